package dev.galeractl.replication.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numeric addresses, told from names without ever asking a resolver. */
final class IpLiteral {

    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[0-9A-Za-z_.-]+)?");

    private IpLiteral() {}

    static Optional<InetAddress> parse(String text) {
        try {
            Matcher v4 = V4.matcher(text);
            if (v4.matches()) {
                byte[] bytes = new byte[4];
                for (int i = 0; i < 4; i++) {
                    int part = Integer.parseInt(v4.group(i + 1));
                    if (part > 255) {
                        return Optional.empty();
                    }
                    bytes[i] = (byte) part;
                }
                return Optional.of(InetAddress.getByAddress(bytes));
            }
            if (V6.matcher(text).matches()) {
                // A text with a colon is never looked up. The zone is dropped: it need not exist on this machine.
                int zone = text.indexOf('%');
                return Optional.of(InetAddress.getByName("[" + (zone < 0 ? text : text.substring(0, zone)) + "]"));
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
