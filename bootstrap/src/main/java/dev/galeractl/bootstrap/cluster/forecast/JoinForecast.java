package dev.galeractl.bootstrap.cluster.forecast;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.NodeOptions;
import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.StateTransferForecast;
import dev.galeractl.bootstrap.plan.ExpectedTransfer;
import dev.galeractl.bootstrap.plan.ExpectedTransfer.Kind;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.position.Gtid;
import dev.galeractl.replication.state.WsrepStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a node that joins will get its data. What is not known is empty; an incremental transfer is forecast only where it is proved to be possible.
 *
 * @param joiner its name
 * @param transfer incremental or full; empty if no donor was heard
 * @param donor the most probable one
 * @param why how the transfer, and then this donor, follow from the facts; without a donor only why there is none
 * @param bytes that have to be moved: of a full transfer what lies in the donor's datadir, of an incremental one the missing write-sets at their mean size
 * @param time at the rate that was stated, the start of the server not included
 * @param fits whether the joiner's disk has room for it; a full copy comes beside what is set aside
 */
public record JoinForecast(
        String joiner,
        Optional<StateTransferForecast> transfer,
        Optional<String> donor,
        List<Sentence> why,
        Optional<Long> bytes,
        Optional<Duration> time,
        Optional<Boolean> fits) {

    public JoinForecast {
        why = List.copyOf(why);
    }

    /**
     * Forecasts the join of a node whose host was heard.
     *
     * @param bytesPerSecond that the network or the disks can do, as somebody says; empty if nobody does
     */
    public static JoinForecast of(
            ClusterDescription cluster, ClusterFacts facts, String joiner, Optional<Long> bytesPerSecond) {
        Node node = cluster.node(joiner).orElseThrow();
        MemberFacts own = facts.of(joiner).orElseThrow();
        List<Donor> donors = donors(cluster, facts, joiner);
        Gtid position = own.node().datadir().position();
        boolean proved = provesPosition(own.node().datadir());
        String preferred = NodeOptions.of(cluster, node)
                .effective()
                .value("wsrep_sst_donor")
                .orElse("");
        Optional<DonorChoice> choice =
                DonorChoice.of(donors, preferred, node.segment(), it -> proved && it.canSendAfter(position));
        if (choice.isEmpty()) {
            return new JoinForecast(
                    joiner,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(Sentence.of("forecast.no-donor", "joiner", joiner)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        Donor donor = choice.get().donor();
        boolean incremental = proved && donor.canSendAfter(position);
        Optional<Long> bytes = incremental
                ? missingBytes(donor, position.seqno().value().orElseThrow())
                : donor.facts().dataBytes();
        long cache = NodeOptions.of(cluster, node).cacheBytes().orElse(0);
        return new JoinForecast(
                joiner,
                Optional.of(incremental ? StateTransferForecast.INCREMENTAL : StateTransferForecast.FULL),
                Optional.of(donor.node().name()),
                List.of(
                        reason(own.node().datadir(), donor, incremental),
                        choice.get().why()),
                bytes,
                bytes.flatMap(it -> bytesPerSecond.filter(rate -> rate > 0).map(rate -> Duration.ofSeconds(it / rate))),
                incremental
                        ? Optional.of(true)
                        : bytes.flatMap(it -> own.node().host().freeBytes().map(free -> it + cache <= free)));
    }

    /** The same as part of a plan. */
    ExpectedTransfer expected() {
        return new ExpectedTransfer(
                joiner,
                transfer.map(it -> switch (it) {
                            case INCREMENTAL -> Kind.IST;
                            case FULL -> Kind.SST;
                        })
                        .orElse(Kind.UNKNOWN),
                why.get(0),
                donor,
                why.stream().skip(1).findFirst(),
                bytes,
                fits);
    }

    private static List<Donor> donors(ClusterDescription cluster, ClusterFacts facts, String joiner) {
        return cluster.nodes().stream()
                .filter(it -> !it.name().equals(joiner))
                .flatMap(it ->
                        facts
                                .of(it.name())
                                .flatMap(member -> synced(member).map(status -> new Donor(it, member, status)))
                                .stream())
                .toList();
    }

    private static Optional<WsrepStatus> synced(MemberFacts member) {
        return member.node().server() instanceof ServerFacts.Running running
                ? running.status().filter(WsrepStatus::synced)
                : Optional.empty();
    }

    private static boolean provesPosition(DatadirFacts datadir) {
        return datadir.position().isDefined() && datadir.cleanlyStopped() && datadir.hasSystemTables();
    }

    private static Optional<Long> missingBytes(Donor donor, long seqno) {
        Optional<Long> count = donor.writeSetsAfter(seqno);
        return count.filter(it -> it == 0)
                .or(() -> count.flatMap(it -> donor.meanWriteSet().map(mean -> it * mean)));
    }

    private static Sentence reason(DatadirFacts datadir, Donor donor, boolean incremental) {
        Gtid position = datadir.position();
        String key = incremental ? "incremental" : full(datadir, donor);
        return Sentence.of(
                "forecast." + key,
                "datadir",
                datadir.path().toString(),
                "position",
                position.toString(),
                "donor",
                donor.node().name(),
                "last",
                donor.status().value("wsrep_last_committed").orElse("?"),
                "first",
                donor.status().value("wsrep_local_cached_downto").orElse("?"));
    }

    private static String full(DatadirFacts datadir, Donor donor) {
        Gtid position = datadir.position();
        if (!datadir.hasSystemTables()) {
            return "full.empty";
        } else if (!position.hasHistory()) {
            return datadir.formerMember() ? "full.unclean" : "full.stranger";
        } else if (!donor.status().clusterStateUuid().equals(Optional.of(position.uuid()))) {
            return "full.other-history";
        }
        return provesPosition(datadir) ? "full.cache" : "full.unclean";
    }
}
