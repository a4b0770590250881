package dev.galeractl.bootstrap.cluster.undo;

import dev.galeractl.bootstrap.cluster.look.Sections;
import dev.galeractl.bootstrap.cluster.undo.HostNotes.NotedFile;
import dev.galeractl.bootstrap.cluster.undo.HostNotes.State;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads on a host what an operation noted there. Changes nothing. */
public final class UndoLook {
    /** A folder for each operation, for root only: the digests in it are also of files with secrets. */
    private static final String FOLDER = "/var/lib/galeractl/undo/";

    /** Arguments: notes, unit, paths. What a file is now is told by digests, so that nothing of it leaves the host. */
    private static final String LOOK = """
            LC_ALL=C; export LC_ALL
            notes=$1 unit=$2; shift 2
            echo '== files'
            grep '^before ' "$notes/files" 2>/dev/null | while read -r word old path; do
                now=absent had=yes
                [ "$old" != absent ] || had=no
                [ ! -e "$path" ] || now=$(sha256sum <"$path" | cut -c1-64)
                if [ "$now" = "$old" ]; then state=before
                elif grep -qxF -e "wrote $now $path" "$notes/files"; then state=written
                elif [ "$now" = absent ]; then state=gone
                elif cut -d' ' -f1,3- "$notes/files" | grep -qxF -e "wrote $path"; then state=other
                else state=unsure; fi
                printf ' %s %s %s\\n' "$state" "$had" "$path"
            done
            echo '== datadir'
            sed 's/^/ /' "$notes/datadir" 2>/dev/null
            echo '== account'
            sed 's/^/ /' "$notes/account" 2>/dev/null
            echo '== timeout'
            [ ! -e "/run/systemd/system/$unit.d/galeractl.conf" ] || echo ' raised'
            echo '== present'
            for path; do [ ! -e "$path" ] || printf ' %s\\n' "$path"; done
            echo '== end'
            """;

    /** Ends the name of what is moved away after the first name was taken. */
    static final String SECOND = "-2";

    private UndoLook() {}

    /** Where the notes of an operation lie on every host. */
    public static Path notes(String operation) {
        return Path.of(FOLDER + operation);
    }

    /**
     * Reads them.
     *
     * @param datadir of the node
     * @param unit that starts the server, such as {@code mariadb.service}
     */
    public static HostNotes look(UndoneOperation undone, String node, Host host, Path datadir, String unit)
            throws HostProblem {
        List<String> words = new ArrayList<>(
                List.of("sh", "-c", LOOK, "galeractl", notes(undone.operation()).toString(), unit));
        undone.setAside().stream()
                .filter(it -> it.node().equals(node))
                .forEach(it -> words.add(it.aside().toString()));
        words.add(UndoPlanner.away(datadir, undone.operation()).toString());
        CommandResult result = host.run(HostCommand.of(words).asRoot().onlyReading());
        Sections said = Sections.of(result.text());
        if (!said.has("end")) {
            throw HostProblem.of(
                    Kind.ANSWER_INCOMPLETE, host.name(), "said", result.errors().strip());
        }
        return read(node, said);
    }

    /** The files of a host on which no node is. */
    public static List<NotedFile> files(UndoneOperation undone, Host host) throws HostProblem {
        return look(undone, "", host, Path.of("/nonexistent"), "none.service").files();
    }

    private static HostNotes read(String node, Sections said) {
        return new HostNotes(
                node,
                said.lines("files").stream().map(UndoLook::file).toList(),
                !said.lines("datadir").isEmpty(),
                after(said, "absent "),
                new TreeSet<>(after(said, "schema ")),
                said.lines("account").contains("absent"),
                said.has("timeout") && said.lines("timeout").contains("raised"),
                said.lines("present").stream().map(Path::of).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<String> after(Sections said, String word) {
        return said.lines("datadir").stream()
                .filter(it -> it.startsWith(word))
                .map(it -> it.substring(word.length()))
                .toList();
    }

    private static NotedFile file(String line) {
        String[] words = line.split(" ", 3);
        return new NotedFile(
                Path.of(words[2]), State.valueOf(words[0].toUpperCase(Locale.ROOT)), words[1].equals("yes"));
    }
}
