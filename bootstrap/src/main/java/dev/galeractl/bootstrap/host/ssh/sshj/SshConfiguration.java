package dev.galeractl.bootstrap.host.ssh.sshj;

import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.ShellWords;
import dev.galeractl.bootstrap.host.ssh.PrintedSettings;
import dev.galeractl.bootstrap.host.ssh.SshSettings;
import dev.galeractl.bootstrap.host.ssh.SshTarget;
import dev.galeractl.bootstrap.host.ssh.SshTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user's configuration of SSH, as the installed {@code ssh} reads it; nobody reads it better. Connects to nothing. */
public final class SshConfiguration {
    private final Host here;
    private final String user;
    private final Map<String, String> environment;
    private final List<String> options;

    /**
     * @param here this host
     * @param user who is logged in here, which is the user there unless something else is said
     * @param environment of this process: {@code HOME}, and what the configuration names
     * @param options more words for {@code ssh}, as in {@code -F file}
     */
    public SshConfiguration(Host here, String user, Map<String, String> environment, List<String> options) {
        this.here = here;
        this.user = user;
        this.environment = Map.copyOf(environment);
        this.options = List.copyOf(options);
    }

    /**
     * How a host is reached. Without an {@code ssh} program here, what is usual.
     *
     * @param host as the user calls it
     * @throws HostProblem if the configuration cannot be read, or says what must not be passed over and is not supported
     */
    SshSettings of(String host, SshTarget target) throws HostProblem {
        SshSettings usual = SshSettings.usual(target, user);
        List<String> words = new ArrayList<>(List.of("ssh"));
        words.addAll(options);
        words.addAll(target.query());
        CommandResult printed;
        try {
            printed = here.run(HostCommand.of(words));
        } catch (HostProblem e) {
            if (e.kind() == Kind.COMMAND_NOT_FOUND) {
                return usual;
            }
            throw e;
        }
        if (!printed.isGood()) {
            throw HostProblem.of(
                    Kind.CONFIGURATION, host, "said", printed.errors().strip());
        }
        PrintedSettings settings = PrintedSettings.of(printed.text());
        SshTokens tokens = tokens(target, settings);
        Optional<String> unsupported = settings.unsupported(tokens);
        if (unsupported.isPresent()) {
            throw HostProblem.of(Kind.SETTING_UNSUPPORTED, host, "setting", unsupported.get());
        }
        return settings.settings(usual, tokens);
    }

    /** The rarer letters (%C, %i, %j, %L, %l) are not known, which is told. */
    private SshTokens tokens(SshTarget target, PrintedSettings settings) {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", "/"));
        return new SshTokens(
                Map.of(
                        "%", "%",
                        "d", home,
                        "h", settings.value("hostname").orElse(target.host()),
                        "k", settings.value("hostkeyalias").orElse(target.host()),
                        "n", target.host(),
                        "p", settings.value("port").orElse(Integer.toString(SshSettings.USUAL_PORT)),
                        "r", settings.value("user").orElse(user),
                        "u", user),
                environment);
    }

    /** What a person would type to go there. */
    String command(SshTarget target) {
        List<String> words = new ArrayList<>(List.of("ssh"));
        words.addAll(options);
        words.addAll(target.words());
        return ShellWords.line(words);
    }
}
