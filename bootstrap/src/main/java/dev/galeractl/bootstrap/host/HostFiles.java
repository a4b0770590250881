package dev.galeractl.bootstrap.host;

import dev.galeractl.bootstrap.host.HostProblem.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a host, read and written with the programs that every host has (coreutils, findutils), so that nothing else need be there and sudo works as well. */
public final class HostFiles {
    private static final int LONGEST_LIST = 1 << 22;

    /**
     * Arguments: file, mode, owner or nothing, bytes, notes or nothing. The count is what tells all of a file from the beginning of one whose connection broke; by
     * then nobody reads what is said, and a shell that dies of that would leave its file behind.
     */
    private static final String WRITE =
            "set -e; trap '' PIPE; f=$(readlink -f -- \"$1\"); t=$(mktemp -- \"$f.galeractl.XXXXXX\"); "
                    + "trap 'rm -f -- \"$t\"' EXIT; trap 'exit 1' HUP INT TERM; cat > \"$t\"; "
                    + "[ \"$(wc -c < \"$t\")\" -eq \"$4\" ] || { echo 'not all of it arrived' >&2; exit 1; }; "
                    + "[ -z \"$3\" ] || chown -- \"$3\" \"$t\"; chmod -- \"$2\" \"$t\"; sync -- \"$t\"; "
                    + "if [ -n \"$5\" ] && [ -e \"$5\" ]; then printf 'wrote %s %s\\n' \"$(sha256sum < \"$t\" | cut -c1-64)\" \"$1\" >> \"$5\"; sync -- \"$5\"; fi; "
                    + "mv -fT -- \"$t\" \"$f\"; "
                    + "sync -- \"$(dirname -- \"$f\")\"";

    private final Host host;
    private final boolean asRoot;
    private final String notes;

    private HostFiles(Host host, boolean asRoot, String notes) {
        this.host = host;
        this.asRoot = asRoot;
        this.notes = notes;
    }

    /** As the user who is logged in sees them. */
    public static HostFiles of(Host host) {
        return new HostFiles(host, false, "");
    }

    /** As root sees them. */
    public static HostFiles asRoot(Host host) {
        return new HostFiles(host, true, "");
    }

    /** The same files; of each that is written the digest is noted before it is in its place, if the file of notes is there: {@code wrote DIGEST PATH}. */
    public HostFiles notingIn(Path file) {
        return new HostFiles(host, asRoot, file.toString());
    }

    /**
     * All of a file.
     *
     * @param limit in bytes; a larger one is a problem, not half a file
     */
    public byte[] read(String path, int limit) throws HostProblem {
        CommandResult result =
                run(path, HostCommand.of("cat", "--", absolute(path)).keeping(limit));
        if (result.isCut()) {
            throw HostProblem.of(Kind.FILE_TOO_LARGE, host.name(), "file", path, "limit", Integer.toString(limit));
        }
        return result.bytes();
    }

    /**
     * Fetches files together.
     *
     * @param limit in bytes; a larger one is left out
     * @param into where they are kept
     */
    void fetch(List<String> paths, int limit, FetchedFiles into) throws HostProblem {
        if (paths.isEmpty()) {
            return;
        }
        List<String> words =
                new ArrayList<>(List.of("sh", "-c", FetchedFiles.SCRIPT, "galeractl", Integer.toString(limit)));
        paths.forEach(path -> words.add(absolute(path)));
        HostCommand reading = HostCommand.of(words).keeping(FetchedFiles.MOST).onlyReading();
        into.take(paths, host.run(asRoot ? reading.asRoot() : reading).text());
    }

    /** All of a file; empty if there is none, or a link to nothing. */
    public Optional<byte[]> readIfPresent(String path, int limit) throws HostProblem {
        try {
            return Optional.of(read(path, limit));
        } catch (HostProblem e) {
            if (e.kind() == Kind.FILE_ABSENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What it is; empty if there is none, or a link to nothing. */
    public Optional<HostFile> look(String path) throws HostProblem {
        try {
            String line = run(path, HostCommand.of("stat", "-L", "-c", HostFile.FORMAT, "--", absolute(path)))
                    .text();
            return Optional.of(HostFile.parse(path, line)
                    .orElseThrow(() ->
                            HostProblem.of(Kind.FILE_UNREADABLE, host.name(), "file", path, "said", line.strip())));
        } catch (HostProblem e) {
            if (e.kind() == Kind.FILE_ABSENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The names in a folder, sorted. */
    public List<String> list(String path) throws HostProblem {
        String folder = absolute(path) + "/.";
        String names = run(
                        path,
                        HostCommand.of("find", folder, "-mindepth", "1", "-maxdepth", "1", "-printf", "%f\\0")
                                .keeping(LONGEST_LIST))
                .text();
        return Stream.of(names.split("\0", -1))
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();
    }

    /**
     * Puts a file there, whole or not at all: beside it first, forced to the disk, then renamed. Of a link, what it leads to. No copy of the old one is
     * kept; that is the caller's.
     *
     * @param mode permissions as octal digits
     * @param owner {@code user} or {@code user:group}; empty for whoever writes
     */
    public void write(String path, byte[] bytes, String mode, Optional<String> owner) throws HostProblem {
        String count = Integer.toString(bytes.length);
        HostCommand writing = HostCommand.of(
                        "sh", "-c", WRITE, "galeractl", absolute(path), mode, owner.orElse(""), count, notes)
                .withInput(bytes);
        CommandResult result = host.run(asRoot ? writing.asRoot() : writing);
        if (!result.isGood()) {
            throw HostProblem.of(
                    Kind.FILE_NOT_WRITTEN,
                    host.name(),
                    "file",
                    path,
                    "said",
                    result.errors().strip());
        }
    }

    private CommandResult run(String path, HostCommand command) throws HostProblem {
        HostCommand reading = command.onlyReading();
        CommandResult result = host.run(asRoot ? reading.asRoot() : reading);
        if (result.isGood()) {
            return result;
        }
        String said = result.errors().strip();
        // The wrapper sets the C locale, so these words are always the same (coreutils 9.1, findutils 4.9).
        Kind kind = said.contains("No such file or directory")
                ? Kind.FILE_ABSENT
                : said.contains("Permission denied") ? Kind.FILE_FORBIDDEN : Kind.FILE_UNREADABLE;
        throw kind == Kind.FILE_UNREADABLE
                ? HostProblem.of(kind, host.name(), "file", path, "said", said)
                : HostProblem.of(kind, host.name(), "file", path);
    }

    /** A relative name would depend on where the login begins, and one with a dash in front would be an option. */
    private static String absolute(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("not an absolute path: " + path);
        }
        return path;
    }
}
