package dev.galeractl.bootstrap.cluster.undo;

import dev.galeractl.bootstrap.cluster.undo.HostNotes.NotedFile;
import dev.galeractl.bootstrap.cluster.undo.HostNotes.State;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A host in memory: what a plan changes of it, and what it notes about how it was. */
final class ModelHost {
    /** What runs. */
    enum Server {
        NONE,
        PACKAGE,
        /** A member to the others; it gets its data, and says nothing yet. */
        JOINING,
        MEMBER
    }

    /**
     * A data directory.
     *
     * @param origin where its data came from
     */
    record Datadir(String origin, Set<String> schemas, boolean galera, boolean account) {
        Datadir asMember(boolean member) {
            return new Datadir(origin, schemas, member, account);
        }

        Datadir withAccount(boolean there) {
            return new Datadir(origin, schemas, galera, there);
        }

        /** Copies of system tables are as good as one another; data of people is not. */
        String essence() {
            return (schemas.isEmpty() ? "system tables" : origin + schemas) + galera + account;
        }
    }

    final String name;
    final Path path;
    final Map<Path, String> files = new TreeMap<>();
    final Map<Path, Datadir> datadirs = new TreeMap<>();
    Server server;
    boolean raised;

    /** Its data directory is a file system of its own. */
    boolean isMounted;

    /** The others have not noticed yet that its server is gone. */
    boolean isStillCounted;

    Optional<String> lock = Optional.empty();

    private final Map<Path, Optional<String>> before = new TreeMap<>();
    private final Set<String> wrote = new HashSet<>();
    private Optional<Datadir> firstStart = Optional.empty();
    private boolean noAccountBefore;

    ModelHost(String name, Path path, Server server, Optional<Datadir> datadir) {
        this.name = name;
        this.path = path;
        this.server = server;
        datadir.ifPresent(it -> datadirs.put(path, it));
    }

    Optional<Datadir> datadir() {
        return Optional.ofNullable(datadirs.get(path));
    }

    void change(Datadir datadir) {
        datadirs.put(path, datadir);
    }

    void move(Path from, Path to) {
        if (datadirs.containsKey(to)) {
            throw new AssertionError(name + ": " + to + " is there already");
        }
        Optional.ofNullable(datadirs.remove(from)).ifPresent(it -> datadirs.put(to, it));
    }

    void write(Path file, String text) {
        before.putIfAbsent(file, Optional.ofNullable(files.get(file)));
        files.put(file, text);
        wrote.add(file + text);
    }

    void restore(Path file) {
        Optional<String> old = Optional.ofNullable(before.get(file)).orElseThrow();
        old.ifPresentOrElse(it -> files.put(file, it), () -> files.remove(file));
    }

    void noteStart() {
        firstStart = firstStart.or(this::datadir);
    }

    void noteAccount() {
        noAccountBefore |= datadir().filter(it -> !it.account()).isPresent();
    }

    void forget() {
        before.clear();
        wrote.clear();
        firstStart = Optional.empty();
        noAccountBefore = false;
    }

    Contents contents() {
        return datadir()
                .map(it -> it.schemas().isEmpty() ? Contents.SYSTEM_ONLY : Contents.USER_DATA)
                .orElse(Contents.EMPTY);
    }

    /** As {@link UndoLook} would find it. */
    HostNotes notes() {
        List<NotedFile> noted = before.entrySet().stream()
                .map(it -> new NotedFile(
                        it.getKey(), state(it.getKey()), it.getValue().isPresent()))
                .toList();
        return new HostNotes(
                name,
                noted,
                firstStart.isPresent(),
                firstStart
                        .map(it -> it.galera() ? List.<String>of() : List.of("grastate.dat", "galera.cache"))
                        .orElse(List.of()),
                firstStart.map(Datadir::schemas).orElse(Set.of()),
                noAccountBefore,
                raised,
                datadirs.keySet());
    }

    private State state(Path file) {
        Optional<String> now = Optional.ofNullable(files.get(file));
        if (now.equals(before.get(file))) {
            return State.BEFORE;
        } else if (now.isEmpty()) {
            return State.GONE;
        }
        return wrote.contains(file + now.get()) ? State.WRITTEN : State.OTHER;
    }

    /** All that must be as it was. What was moved away under the operation's name is kept, not left. */
    String essence() {
        Map<Path, String> data = new TreeMap<>();
        datadirs.forEach((where, what) -> {
            if (!where.toString().contains(".undone-")) {
                data.put(where, what.essence());
            }
        });
        return files + " " + data + " " + server + " " + raised + " " + lock + " " + before + firstStart;
    }
}
