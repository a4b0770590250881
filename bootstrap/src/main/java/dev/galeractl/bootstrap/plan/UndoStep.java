package dev.galeractl.bootstrap.plan;

import dev.galeractl.bootstrap.text.Sentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A step that takes back what another operation did on a host. None of them deletes data: what is not wanted any more is moved aside. */
public sealed interface UndoStep extends Step {
    /**
     * Stops a server that the operation started.
     *
     * @param receiving it is not Synced: what it has is a copy that is not whole. Such a server does not hear a request to stop, and may be killed.
     */
    record StopStarted(String node, String unit, boolean receiving) implements UndoStep {
        @Override
        public String slug() {
            return "stop-started";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    receiving ? "step.stop-started.receiving" : "step.stop-started", "node", node, "unit", unit);
        }
    }

    /**
     * Takes away what the operation made inside a server that stays.
     *
     * @param account of the state transfer, if the operation made it
     * @param schema in which the cluster was tried, if it may still be there
     */
    record RemoveFromServer(String node, Optional<String> account, Optional<String> schema) implements UndoStep {
        @Override
        public String slug() {
            return "remove-from-server";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    "step.remove-from-server",
                    "node",
                    node,
                    "account",
                    account.orElse("-"),
                    "schema",
                    schema.orElse("-"));
        }
    }

    /** Moves a data directory that the operation made, or that a state transfer filled, out of the way. */
    record MoveDatadirAway(String node, Path datadir, Path away) implements UndoStep {
        @Override
        public String slug() {
            return "move-datadir-away";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    "step.move-datadir-away", "node", node, "datadir", datadir.toString(), "away", away.toString());
        }
    }

    /** Puts a data directory that the operation had set aside back where it was. */
    record RestoreDatadir(String node, Path aside, Path datadir) implements UndoStep {
        @Override
        public String slug() {
            return "restore-datadir";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    "step.restore-datadir", "node", node, "datadir", datadir.toString(), "aside", aside.toString());
        }
    }

    /**
     * Removes Galera's own files from a data directory that was no member's before the operation.
     *
     * @param files names of those that were not there before
     */
    record ForgetMembership(String node, Path datadir, List<String> files) implements UndoStep {
        public ForgetMembership {
            files = List.copyOf(files);
        }

        @Override
        public String slug() {
            return "forget-membership";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    "step.forget-membership",
                    "node",
                    node,
                    "datadir",
                    datadir.toString(),
                    "files",
                    String.join(", ", files));
        }
    }

    /**
     * Puts a file back as it was, if it still is what the operation wrote.
     *
     * @param copy of what was there before; empty if nothing was
     * @param operation that wrote it
     */
    record RestoreFile(String node, Path file, Optional<Path> copy, String operation) implements UndoStep {
        @Override
        public String slug() {
            return "restore-file";
        }

        @Override
        public Sentence sentence() {
            return copy.map(it -> Sentence.of(
                            "step.restore-file", "node", node, "file", file.toString(), "copy", it.toString()))
                    .orElseGet(() -> Sentence.of("step.remove-file", "node", node, "file", file.toString()));
        }
    }

    /** Starts the server that the package had started, and that the operation stopped. */
    record StartPackageServer(String node, String unit, String operation) implements UndoStep {
        @Override
        public String slug() {
            return "start-package-server";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.start-package-server", "node", node, "unit", unit);
        }
    }

    /** Removes the operation's notes from the hosts, and the folders that it made and that are empty. From then on there is nothing to take back. */
    record ForgetOperation(List<String> nodes, String operation) implements UndoStep {
        public ForgetOperation {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String node() {
            return String.join(", ", nodes);
        }

        @Override
        public String slug() {
            return "forget-operation";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.forget-operation", "nodes", node(), "operation", operation);
        }
    }
}
