package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.cluster.look.Sections;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.replication.sql.StatusQuestions;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A node's server for a moment, while it starts.
 *
 * @param active the unit's state in systemd's word; what comes to the same of a server that a script started
 * @param result why its latest run ended, in systemd's word
 * @param restarts how often systemd has started it anew by itself since it was told to start it
 * @param pid the server's process
 * @param status its own words; absent as long as it cannot be asked
 * @param refused what it says when it does not let its root in; absent if it does, or says nothing yet
 * @param log what the server wrote since the look before
 * @param cursor where the next look goes on reading
 * @param written how large the server's own error log is; absent if it has none
 * @param dataBytes how much lies in the datadir besides the write-set cache, which is nobody else's; absent if that could not be counted in time
 * @param usedBytes of the file system in which the datadir lies, where the former is absent: a transfer moves it
 */
public record MemberLook(
        String active,
        String result,
        long restarts,
        Optional<Long> pid,
        Optional<WsrepStatus> status,
        Optional<String> refused,
        List<String> log,
        String cursor,
        Optional<Long> written,
        Optional<Long> dataBytes,
        Optional<Long> usedBytes) {

    /**
     * Arguments: unit, socket, questions, datadir, cursor, error log. Sleeps first, so that it can be asked again and again: a second, or until the server says
     * meanwhile that it is Synced, for that is what everybody waits for.
     */
    private static final String SCRIPT = """
            LC_ALL=C; export LC_ALL
            own() { sed 's/^/ /'; }
            client=mariadb; command -v mariadb >/dev/null 2>&1 || client=mysql
            ask() {
                HOME=/root timeout 6 "$client" --protocol=socket --socket="$1" --connect-timeout=3 --batch --skip-column-names 2>&1
            }
            # Who has a socket will be Synced in a moment.
            n=0
            while if [ -S "$2" ]; then sleep 0.05; n=$((n + 1)); else sleep 0.2; n=$((n + 4)); fi && [ $n -lt 16 ]; do
                [ -S "$2" ] || continue
                case $(echo "SHOW STATUS LIKE 'wsrep_local_state_comment';" | ask "$2") in *Synced) break ;; esac
            done
            %s
            if [ -S "$2" ]; then
                echo '== status'
                printf '%%s;\\n' "$3" | ask "$2" | own
            fi
            if [ -n "$6" ]; then
                echo '== written'
                stat -c %%s -- "$6" 2>/dev/null | own
            fi
            # While files come and go du complains, and its sum counts all the same; without a sum it was ended.
            bytes=$(timeout 5 du -sB1 --exclude=galera.cache --exclude="gcache.page.*" -- "$4" 2>/dev/null | cut -f 1)
            if [ -n "$bytes" ]; then
                echo '== data'; echo "$bytes" | own
            else
                echo '== used'; df -B1 --output=used -- "$4" 2>/dev/null | tail -n 1 | own
            fi
            echo '== log'
            %s
            """;

    private static final String UNIT = """
            echo '== unit'
            systemctl show "$1" --property=ActiveState,Result,MainPID,NRestarts | own
            """;

    private static final String JOURNAL = """
            if [ -n "$5" ]; then
                journalctl --quiet --no-pager --unit="$1" --output=cat --show-cursor --after-cursor="$5" | own
            else
                # The time at which the unit was last started, without the name of the day, which --since does not take.
                since=$(systemctl show "$1" --property=InactiveExitTimestamp | sed 's/^[^=]*=//; s/^[A-Za-z]* //')
                [ -z "$since" ] || journalctl --quiet --no-pager --unit="$1" --output=cat --show-cursor --since="$since" | own
            fi
            """;

    private static final String CURSOR = "-- cursor: ";

    /** As the client programs of MariaDB and MySQL tell an error; 28000 is SQL's state for who is not let in. */
    private static final Pattern REFUSAL = Pattern.compile("ERROR \\d+ \\(28000\\)");

    public MemberLook {
        log = List.copyOf(log);
    }

    /** Looks, after a second. */
    static MemberLook at(ServerUnit server, String cursor) throws HostProblem {
        CommandResult result = server.ask(
                script(server.init()),
                server.service(),
                server.socket().toString(),
                String.join("; ", StatusQuestions.NODE.needed()),
                server.datadir().toString(),
                cursor,
                server.errorLog().map(Path::toString).orElse(""));
        return read(result.text(), cursor);
    }

    private static String script(InitSystem init) {
        return switch (init) {
            case SYSTEMD -> SCRIPT.formatted(UNIT, JOURNAL);
            case SYSV -> SCRIPT.formatted(SysvScripts.UNIT, SysvScripts.LOG);
        };
    }

    /** Reads the script's answer. */
    static MemberLook read(String text, String before) {
        Sections said = Sections.of(text);
        Map<String, String> unit = said.pairs("unit", "=");
        List<String> lines = said.lines("log");
        String cursor = lines.stream()
                .filter(it -> it.startsWith(CURSOR))
                .map(it -> it.substring(CURSOR.length()))
                .findFirst()
                .orElse(before);
        return new MemberLook(
                unit.getOrDefault("ActiveState", ""),
                unit.getOrDefault("Result", ""),
                number(unit.getOrDefault("NRestarts", "")).orElse(0L),
                number(unit.getOrDefault("MainPID", "")).filter(it -> it > 0),
                status(said.lines("status")),
                said.lines("status").stream()
                        .filter(it -> REFUSAL.matcher(it).lookingAt())
                        .findFirst(),
                lines.stream().filter(it -> !it.startsWith(CURSOR)).toList(),
                cursor,
                said.line("written").flatMap(MemberLook::number),
                said.line("data").flatMap(MemberLook::number),
                said.line("used").flatMap(MemberLook::number));
    }

    private static Optional<WsrepStatus> status(List<String> lines) {
        Map<String, String> values = new TreeMap<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                values.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new WsrepStatus(values));
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** Whether it is up, and yet nobody will ever be told its state. */
    boolean refusesRoot() {
        return active.equals("active") && refused.isPresent();
    }

    /** Whether it has ended: for good, or to be started by systemd again and again (on-abnormal), for which one would wait in vain. */
    boolean ended() {
        return active.equals("failed") || active.equals("inactive") || restarts > 0;
    }
}
