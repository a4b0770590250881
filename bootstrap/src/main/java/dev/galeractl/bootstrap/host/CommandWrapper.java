package dev.galeractl.bootstrap.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that are really run for a command. They make sure that it ends, and say on the way what an exit status cannot:
 *
 * <ul>
 *   <li>{@code timeout} ends it on the host itself, so also if nobody is connected any more, and makes it a process group of its own
 *       (both by its manual, coreutils 9.1), so that a cancel reaches what the command started;
 *   <li>a small shell script writes a mark to both outputs before the command begins. What was written earlier is a talkative login script's; no
 *       mark means that the command never began, and then an exit status is the shell's or sudo's. The mark names the process group;
 *   <li>sudo is given a prompt that nobody can foresee. A password is written only when that prompt is seen, and once.
 * </ul>
 */
final class CommandWrapper {
    /** How sudo is used. */
    enum Sudo {
        NOT_AT_ALL,
        /** It must not ask. */
        SILENT,
        /** It asks on standard error and reads standard input; a remembered authentication does not count, so it always asks if it ever does. */
        ASKING
    }

    static final String ASKS = "password";
    static final String NOT_FOUND = "none";

    private static final String SECONDS_TO_DIE = "2";

    private static final String SCRIPT = "m=$1; shift; LC_ALL=C; export LC_ALL; "
            + "if command -v \"$1\" >/dev/null 2>&1; then :; else echo \"$m " + NOT_FOUND + "\" >&2; exit 127; fi; "
            + "echo \"$m\"; echo \"$m $PPID\" >&2; exec \"$@\"";

    private static final String KILL = "kill -s TERM -- \"-$1\" || exit 0; n=0; "
            + "while kill -s 0 -- \"-$1\" 2>/dev/null; do n=$((n+1)); if [ $n -gt 20 ]; then kill -s KILL -- \"-$1\"; exit 0; fi; sleep 0.1; done";

    private CommandWrapper() {}

    static List<String> words(HostCommand command, String mark, Sudo sudo) {
        List<String> words = new ArrayList<>();
        switch (sudo) {
            case NOT_AT_ALL -> {}
            case SILENT -> words.addAll(List.of("sudo", "-n", "--"));
            case ASKING -> words.addAll(List.of("sudo", "-k", "-S", "-p", mark + " " + ASKS + "\n", "--"));
        }
        words.addAll(List.of("timeout", "-k", SECONDS_TO_DIE, Long.toString(command.seconds())));
        words.addAll(List.of("sh", "-c", SCRIPT, "galeractl", mark));
        words.addAll(command.words());
        return words;
    }

    /** Ends a process group: asks it to, and makes it two seconds later. */
    static HostCommand kill(String processGroup) {
        return HostCommand.of("sh", "-c", KILL, "galeractl", processGroup).within(Duration.ofSeconds(10));
    }
}
