package dev.galeractl.bootstrap.host.ssh.sshj;

import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.ssh.SshSettings;
import dev.galeractl.bootstrap.host.ssh.SshTarget;
import java.util.ArrayList;
import java.util.List;

/** The user's configuration of SSH, as the installed {@code ssh} reads it; nobody reads it better. Connects to nothing. */
public final class SshConfiguration {
    private final Host here;
    private final String user;
    private final List<String> options;

    /**
     * @param here this host
     * @param user who is logged in here, which is the user there unless something else is said
     * @param options more words for {@code ssh}, as in {@code -F file}
     */
    public SshConfiguration(Host here, String user, List<String> options) {
        this.here = here;
        this.user = user;
        this.options = List.copyOf(options);
    }

    /**
     * How a host is reached. Without an {@code ssh} program here, what is usual.
     *
     * @throws HostProblem if the configuration cannot be read
     */
    public SshSettings of(SshTarget target) throws HostProblem {
        SshSettings usual = SshSettings.usual(target, user);
        List<String> words = new ArrayList<>(List.of("ssh"));
        words.addAll(options);
        words.addAll(target.query());
        try {
            CommandResult printed = here.run(HostCommand.of(words));
            if (!printed.isGood()) {
                throw HostProblem.of(
                        Kind.CONFIGURATION,
                        target.host(),
                        "said",
                        printed.errors().strip());
            }
            return SshSettings.parse(printed.text(), usual);
        } catch (HostProblem e) {
            if (e.kind() == Kind.COMMAND_NOT_FOUND) {
                return usual;
            }
            throw e;
        }
    }
}
