package dev.galeractl.replication.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numeric addresses, told from names without ever asking a resolver. */
final class IpLiteral {

    private IpLiteral() {}

    static Optional<InetAddress> parse(String text) {
        try {
            if (text.indexOf(':') < 0) {
                byte[] bytes = new byte[4];
                return readV4(text, bytes) ? Optional.of(InetAddress.getByAddress(bytes)) : Optional.empty();
            }
            if (!V6.FORM.matcher(text).matches()) {
                return Optional.empty();
            }
            // A text with a colon is never looked up. The zone is dropped: it need not exist on this machine.
            int zone = text.indexOf('%');
            return Optional.of(InetAddress.getByName("[" + (zone < 0 ? text : text.substring(0, zone)) + "]"));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Four numbers of one to three digits up to 255, with dots between them. */
    private static boolean readV4(String text, byte[] bytes) {
        int part = 0;
        int digits = 0;
        int value = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c >= '0' && c <= '9') {
                digits++;
                value = 10 * value + c - '0';
                if (digits > 3 || value > 255) {
                    return false;
                }
            } else if (c == '.' && digits > 0 && part < bytes.length) {
                bytes[part] = (byte) value;
                part++;
                digits = 0;
                value = 0;
            } else {
                return false;
            }
        }
        return part == bytes.length;
    }

    /** Compiled where the first address with a colon is. */
    private static final class V6 {
        static final Pattern FORM = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[0-9A-Za-z_.-]+)?");
    }
}
