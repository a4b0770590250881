package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.fact.PortHolder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who listens where, as {@code ss -H -ltnp} tells root: {@code LISTEN 0 5 0.0.0.0:4567 0.0.0.0:* users:(("socat",pid=812,fd=5))} (seen on Debian 12).
 *
 * @param lines as it printed them
 */
record PortHolders(List<String> lines) {
    private static final Pattern LISTENER =
            Pattern.compile("LISTEN +\\d+ +\\d+ +\\S+:(\\d+) +\\S+ +users:\\(\\(\"(.{1,15}?)\",pid=(\\d+),.*");

    PortHolders {
        lines = List.copyOf(lines);
    }

    /** The process on a port; empty if that is not told, or if it is another one at another address. */
    Optional<PortHolder> of(int port) {
        List<PortHolder> there = lines.stream()
                .map(it -> LISTENER.matcher(it.strip()))
                .filter(Matcher::matches)
                .filter(it -> it.group(1).equals(Integer.toString(port)))
                .map(it -> new PortHolder(Long.parseLong(it.group(3)), Optional.of(it.group(2))))
                .distinct()
                .toList();
        return there.size() == 1 ? Optional.of(there.get(0)) : Optional.empty();
    }
}
