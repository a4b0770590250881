package dev.galeractl.it;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something wrong with described hosts.
 *
 * @param status with which the program has to end
 * @param reason how the reason begins that has to be given, see {@link OutcomeAnswer#reasons}
 * @param words what else it has to say
 */
record WrongThing(String what, Consumer<DescribedHosts> mishap, int status, String reason, List<String> words) {
    static WrongThing refused(String what, Consumer<DescribedHosts> mishap, String reason, String... words) {
        return new WrongThing(what, mishap, 3, reason, List.of(words));
    }

    /** Made by a command on one of them. */
    static WrongThing command(String what, String host, String command, String reason, String... words) {
        return refused(what, it -> it.run(host, command), reason, words);
    }

    @Override
    public String toString() {
        return what;
    }
}
