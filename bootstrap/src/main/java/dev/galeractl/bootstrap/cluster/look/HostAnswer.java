package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.look.MemberFacts.Clock;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.Confined;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.InterfaceAddress;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.Memory;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.OperatingSystem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer says of the host itself. */
final class HostAnswer {
    private static final Pattern ADDRESS = Pattern.compile(
            "\\d+: ([^\\s@]+)(?:@\\S+)?\\s+inet6? ([0-9a-fA-F.:]+)(?: peer [0-9a-fA-F.:]+)?(?:/(\\d+))?.*");
    private static final Pattern MEMORY = Pattern.compile("(\\w+):\\s+(\\d{1,15}) kB");
    private static final Pattern EPOCH = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?");
    private static final String MACHINE = "machine";
    private static final int BITS_OF_V4 = 32;
    private static final int BITS_OF_V6 = 128;

    private final Sections said;

    HostAnswer(Sections said) {
        this.said = said;
    }

    OperatingSystem system() {
        Map<String, String> os = said.pairs("os", "=");
        return new OperatingSystem(
                unquoted(os.getOrDefault("ID", "")),
                unquoted(os.getOrDefault("VERSION_ID", "")),
                said.firstAfter(MACHINE, "packages"),
                said.firstAfter(MACHINE, "boot"),
                said.firstAfter(MACHINE, "architecture"));
    }

    private static String unquoted(String text) {
        return text.replaceAll("^[\"'](.*)[\"']$", "$1");
    }

    Optional<String> name() {
        return said.firstAfter(MACHINE, "host");
    }

    Optional<Integer> processors() {
        return said.firstAfter(MACHINE, "processors").flatMap(Sections::natural).map(Math::toIntExact);
    }

    Optional<Memory> memory() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (String line : said.lines("memory")) {
            Matcher matcher = MEMORY.matcher(line.strip());
            if (matcher.matches()) {
                bytes.put(matcher.group(1), Long.parseLong(matcher.group(2)) << 10);
            }
        }
        return bytes.keySet().containsAll(List.of("MemTotal", "MemAvailable"))
                ? Optional.of(new Memory(bytes.getOrDefault("MemTotal", 0L), bytes.getOrDefault("MemAvailable", 0L)))
                : Optional.empty();
    }

    List<InterfaceAddress> addresses() {
        Map<String, String> mtu = said.pairs("mtu", " ");
        List<InterfaceAddress> addresses = new ArrayList<>();
        for (String line : said.lines("addresses")) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.matches()) {
                String address = matcher.group(2);
                int bits = address.indexOf(':') < 0 ? BITS_OF_V4 : BITS_OF_V6;
                addresses.add(new InterfaceAddress(
                        address,
                        Optional.ofNullable(matcher.group(3))
                                .map(Integer::parseInt)
                                .orElse(bits),
                        matcher.group(1),
                        Optional.ofNullable(mtu.get(matcher.group(1)))
                                .flatMap(Sections::natural)
                                .map(Math::toIntExact)));
            }
        }
        return addresses;
    }

    Map<String, List<String>> resolved() {
        Map<String, List<String>> resolved = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : said.lines("names")) {
            if (line.startsWith("name ")) {
                current = new ArrayList<>();
                resolved.put(line.substring("name ".length()), current);
            } else if (line.startsWith("address ")) {
                current.add(line.substring("address ".length()).strip());
            }
        }
        return resolved;
    }

    /**
     * Its clock, from its time at the look's beginning and end. Its first time was read after the question was sent, and its last one before the answer came: so
     * the offset lies between two bounds, however long the look took.
     */
    Optional<Clock> clock(Instant sent, Instant answered) {
        Optional<Instant> begin = said.line("begin").flatMap(HostAnswer::instant);
        Optional<Instant> end = said.line("end").flatMap(HostAnswer::instant);
        if (begin.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        Duration most = Duration.between(sent, begin.get());
        Duration least = Duration.between(answered, end.get());
        return Optional.of(new Clock(
                least.plus(most).dividedBy(2), most.minus(least).dividedBy(2).abs()));
    }

    private static Optional<Instant> instant(String epoch) {
        if (!EPOCH.matcher(epoch).matches()) {
            return Optional.empty();
        }
        BigDecimal seconds = new BigDecimal(epoch);
        return Optional.of(Instant.ofEpochSecond(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue()));
    }

    Optional<Confined> confinement() {
        if (!said.has("confinement")) {
            return Optional.empty();
        }
        Optional<String> seLinux = said.firstAfter("confinement", "selinux")
                .map(enforced -> enforced.equals("1") ? "Enforcing" : "Permissive");
        return Optional.of(new Confined(seLinux, said.firstAfter("confinement", "apparmor")));
    }

    List<String> firewalls() {
        return said.lines("firewalls");
    }

    Map<String, String> tools() {
        return said.pairs("tools", " ");
    }
}
