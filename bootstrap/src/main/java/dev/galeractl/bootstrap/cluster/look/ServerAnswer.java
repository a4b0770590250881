package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.look.MemberFacts.FoundingUnit;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.ServerService;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.replication.node.DatadirNames;
import dev.galeractl.replication.node.DatadirPlace;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.service.TimeSpan;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an answer says of the host's server: its program, what starts it, and its own words if it runs on the datadir. */
final class ServerAnswer {
    private static final String SERVER = "server";
    private static final String DATADIR = "datadir";

    private final Sections said;
    private final Path datadir;

    ServerAnswer(Sections said, Path datadir) {
        this.said = said;
        this.datadir = datadir;
    }

    Optional<Path> program() {
        return said.firstAfter(SERVER, "program").map(Path::of);
    }

    Optional<ServerVersion> version() {
        return said.firstAfter(SERVER, "version").flatMap(ServerVersion::parse);
    }

    /** What {@code look.sh} may be told in its argument {@code version=} from now on. */
    static Optional<String> stampedVersion(String answer) {
        Sections said = Sections.of(answer);
        return said.firstAfter(SERVER, "stamp")
                .flatMap(stamp -> said.firstAfter(SERVER, "version").map(words -> stamp + " " + words));
    }

    ServerFacts server() {
        for (String line : said.lines("servers")) {
            Optional<Long> pid =
                    line.endsWith(" yes") ? Sections.natural(line.substring(0, line.indexOf(' '))) : Optional.empty();
            if (pid.isPresent()) {
                return new ServerFacts.Running(pid.get(), ServerFacts.Origin.FOREIGN, status());
            }
        }
        return new ServerFacts.Stopped();
    }

    /** Its words, if it is the one: two option files may name the same socket. */
    Optional<WsrepStatus> status() {
        List<String> lines = said.withParameter("status").orElse(List.of());
        Map<String, String> values = new TreeMap<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                values.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        WsrepStatus status = new WsrepStatus(values);
        return status.value(DATADIR).map(Path::of).filter(this::isOurs).map(it -> status);
    }

    Optional<DatadirPlace> place() {
        List<String> lines = said.lines(DATADIR);
        return real().map(it -> new DatadirPlace(datadir, it, lines.contains("link"), lines.contains("mountpoint")));
    }

    private Optional<Path> real() {
        return said.firstAfter(DATADIR, "real").map(Path::of);
    }

    private boolean isOurs(Path named) {
        Path plain = named.normalize();
        return plain.equals(datadir.normalize()) || real().equals(Optional.of(plain));
    }

    Optional<List<String>> schemasOfPeople() {
        return status().isEmpty()
                ? Optional.empty()
                : said.withParameter("schemas")
                        .filter(names -> !names.isEmpty())
                        .map(names -> names.stream()
                                .filter(it -> DatadirNames.isOfPeople(it.toLowerCase(Locale.ROOT)))
                                .toList());
    }

    Optional<Boolean> replicates() {
        return status().map(WsrepStatus::hasProvider);
    }

    Optional<ServerService> service() {
        Map<String, String> unit = said.pairs("systemd", "=");
        List<String> switches = said.lines("bootstrap-switches");
        if (unit.containsKey("Id")) {
            return Optional.of(new ServerService(
                    InitSystem.SYSTEMD,
                    unit.getOrDefault("Id", "").replaceFirst("\\.service$", ""),
                    unit.getOrDefault("ActiveState", ""),
                    unit.getOrDefault("UnitFileState", "").startsWith("enabled"),
                    Optional.ofNullable(unit.get("TimeoutStartUSec")).flatMap(TimeSpan::parse),
                    switches,
                    founding()));
        }
        return said.firstAfter("sysv", "script")
                .map(script -> new ServerService(
                        InitSystem.SYSV,
                        script,
                        said.firstAfter("sysv", "guardian").isPresent() ? "active" : "inactive",
                        said.firstAfter("sysv", "boot").isPresent(),
                        Optional.empty(),
                        switches,
                        Optional.empty()));
    }

    private Optional<FoundingUnit> founding() {
        Map<String, String> unit = said.pairs("founding", "=");
        return Optional.ofNullable(unit.get("Id"))
                .filter(it -> "loaded".equals(unit.get("LoadState")))
                .map(id -> new FoundingUnit(id.replaceFirst("\\.service$", ""), unit.getOrDefault("ActiveState", "")));
    }

    /** Empty if nobody told, or if there is no limit. */
    Optional<Long> openFiles() {
        return Optional.ofNullable(said.pairs("systemd", "=").get("LimitNOFILE"))
                .flatMap(Sections::natural);
    }
}
