package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.replication.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/** What real hosts of Debian 12 and 13 answered to {@code look.sh}. */
public final class RecordedAnswers {
    /** The package's server runs as it was installed. */
    public static final String FRESH = "debian12-fresh.txt";

    /** The only member of a cluster, Synced, with a schema {@code shop}. */
    public static final String MEMBER = "debian12-member.txt";

    /** The same host after its server was stopped. */
    public static final String STOPPED = "debian12-stopped.txt";

    /** Packages of Debian 13, whose server was not started yet. */
    public static final String OTHER_VERSION = "debian13-stopped.txt";

    /** What the hosts are to be; db3 is known by its name. */
    public static final ClusterDescription CLUSTER = describe("""
            cluster: shop
            server: mariadb-10.11
            nodes:
              - {name: db1, address: 10.9.0.1}
              - {name: db2, address: 10.9.0.2}
              - {name: db3, address: db3.example}
            sst: {method: mariabackup, account: sst, password: "env:SST"}
            """);

    private RecordedAnswers() {}

    /** A description without mistakes. */
    public static ClusterDescription describe(String yaml) {
        return ClusterFile.read(new SourceText("cluster.yaml", yaml))
                .description()
                .orElseThrow();
    }

    /** The text of a recording. */
    public static String text(String recording) {
        try (InputStream in = Objects.requireNonNull(RecordedAnswers.class.getResourceAsStream(recording), recording)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a host that answered so is, as a node of the cluster; its clock is right. */
    public static MemberFacts facts(String node, String recording) {
        return facts(CLUSTER, node, text(recording));
    }

    /** The same, of a cluster and a text. */
    public static MemberFacts facts(ClusterDescription cluster, String node, String text) {
        return factsAt(cluster, node, text, sent(text), answered(text));
    }

    /** The same, asked at that time. */
    public static MemberFacts factsAt(
            ClusterDescription cluster, String node, String text, Instant sent, Instant answered) {
        return LookAnswer.facts(LookQuestion.of(cluster, cluster.node(node).orElseThrow()), text, sent, answered)
                .orElseThrow();
    }

    /** When the question was sent: 20 milliseconds before the host's clock was read first. */
    public static Instant sent(String text) {
        return instant(text, "begin").minusMillis(20);
    }

    /** When the answer was there: 40 milliseconds after the host's clock was read last. */
    public static Instant answered(String text) {
        return instant(text, "end").plusMillis(40);
    }

    private static Instant instant(String text, String section) {
        double seconds = Double.parseDouble(Sections.of(text).line(section).orElseThrow());
        return Instant.ofEpochMilli((long) (seconds * 1000));
    }
}
