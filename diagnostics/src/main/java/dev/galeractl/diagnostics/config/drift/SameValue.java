package dev.galeractl.diagnostics.config.drift;

import dev.galeractl.diagnostics.config.rules.ReadValue;
import dev.galeractl.replication.address.ClusterAddress;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.Target;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether what a file says and what a server runs with are one value. Servers write values in their own way: with a slash at the end, in another order,
 * rounded to their blocks (all seen on MariaDB 10.11.19 with Galera 26.4.23). In doubt it is one.
 */
final class SameValue {
    private static final String SCHEME = "^(tcp|ssl|udp)://";

    private final Optional<KnownOption> option;
    private final Target target;
    private final BigDecimal step;

    /** @param step to which the server rounds; 0 if it does not */
    SameValue(Optional<KnownOption> option, Target target, BigDecimal step) {
        this.option = option;
        this.target = target;
        this.step = step;
    }

    boolean test(String written, String running) {
        ReadValue one = ReadValue.of(option, target, written);
        ReadValue other = ReadValue.of(option, target, running);
        if (!one.readable() || one.normal().equalsIgnoreCase(other.normal())) {
            // Of a value that the option does not take other rules speak.
            return true;
        }
        if (one.amount().isPresent() && other.amount().isPresent()) {
            return isRounded(one.amount().get(), other.amount().get());
        }
        return isLeftToTheServer(written)
                || isSamePath(written, running)
                || isSameCluster(written, running)
                || isSameCharset(written, running)
                || words(written).equals(words(running))
                || isPartOfAddress(written, running);
    }

    private boolean isRounded(BigDecimal written, BigDecimal running) {
        return step.signum() > 0
                && running.remainder(step).signum() == 0
                && written.subtract(running).abs().compareTo(step) < 0;
    }

    private static boolean isLeftToTheServer(String written) {
        return written.isBlank() || written.equalsIgnoreCase("auto");
    }

    /** Where a relative path begins is the server's matter. */
    private static boolean isSamePath(String written, String running) {
        if (!running.startsWith("/")) {
            return false;
        }
        return written.startsWith("/")
                ? path(written).equals(path(running))
                : path(running).endsWith("/" + path(written));
    }

    private static String path(String text) {
        return text.replaceAll("/(\\./|/)+", "/").replaceFirst("^\\./", "").replaceFirst("(?<=.)/$", "");
    }

    private static boolean isSameCluster(String written, String running) {
        if (!written.startsWith("gcomm://") || !running.startsWith("gcomm://")) {
            return false;
        }
        ClusterAddress one = ClusterAddress.parse(written);
        ClusterAddress other = ClusterAddress.parse(running);
        return members(one).equals(members(other)) && one.options().equals(other.options());
    }

    private static Set<String> members(ClusterAddress address) {
        return address.members().stream()
                .map(it -> it.host().toLowerCase(Locale.ROOT) + " " + it.port())
                .collect(Collectors.toSet());
    }

    /** {@code utf8} has meant utf8mb3 and means utf8mb4 where {@code old_mode} says so. */
    private static boolean isSameCharset(String written, String running) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (!lower.matches("utf8(_.*)?")) {
            return false;
        }
        String rest = lower.substring("utf8".length());
        return running.equalsIgnoreCase("utf8mb3" + rest) || running.equalsIgnoreCase("utf8mb4" + rest);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,;]", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The provider completes an address with what was left out, the port behind it, and writes the scheme that it uses before it. */
    private static boolean isPartOfAddress(String written, String running) {
        String one = written.replaceFirst(SCHEME, "");
        String other = running.replaceFirst(SCHEME, "");
        return other.equals(one) || (other.startsWith(one + ":") && running.contains("://"));
    }
}
