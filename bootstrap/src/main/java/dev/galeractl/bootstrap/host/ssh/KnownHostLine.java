package dev.galeractl.bootstrap.host.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A line of a file of known hosts.
 *
 * @param kind what its marker makes of it
 * @param names whom it is about: names, addresses and patterns, or one hashed name
 * @param key the key
 * @param place file:line
 */
record KnownHostLine(Kind kind, List<String> names, HostKey key, String place) {
    enum Kind {
        KEY,
        REVOKED,
        AUTHORITY
    }

    private static final String HASHED = "|1|";
    private static final Pattern SPACE = Pattern.compile("[ \t\r]+");

    static Optional<KnownHostLine> parse(String line, String place) {
        String stripped = line.strip();
        if (stripped.isEmpty() || stripped.startsWith("#")) {
            return Optional.empty();
        }
        Kind kind = Kind.KEY;
        String[] words = SPACE.split(stripped, -1);
        int first = 0;
        if (words[0].startsWith("@")) {
            first = 1;
            switch (words[0]) {
                case "@revoked" -> kind = Kind.REVOKED;
                case "@cert-authority" -> kind = Kind.AUTHORITY;
                default -> {
                    return Optional.empty();
                }
            }
        }
        if (words.length < first + 3) {
            return Optional.empty();
        }
        return Optional.of(new KnownHostLine(
                kind, List.of(words[first].split(",", -1)), new HostKey(words[first + 1], words[first + 2]), place));
    }

    /** Whether it is about a host, written as the file would: {@code [host]:port} unless the port is the usual one. */
    boolean isAbout(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean found = false;
        for (String pattern : names) {
            if (pattern.startsWith("!")) {
                if (matches(pattern.substring(1), name)) {
                    return false;
                }
            } else {
                found |= pattern.startsWith(HASHED) ? isHashOf(pattern, name) : matches(pattern, name);
            }
        }
        return found;
    }

    /** {@code *} is any text, {@code ?} any character; everything else is itself. */
    private static boolean matches(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return Pattern.matches(regex.toString(), name);
    }

    /** {@code |1|salt|HMAC-SHA1 of the name, keyed with the salt}, both in Base64. */
    private static boolean isHashOf(String hashed, String name) {
        String[] parts = hashed.substring(HASHED.length()).split("\\|", -1);
        if (parts.length != 2) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[0]), "HmacSHA1"));
            return MessageDigest.isEqual(
                    mac.doFinal(name.getBytes(StandardCharsets.UTF_8)),
                    Base64.getDecoder().decode(parts[1]));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
