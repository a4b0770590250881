package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.fact.ListeningSockets;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.Hosts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Looks at the hosts of arbitrators, all at once; reads and changes nothing. */
public final class ArbitratorLook {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final byte[] SCRIPT = LookScript.join("packages.sh", "arbitrator.sh");
    private static final String NO_SETTINGS_FILE = "/etc/default/garb";

    private ArbitratorLook() {}

    /**
     * Looks at all of them.
     *
     * @param hosts of these arbitrators, in the same order, none twice
     * @throws InterruptedException if this thread was interrupted; what ran is ended then
     */
    public static List<ArbitratorSight> look(List<Arbitrator> arbitrators, List<? extends Host> hosts)
            throws InterruptedException {
        if (hosts.size() != arbitrators.size()) {
            throw new IllegalArgumentException("not one host for each arbitrator");
        }
        IdentityHashMap<Host, Arbitrator> described = new IdentityHashMap<>();
        for (int i = 0; i < hosts.size(); i++) {
            described.put(hosts.get(i), arbitrators.get(i));
        }
        List<ArbitratorSight> sights = new ArrayList<>();
        List<Hosts.Answer<ArbitratorFacts>> answers =
                Hosts.ask(hosts, host -> ask(host, Objects.requireNonNull(described.get(host))));
        for (int i = 0; i < answers.size(); i++) {
            sights.add(sight(arbitrators.get(i).name(), answers.get(i)));
        }
        return sights;
    }

    private static ArbitratorSight sight(String name, Hosts.Answer<ArbitratorFacts> answer) {
        return answer instanceof Hosts.Answer.Given<ArbitratorFacts> given
                ? new ArbitratorSight.Heard(name, given.value())
                : new ArbitratorSight.Unheard(name, ((Hosts.Answer.Missing<ArbitratorFacts>) answer).problem());
    }

    private static ArbitratorFacts ask(Host host, Arbitrator arbitrator) throws HostProblem {
        CommandResult result = host.run(
                HostCommand.of("sh", "-s", "--", NeededProgram.arbitrator().argument())
                        .withInput(SCRIPT)
                        .within(LIMIT)
                        .asRoot()
                        .onlyReading());
        return facts(arbitrator, result.text())
                .orElseThrow(() -> HostProblem.of(
                        Kind.ANSWER_INCOMPLETE,
                        host.name(),
                        "said",
                        result.errors().strip()));
    }

    /** Reads the script's answer; empty if its end is missing. */
    static Optional<ArbitratorFacts> facts(Arbitrator arbitrator, String text) {
        Sections said = Sections.of(text);
        if (!said.has("end")) {
            return Optional.empty();
        }
        Map<String, String> unit = said.pairs("unit", "=");
        ArbitratorFacts facts = new ArbitratorFacts(
                arbitrator.name(),
                said.line("program").map(Path::of),
                Optional.of(unit).filter(it -> !it.isEmpty()).map(ArbitratorLook::service),
                Path.of(said.line("settings-file").orElse(NO_SETTINGS_FILE)),
                said.bytes("settings").map(bytes -> new String(bytes, StandardCharsets.UTF_8)),
                Optional.of(said.lines("listening"))
                        .filter(it -> said.has("listening"))
                        .map(ListeningSockets::of)
                        .map(it -> it.sockets().stream().anyMatch(socket -> socket.port() == arbitrator.port())),
                said.lines("tools"),
                said.firstAfter("machine", "packages"),
                Optional.empty());
        return Optional.of(facts.with(PackageAnswer.ofArbitrator(said, facts)));
    }

    private static ArbitratorFacts.Service service(Map<String, String> unit) {
        return new ArbitratorFacts.Service(
                unit.getOrDefault("Id", "garb").replaceFirst("\\.service$", ""),
                unit.getOrDefault("ActiveState", ""),
                unit.getOrDefault("UnitFileState", "").equals("enabled"),
                unit.getOrDefault("Group", ""));
    }
}
