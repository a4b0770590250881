package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.host.HostCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The scripts that listen and connect on a host, for the interpreters that hosts have. */
final class ReachScripts {
    /** Those that a script is for, the better first. */
    static final List<String> PROGRAMS = List.of("perl");

    /** How long a listener lives at most, in seconds. */
    static final int LIFE = 8;

    private static final byte[] PERL = LookScript.read("reach.pl");

    /** The script ends by itself; if it does not, the host ends it. */
    private static final Duration LIMIT = Duration.ofSeconds(LIFE + 4);

    private ReachScripts() {}

    /**
     * As whoever logs in: no port below 1024 is needed, and root is not.
     *
     * @param self the node whose host it is
     */
    static HostCommand with(String program, String mark, String self, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(program, "-", mark, Integer.toString(LIFE), self));
        words.addAll(arguments);
        return HostCommand.of(words).withInput(PERL).within(LIMIT).onlyReading();
    }
}
