package dev.galeractl.replication.node;

import dev.galeractl.replication.log.LogLineParser;
import dev.galeractl.replication.node.DatadirState.Content;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Creates a datadir so that it is there completely or not at all.
 *
 * <p>Steps: 1. what an interrupted creation left is removed, once nothing works in it any more; 2. the system tables are made in a folder beside the
 * datadir; 3. that folder is renamed to the datadir's name, which the system does in one step, over an empty folder as well. Where it cannot be
 * renamed (the datadir is a mount point, or the parent folder is not ours) the tables are made in place, under a mark that goes last.
 *
 * <p>What holds after every step: a folder of the datadir's name without the mark is either empty or complete.
 */
final class DatadirCreator {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration LEFTOVER_LIMIT = Duration.ofSeconds(60);
    private static final int LAST_LINES = 12;

    /** MySQL's server names the password it made for root; nobody but the reader of the server's own log shall see it. */
    private static final String SECRET = "temporary password";

    /** What is no part of the work in place: the mark goes last, the rest is not ours. */
    private static final Set<String> KEPT = Stream.concat(
                    DatadirNames.OF_THE_FILE_SYSTEM.stream(), Stream.of(DatadirNames.UNFINISHED_MARK))
            .collect(Collectors.toUnmodifiableSet());

    private final NodeLaunch launch;
    private final NodeListener listener;
    private final Optional<String> owner;

    DatadirCreator(NodeLaunch launch, NodeListener listener) {
        this.launch = launch;
        this.listener = listener;
        this.owner = ServerAccount.owner(launch);
    }

    void create() throws NodeProblem, InterruptedException {
        refuseBlanks();
        try {
            Path datadir = resolved(launch.datadir());
            Content content = DatadirInspector.content(
                    datadir, Optional.of(launch.installation().version().product()));
            boolean free = content instanceof Content.Missing
                    || content instanceof Content.Empty
                    || content instanceof Content.Unfinished;
            if (!free || ProcessTable.serverOf(datadir).isPresent()) {
                throw new NodeProblem(
                        NodeProblem.Kind.DATADIR_IN_THE_WAY,
                        datadir + " is not empty: a datadir is created only where there is nothing.",
                        datadir.toString());
            }
            Map<String, Path> places = DataFileFolders.places(launch.options(), launch.datadir());
            refuseOutside(places);
            Path parent = Optional.ofNullable(datadir.getParent()).orElse(datadir);
            Files.createDirectories(parent);
            // With an absolute path into the datadir in the option file, files would go there whatever folder is asked
            // for.
            boolean inPlace = content instanceof Content.Unfinished
                    || !places.isEmpty()
                    || !Files.isWritable(parent)
                    || MountPoints.isMountPoint(datadir)
                    || holdsTheFileSystemsOwn(datadir);
            if (inPlace) {
                createInPlace(datadir);
            } else {
                createBeside(datadir);
            }
        } catch (IOException e) {
            throw new NodeProblem(
                    NodeProblem.Kind.DATADIR_NOT_CREATED,
                    "The datadir " + launch.datadir() + " could not be created: " + reason(e) + ".",
                    reason(e),
                    e);
        }
    }

    /** The install program is a shell script that splits paths at blanks; run by root, it then changes the owner of something else (seen on MariaDB 10.11.19). */
    private void refuseBlanks() throws NodeProblem {
        if (launch.installation().installDb().isEmpty()) {
            return;
        }
        for (Path path : List.of(launch.datadir(), launch.installation().basedir(), launch.defaultsFile())) {
            if (path.toString().chars().anyMatch(Character::isWhitespace)) {
                throw new NodeProblem(
                        NodeProblem.Kind.DATADIR_PATH_BLANK,
                        "mariadb-install-db cannot take a path with a blank: " + path + ".",
                        path.toString());
            }
        }
    }

    /** What lies elsewhere could neither be judged by looking at the datadir, nor be removed after a failure. */
    private void refuseOutside(Map<String, Path> places) throws NodeProblem {
        for (Map.Entry<String, Path> place : places.entrySet()) {
            if (!place.getValue().startsWith(launch.datadir())) {
                String setting = place.getKey() + " = " + place.getValue();
                throw new NodeProblem(
                        NodeProblem.Kind.DATADIR_SPREAD,
                        "A datadir whose files lie elsewhere as well is not created by galeractl: " + setting + ".",
                        setting);
            }
        }
    }

    private static boolean holdsTheFileSystemsOwn(Path datadir) {
        return DatadirNames.OF_THE_FILE_SYSTEM.stream()
                .anyMatch(name -> Files.exists(datadir.resolve(name), LinkOption.NOFOLLOW_LINKS));
    }

    private void createBeside(Path datadir) throws IOException, NodeProblem, InterruptedException {
        Path folder = datadir.resolveSibling("." + datadir.getFileName() + ".galeractl-new");
        if (Files.exists(folder)) {
            waitUntilAlone(folder);
            FolderTree.delete(folder);
        }
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            own(folder, datadir);
            makeTables(folder);
            Files.move(folder, datadir, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            if (Files.exists(folder)) {
                waitUntilAlone(folder);
                FolderTree.delete(folder);
            }
        }
    }

    private void createInPlace(Path datadir) throws IOException, NodeProblem, InterruptedException {
        Path mark = datadir.resolve(DatadirNames.UNFINISHED_MARK);
        if (Files.exists(mark)) {
            waitUntilAlone(datadir);
            // Only now nothing changes it any more: the earlier attempt may have come to its end while we waited, and
            // a server may have been started on its work.
            if (DatadirInspector.content(datadir, Optional.empty()) instanceof Content.Unfinished) {
                FolderTree.deleteContent(datadir, KEPT);
            } else {
                throw new IOException("an earlier attempt to create it was finished and used meanwhile");
            }
        } else {
            Files.createDirectories(datadir);
            Files.createFile(mark);
        }
        own(datadir, datadir);
        boolean made = false;
        try {
            makeTables(datadir);
            made = true;
        } finally {
            if (!made) {
                waitUntilAlone(datadir);
                FolderTree.deleteContent(datadir, KEPT);
            }
            Files.delete(mark);
        }
    }

    /** As an existing empty folder was owned and opened to others, so shall the new one be. */
    private void own(Path folder, Path datadir) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (Files.exists(datadir) && !folder.equals(datadir)) {
            PosixFileAttributes like = Files.readAttributes(datadir, PosixFileAttributes.class);
            view.setPermissions(like.permissions());
            if (owner.isPresent()) {
                view.setGroup(like.group());
            }
        }
        if (owner.isPresent()) {
            view.setOwner(
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(owner.get()));
        }
    }

    private void makeTables(Path folder) throws IOException, NodeProblem, InterruptedException {
        List<String> command = ServerCommand.create(launch, folder, owner);
        Deque<String> last = new ArrayDeque<>();
        List<String> errors = new ArrayList<>();
        AtomicInteger number = new AtomicInteger();
        String program = command.get(0);
        int status = ProgramRun.run(command, launch.installation().environment(), LIMIT, line -> {
            if (line.contains(SECRET)) {
                return;
            }
            last.add(line);
            if (last.size() > LAST_LINES) {
                last.remove();
            }
            if (line.contains("[ERROR]") && errors.size() < LAST_LINES) {
                errors.add(line);
            }
            listener.logLine(LogLineParser.parse(program, number.incrementAndGet(), line));
        });
        if (status != 0 || !Files.isDirectory(folder.resolve("mysql"))) {
            // The script ends in much general advice; the server's own errors stand before it.
            String said = String.join("\n", errors.isEmpty() ? last : errors);
            throw new NodeProblem(
                    NodeProblem.Kind.DATADIR_NOT_CREATED,
                    "The datadir " + launch.datadir() + " could not be created: " + program + " ended with status "
                            + status + ". It said:\n" + said,
                    said);
        }
    }

    /** A script ended by us, or orphaned when galeractl was killed, may leave a server that still writes for a moment. */
    private static void waitUntilAlone(Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + LEFTOVER_LIMIT.toNanos();
        List<Long> busy = ProcessTable.workingIn(folder);
        while (!busy.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IOException("an earlier attempt still works in " + folder + " (process " + busy.get(0) + ")");
            }
            Thread.sleep(100);
            busy = ProcessTable.workingIn(folder);
        }
    }

    private static Path resolved(Path datadir) throws IOException {
        return Files.isDirectory(datadir) ? datadir.toRealPath() : datadir;
    }

    private static String reason(IOException e) {
        return e.getClass() == IOException.class
                ? String.valueOf(e.getMessage())
                : e.getMessage() + " (" + e.getClass().getSimpleName() + ")";
    }
}
