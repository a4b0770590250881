package dev.galeractl.bootstrap.plan;

import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.LaunchRole;
import java.nio.file.Path;
import java.util.List;

/** One step of a plan: data, with what it changes said in its sentence. */
public sealed interface Step
        permits HostStep,
                ArbitratorStep,
                InstallPackages,
                UndoStep,
                Step.WriteFile,
                Step.SetDatadirAside,
                Step.CreateDatadir,
                Step.RecoverPosition,
                Step.MarkSeed,
                Step.StartServer,
                Step.AwaitSynced,
                Step.StopServer,
                Step.StayWithServer,
                Step.KillServer,
                Step.DeleteFolder,
                Step.StartMostAdvanced,
                Step.AwaitConsequence,
                Step.AskClusterName {
    /** What is added to the name of a file for the copy that is kept of it. */
    String COPY_OF_A_FILE = ".before";

    /** What is added to the name of a grastate.dat for the copy that is kept of it. */
    String COPY_OF_A_STATE = ".before-bootstrap";

    /** The node it works on. */
    String node();

    /** The kind of step, part of the JSON interface. */
    String slug();

    /** What it does and what it changes. */
    Sentence sentence();

    /** Whether it changes anything; the guards are asked again before a step that does. */
    default boolean mutates() {
        return true;
    }

    /** Writes a file of a folder that galeractl owns (the lab's); a copy of an earlier one is kept. */
    record WriteFile(String node, Path file, String content) implements Step {
        @Override
        public String slug() {
            return "write-file";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.write-file", "node", node, "file", file.toString(), "copy", file + COPY_OF_A_FILE);
        }
    }

    /** Moves a datadir whose overwriting was accepted by name out of the way; nothing is deleted. */
    record SetDatadirAside(String node, Path datadir, Path aside) implements Step {
        @Override
        public String slug() {
            return "set-datadir-aside";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    "step.set-datadir-aside", "node", node, "datadir", datadir.toString(), "aside", aside.toString());
        }
    }

    /** Creates the system tables in an empty or absent datadir. */
    record CreateDatadir(String node, Path defaultsFile, Path datadir) implements Step {
        @Override
        public String slug() {
            return "create-datadir";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.create-datadir", "node", node, "datadir", datadir.toString());
        }
    }

    /** Lets the server recover its position; InnoDB recovery writes, so it is a step with consent. */
    record RecoverPosition(String node, Path defaultsFile, Path datadir) implements Step {
        @Override
        public String slug() {
            return "recover-position";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.recover-position", "node", node, "datadir", datadir.toString());
        }
    }

    /** Marks grastate.dat of the chosen seed as safe to bootstrap; the old file is kept beside it. */
    record MarkSeed(String node, Path grastate) implements Step {
        @Override
        public String slug() {
            return "mark-seed";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    "step.mark-seed",
                    "node",
                    node,
                    "grastate",
                    grastate.toString(),
                    "copy",
                    grastate + COPY_OF_A_STATE);
        }
    }

    /**
     * Asks running members, by a probe of their group ports, whether their cluster has the name that the node was given. Each that is asked writes a
     * message to its log, so it is a step with consent, though it changes nothing.
     *
     * @param members host:port of those that can be asked; the first clear answer counts
     */
    record AskClusterName(String node, Path defaultsFile, String cluster, List<String> members) implements Step {
        public AskClusterName {
            members = List.copyOf(members);
        }

        @Override
        public String slug() {
            return "ask-cluster-name";
        }

        @Override
        public boolean mutates() {
            return false;
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.ask-cluster-name", "members", String.join(", ", members), "cluster", cluster);
        }
    }

    /** Starts the server. */
    record StartServer(String node, Path defaultsFile, LaunchRole role) implements Step {
        @Override
        public String slug() {
            return "start-server";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    role == LaunchRole.BOOTSTRAP ? "step.start-bootstrap" : "step.start-joiner",
                    "node",
                    node,
                    "file",
                    defaultsFile.toString());
        }
    }

    /** Waits until the node is Synced in the expected cluster. */
    record AwaitSynced(String node, Path defaultsFile, ExpectedCluster cluster) implements Step {
        @Override
        public String slug() {
            return "await-synced";
        }

        @Override
        public boolean mutates() {
            return false;
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.await-synced", "node", node);
        }
    }

    /** Stops a server that galeractl started, cleanly. */
    record StopServer(String node, Path defaultsFile) implements Step {
        @Override
        public String slug() {
            return "stop-server";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.stop-server", "node", node);
        }
    }

    /** Stays with a server that is up until it ends; an interruption stops it, cleanly. */
    record StayWithServer(String node, Path defaultsFile) implements Step {
        @Override
        public String slug() {
            return "stay-with-server";
        }

        @Override
        public boolean mutates() {
            return false;
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.stay-with-server", "node", node);
        }
    }

    /** Ends a server of a lab at once, as a power loss would. */
    record KillServer(String node, Path defaultsFile) implements Step {
        @Override
        public String slug() {
            return "kill-server";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.kill-server", "node", node);
        }
    }

    /** Deletes a lab's folder, after its owner mark was checked once more. */
    record DeleteFolder(String node, Path folder) implements Step {
        @Override
        public String slug() {
            return "delete-folder";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.delete-folder", "node", node, "folder", folder.toString());
        }
    }

    /**
     * Starts the most advanced of some nodes whose servers are all down as the first node again, and waits until it is Synced.
     * Which one it is shows only when all positions are known; on a tie it is the first in the list.
     */
    record StartMostAdvanced(List<Candidate> candidates) implements Step {
        public StartMostAdvanced {
            candidates = List.copyOf(candidates);
        }

        /** A node that may be started as the first. */
        public record Candidate(String node, Path defaultsFile, Path datadir) {}

        @Override
        public String node() {
            return String.join(", ", candidates.stream().map(Candidate::node).toList());
        }

        @Override
        public String slug() {
            return "start-most-advanced";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.start-most-advanced", "nodes", node());
        }
    }

    /** Waits until it shows what a mistake in the option file leads to: the server ends, or it is up. */
    record AwaitConsequence(String node, Path defaultsFile) implements Step {
        @Override
        public String slug() {
            return "await-consequence";
        }

        @Override
        public boolean mutates() {
            return false;
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.await-consequence", "node", node);
        }
    }
}
