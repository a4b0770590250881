package dev.galeractl.bootstrap.fact;

import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.position.Gtid;
import dev.galeractl.replication.position.Seqno;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Facts for tests: a good empty node db1 with two members that are not started yet, until something else is said. */
public final class SomeFacts {
    public static final UUID CLUSTER = UUID.fromString("95039a0f-e664-11f1-ba08-822a38b59fd7");
    public static final UUID OTHER_CLUSTER = UUID.fromString("11111111-e664-11f1-ba08-822a38b59fd7");
    public static final Path DATADIR = Path.of("/db1/data");

    private DatadirFacts datadir = datadir(Contents.EMPTY);
    private ServerFacts server = new ServerFacts.Stopped();
    private OptionFileFacts optionFile = file("gcomm://10.0.0.1,10.0.0.2,10.0.0.3", List.of("10.0.0.2", "10.0.0.3"));
    private List<PeerEvidence> peers =
            new ArrayList<>(List.of(peer("10.0.0.2", Answer.REFUSED), peer("10.0.0.3", Answer.REFUSED)));
    private Optional<PriorRun> prior = Optional.empty();
    private Optional<ServiceUnit> unit = Optional.empty();

    public static DatadirFacts datadir(Contents contents) {
        List<String> schemas = contents == Contents.USER_DATA ? List.of("shop") : List.of();
        return new DatadirFacts(DATADIR, contents, schemas, Optional.empty(), Optional.empty(), false, false, false);
    }

    /**
     * A datadir with a saved state.
     *
     * @param seqno -1 for undefined
     */
    public static DatadirFacts datadir(Contents contents, UUID uuid, long seqno, boolean safe) {
        Gtid position = new Gtid(uuid, seqno < 0 ? Seqno.UNDEFINED : Seqno.of(seqno));
        DatadirFacts plain = datadir(contents);
        return new DatadirFacts(
                DATADIR,
                contents,
                plain.userSchemas(),
                Optional.of(new GrastateFile(Optional.of("2.1"), position, Optional.of(safe))),
                Optional.empty(),
                true,
                seqno < 0,
                seqno >= 0);
    }

    public static PeerEvidence peer(String address, Answer answer) {
        return new PeerEvidence(address, address + ":4567", answer, Optional.empty());
    }

    public static PeerEvidence member(String address, UUID cluster, boolean primary) {
        return new PeerEvidence(address, address + ":4567", Answer.GALERA, Optional.of(status(cluster, primary)));
    }

    public static WsrepStatus status(UUID cluster, boolean primary) {
        return new WsrepStatus(Map.of(
                "wsrep_cluster_name",
                "xtra",
                "wsrep_cluster_state_uuid",
                cluster.toString(),
                "wsrep_cluster_status",
                primary ? "Primary" : "non-Primary",
                "wsrep_local_state",
                primary ? "4" : "0",
                "wsrep_local_state_comment",
                primary ? "Synced" : "Initialized",
                "wsrep_ready",
                primary ? "ON" : "OFF",
                "wsrep_last_committed",
                "10",
                "wsrep_local_cached_downto",
                "5"));
    }

    public static OptionFileFacts file(String address, List<String> others) {
        boolean bootstrap = address.equals("gcomm://");
        return new OptionFileFacts(
                Optional.of(address).filter(it -> !it.isEmpty()),
                bootstrap,
                others,
                others,
                List.of(),
                List.of(),
                bootstrap ? Optional.of("the diff") : Optional.empty());
    }

    public SomeFacts with(DatadirFacts other) {
        this.datadir = other;
        return this;
    }

    public SomeFacts with(Contents contents) {
        return with(datadir(contents));
    }

    public SomeFacts with(OptionFileFacts other) {
        this.optionFile = other;
        return this;
    }

    public SomeFacts running(Origin origin, Optional<WsrepStatus> status) {
        this.server = new ServerFacts.Running(4711, origin, status);
        return this;
    }

    public SomeFacts peers(PeerEvidence... others) {
        this.peers = List.of(others);
        return this;
    }

    public SomeFacts prior(PriorRun run) {
        this.prior = Optional.of(run);
        return this;
    }

    /** A service that reads exactly the option file; the server that runs, if one does, is its own. */
    public SomeFacts service() {
        return service(new ServiceReading(ServiceReading.Kind.EXACTLY, List.of()), false, false);
    }

    public SomeFacts service(ServiceReading reading, boolean switched, boolean patient) {
        this.unit = Optional.of(
                new ServiceUnit(InitSystem.SYSTEMD, "mariadb", reading, Optional.of(4711L), switched, patient));
        return this;
    }

    public Facts facts() {
        HostFacts host = new HostFacts(
                Optional.of(Path.of("/usr/sbin/mariadbd")),
                Optional.of("MariaDB 10.11.19"),
                Optional.empty(),
                List.of(),
                Optional.of(10L << 30),
                List.of(),
                "rsync",
                List.of(),
                List.of(),
                false,
                Path.of("/db1/s"),
                unit);
        return new Facts(new NodeFacts("db1", Path.of("/db1/my.cnf"), optionFile, datadir, server, host, prior), peers);
    }
}
