package dev.galeractl.bootstrap.plan;

import dev.galeractl.bootstrap.text.Sentence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A step on a host that a service manager starts servers on. Data only; no secret is part of it. */
public sealed interface HostStep extends Step {
    /** Keeps every other operation on this cluster away from these hosts, until it is released or broken by name. */
    record TakeClusterLock(List<String> nodes, String operation) implements HostStep {
        public TakeClusterLock {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String node() {
            return String.join(", ", nodes);
        }

        @Override
        public String slug() {
            return "take-cluster-lock";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.take-cluster-lock", "nodes", node(), "operation", operation);
        }
    }

    /** Takes the lock away that another operation left, by the name of that operation and of no other. */
    record BreakClusterLock(List<String> nodes, String operation) implements HostStep {
        public BreakClusterLock {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String node() {
            return String.join(", ", nodes);
        }

        @Override
        public String slug() {
            return "break-cluster-lock";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.break-cluster-lock", "nodes", node(), "operation", operation);
        }
    }

    /** Stops the server that a fresh package has started: no data of people, no replication. */
    record StopFreshServer(String node, String unit) implements HostStep {
        @Override
        public String slug() {
            return "stop-fresh-server";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.stop-fresh-server", "node", node, "unit", unit);
        }
    }

    /** Stops a server that answers its clients, by the service that runs it. */
    record StopService(String node, String unit) implements HostStep {
        @Override
        public String slug() {
            return "stop-service";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.stop-service", "node", node, "unit", unit);
        }
    }

    /** Puts the option file there; what it replaces is kept beside it. */
    record WriteOptionFile(String node, Path file, String text, Path copy) implements HostStep {
        @Override
        public String slug() {
            return "write-option-file";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    "step.write-option-file", "node", node, "file", file.toString(), "copy", copy.toString());
        }
    }

    /** Puts the file with the transfer account's password there, for the server's account alone. The password is looked up when the step is taken. */
    record WriteSecretFile(String node, Path file) implements HostStep {
        @Override
        public String slug() {
            return "write-secret-file";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.write-secret-file", "node", node, "file", file.toString());
        }
    }

    /** Makes the authority that signs the certificates of this cluster, unless the node keeps it already. */
    record MakeAuthority(String node, Path key) implements HostStep {
        @Override
        public String slug() {
            return "make-authority";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.make-authority", "node", node, "key", key.toString());
        }
    }

    /**
     * Gives a node a key and a certificate for it, unless what it has is good; what is replaced is kept beside.
     *
     * @param keepers the nodes of which one keeps the authority's key
     * @param operation names the copies
     */
    record IssueCertificate(String node, List<String> keepers, Path certificate, String operation) implements HostStep {
        public IssueCertificate {
            keepers = List.copyOf(keepers);
        }

        @Override
        public String slug() {
            return "issue-certificate";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.issue-certificate", "node", node, "certificate", certificate.toString());
        }
    }

    /** Lets the service manager wait longer for a start: a full state transfer takes its time. Until the host is booted again, or until it is taken back. */
    record RaiseStartTimeout(String node, String unit, Duration limit) implements HostStep {
        /** Longer than any transfer takes; one that does not move is given up much earlier. */
        public static final Duration LONGEST = Duration.ofDays(1);

        @Override
        public String slug() {
            return "raise-start-timeout";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    "step.raise-start-timeout", "node", node, "unit", unit, "hours", Long.toString(limit.toHours()));
        }
    }

    /** Starts the server as the first of a new cluster, this once. */
    record StartFirst(String node, Founding by) implements HostStep {
        @Override
        public String slug() {
            return "start-first";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.start-first", "node", node, "unit", by.unit());
        }
    }

    /** Starts the server as a member of the running cluster. */
    record StartJoiner(String node, String unit) implements HostStep {
        @Override
        public String slug() {
            return "start-joiner";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.start-joiner-unit", "node", node, "unit", unit);
        }
    }

    /** Makes the database account with which a donor reads its data; the cluster brings it to all other nodes. */
    record CreateTransferAccount(String node, String account) implements HostStep {
        @Override
        public String slug() {
            return "create-transfer-account";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.create-transfer-account", "node", node, "account", account);
        }
    }

    /** Takes the longer start timeout back. */
    record LowerStartTimeout(String node, String unit) implements HostStep {
        @Override
        public String slug() {
            return "lower-start-timeout";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.lower-start-timeout", "node", node, "unit", unit);
        }
    }

    /** Takes every switch away that would make a new cluster at the next start. */
    record ClearBootstrapSwitches(List<String> nodes) implements HostStep {
        public ClearBootstrapSwitches {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String node() {
            return String.join(", ", nodes);
        }

        @Override
        public String slug() {
            return "clear-bootstrap-switches";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.clear-bootstrap-switches", "nodes", node());
        }
    }

    /**
     * Asks every node whether all of them are one cluster.
     *
     * @param schema in which a row is written on each node and read on all, before it is dropped; empty for reading only
     */
    record VerifyCluster(List<String> nodes, Optional<String> schema) implements HostStep {
        public VerifyCluster {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String node() {
            return String.join(", ", nodes);
        }

        @Override
        public String slug() {
            return "verify-cluster";
        }

        @Override
        public boolean mutates() {
            return schema.isPresent();
        }

        @Override
        public Sentence sentence() {
            return schema.map(it -> Sentence.of("step.verify-cluster.writing", "nodes", node(), "schema", it))
                    .orElseGet(() -> Sentence.of("step.verify-cluster.reading", "nodes", node()));
        }
    }

    /** Lets other operations in again. */
    record ReleaseClusterLock(List<String> nodes, String operation) implements HostStep {
        public ReleaseClusterLock {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String node() {
            return String.join(", ", nodes);
        }

        @Override
        public String slug() {
            return "release-cluster-lock";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.release-cluster-lock", "nodes", node(), "operation", operation);
        }
    }
}
