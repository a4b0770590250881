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
            Optional<byte[]> bytes = bytes(text);
            return bytes.isPresent() ? Optional.of(InetAddress.getByAddress(bytes.get())) : Optional.empty();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    /** The bytes of the address, 4 or 16. For one without a colon no class of the JDK's network is loaded, which takes a cold JVM a millisecond. */
    static Optional<byte[]> bytes(String text) {
        try {
            if (text.indexOf(':') < 0) {
                byte[] bytes = new byte[4];
                return readV4(text, bytes) ? Optional.of(bytes) : Optional.empty();
            }
            if (!V6.FORM.matcher(text).matches()) {
                return Optional.empty();
            }
            // A text with a colon is never looked up. The zone is dropped: it need not exist on this machine.
            int zone = text.indexOf('%');
            return Optional.of(InetAddress.getByName("[" + (zone < 0 ? text : text.substring(0, zone)) + "]")
                    .getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    static boolean isLoopback(byte[] address) {
        return address.length == 4 ? address[0] == 127 : isZeroBut(address, 1);
    }

    static boolean isWildcard(byte[] address) {
        return isZeroBut(address, 0);
    }

    /** @param last what the last byte is */
    private static boolean isZeroBut(byte[] address, int last) {
        for (int i = 0; i < address.length - 1; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address[address.length - 1] == last;
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
