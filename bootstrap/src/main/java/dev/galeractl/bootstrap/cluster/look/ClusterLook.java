package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Member;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Unheard;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.Hosts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at the hosts of a described cluster, all at once, with one script each that reads and changes nothing. Needs root there: a datadir is closed to others. */
public final class ClusterLook {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LONGEST_ANSWER = 8 << 20;

    private final ClusterDescription cluster;
    private final InstantSource clock;
    /** Of each node's server program, as the looks before have learned it: not to start a server again only to hear its version. */
    private final Map<String, String> versions = new ConcurrentHashMap<>();

    /** @param clock of this machine, against which those of the hosts are held */
    public ClusterLook(ClusterDescription cluster, InstantSource clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /**
     * Looks at all of them.
     *
     * @param hosts of the description's nodes, in its order, none twice
     * @throws InterruptedException if this thread was interrupted; what ran is ended then
     */
    public ClusterFacts look(List<? extends Host> hosts) throws InterruptedException {
        return look(hosts, this::askAll);
    }

    /**
     * Looks again, just before a server is stopped or started. What says nothing of whether it may be, and would take its time, is left out, as if it could not be
     * learned: {@link MemberFacts#dataBytes}, {@link MemberFacts#missing}, {@link MemberFacts#firewalls}, {@link MemberFacts#confinement}, {@link MemberFacts#resolved} and
     * the versions of tools; the clock is doubted more.
     *
     * @param hosts likewise
     * @throws InterruptedException likewise
     */
    public ClusterFacts lookAgain(List<? extends Host> hosts) throws InterruptedException {
        return look(hosts, this::askBriefly);
    }

    private ClusterFacts look(List<? extends Host> hosts, Asking asking) throws InterruptedException {
        if (hosts.size() != cluster.nodes().size()) {
            throw new IllegalArgumentException("not one host for each node");
        }
        IdentityHashMap<Host, LookQuestion> questions = new IdentityHashMap<>();
        for (int i = 0; i < hosts.size(); i++) {
            questions.put(hosts.get(i), LookQuestion.of(cluster, cluster.nodes().get(i)));
        }
        List<Hosts.Answer<MemberFacts>> answers =
                Hosts.ask(hosts, host -> asking.ask(host, Objects.requireNonNull(questions.get(host))));
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            members.add(member(cluster.nodes().get(i), answers.get(i)));
        }
        return new ClusterFacts(members);
    }

    private static Member member(Node node, Hosts.Answer<MemberFacts> answer) {
        return answer instanceof Hosts.Answer.Given<MemberFacts> given
                ? new Heard(node.name(), given.value())
                : new Unheard(node.name(), ((Hosts.Answer.Missing<MemberFacts>) answer).problem());
    }

    private MemberFacts askAll(Host host, LookQuestion question) throws HostProblem {
        // Connecting, and finding out how to be root, shall not count as doubt about the clock.
        host.run(HostCommand.of("true").asRoot().onlyReading());
        return ask(host, question, question.arguments());
    }

    private MemberFacts askBriefly(Host host, LookQuestion question) throws HostProblem {
        Optional<String> version =
                Optional.ofNullable(versions.get(question.node().name()));
        return ask(host, question, question.briefArguments(version));
    }

    private MemberFacts ask(Host host, LookQuestion question, List<String> arguments) throws HostProblem {
        Instant sent = clock.instant();
        CommandResult result = host.run(LookScript.with(arguments).within(LIMIT).keeping(LONGEST_ANSWER));
        Instant answered = clock.instant();
        ServerAnswer.stampedVersion(result.text())
                .ifPresent(it -> versions.put(question.node().name(), it));
        return LookAnswer.facts(question, result.text(), sent, answered)
                .orElseThrow(() -> HostProblem.of(
                        Kind.ANSWER_INCOMPLETE,
                        host.name(),
                        "said",
                        result.errors().strip()));
    }

    /** Asks one host. */
    private interface Asking {
        MemberFacts ask(Host host, LookQuestion question) throws HostProblem;
    }
}
