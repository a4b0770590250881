package dev.galeractl.bootstrap.host.ssh.sshj;

import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.ssh.KnownHosts;
import dev.galeractl.bootstrap.host.ssh.SshSettings;
import dev.galeractl.bootstrap.host.ssh.SshTarget;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;

/** Opens connections, and says in our words why one does not open. */
final class SshConnector {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    /** Five questions without an answer and the connection counts as lost. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(10);

    /** Who jumps further has a configuration that leads in a circle. */
    private static final int MOST_JUMPS = 8;

    private final SshUser user;
    private final HomeFiles files;

    SshConnector(SshUser user) {
        this.user = user;
        this.files = new HomeFiles(user.home());
    }

    /** Opens a connection, through others if the settings want that. */
    SshConnection connect(String host, SshTarget target) throws HostProblem {
        return connect(host, target, user.configuration().of(host, target), 0);
    }

    private SshConnection connect(String host, SshTarget target, SshSettings settings, int depth) throws HostProblem {
        if (settings.proxyCommand().isPresent()) {
            throw HostProblem.of(
                    Kind.PROXY_COMMAND, host, "command", settings.proxyCommand().get());
        }
        if (settings.jump().isEmpty()) {
            return direct(host, target, settings, Optional.empty());
        }
        List<String> jumps = settings.jump();
        String last = jumps.get(jumps.size() - 1);
        SshTarget hop = SshTarget.parse(last)
                .filter(parsed -> depth < MOST_JUMPS)
                .orElseThrow(() -> HostProblem.of(Kind.CONFIGURATION, host, "said", "ProxyJump " + last));
        // Whoever reads of the host in between shall know on the way to whom.
        String between = host + " (ProxyJump " + last + ")";
        SshSettings way = user.configuration().of(between, hop);
        SshConnection through = connect(
                between, hop, jumps.size() == 1 ? way : way.through(jumps.subList(0, jumps.size() - 1)), depth + 1);
        try {
            return direct(host, target, settings, Optional.of(through));
        } catch (HostProblem e) {
            through.close();
            throw e;
        }
    }

    private SshConnection direct(String host, SshTarget target, SshSettings settings, Optional<SshConnection> through)
            throws HostProblem {
        SSHClient client = new SSHClient(config());
        KnownHostsVerifier verifier = new KnownHostsVerifier(
                user.configuration().command(target), settings, KnownHosts.of(files.texts(settings.knownHosts())));
        client.addHostKeyVerifier(verifier);
        client.setConnectTimeout(Math.toIntExact(TO_CONNECT.toMillis()));
        client.getConnection().getKeepAlive().setKeepAliveInterval(Math.toIntExact(BETWEEN_QUESTIONS.toSeconds()));
        SshConnection connection = new SshConnection(client, through);
        try {
            if (through.isPresent()) {
                client.connectVia(through.get().client().newDirectConnection(settings.address(), settings.port()));
            } else {
                client.connect(settings.address(), settings.port());
                // A command is many small messages, of which none shall wait for the answer to the one before it.
                client.getSocket().setTcpNoDelay(true);
            }
            logIn(client, host, settings);
            return connection;
        } catch (IOException e) {
            SshConnection.close(client);
            throw verifier.problem(host).orElseGet(() -> problem(host, settings, e));
        } catch (HostProblem e) {
            SshConnection.close(client);
            throw e;
        }
    }

    private void logIn(SSHClient client, String host, SshSettings settings) throws HostProblem, IOException {
        LoginKeys keys = new LoginKeys(client, user, settings);
        if (keys.methods().isEmpty()) {
            throw HostProblem.of(
                    Kind.NO_KEY, host, "user", settings.user(), "files", String.join(", ", settings.identityFiles()));
        }
        // What the server says when it hangs up; the next key that is offered then only finds a closed socket.
        AtomicReference<String> farewell = new AtomicReference<>("");
        client.getTransport().setDisconnectListener((reason, message) -> farewell.set(String.valueOf(message)));
        try {
            client.auth(settings.user(), keys.methods());
        } catch (UserAuthException | TransportException e) {
            if (String.valueOf(farewell.get()).contains("Too many authentication failures")) {
                throw refused(Kind.TOO_MANY_KEYS, client, host, settings, keys);
            }
            if (e instanceof TransportException) {
                throw e;
            }
            throw keys.locked().isEmpty()
                    ? refused(Kind.AUTHENTICATION_REFUSED, client, host, settings, keys)
                    : HostProblem.of(Kind.KEY_LOCKED, host, "files", String.join(", ", keys.locked()));
        }
    }

    private static HostProblem refused(Kind kind, SSHClient client, String host, SshSettings settings, LoginKeys keys) {
        return HostProblem.of(
                kind,
                host,
                "address",
                settings.endpoint(),
                "user",
                settings.user(),
                "tried",
                String.join(", ", keys.names()),
                "accepts",
                String.join(", ", client.getUserAuth().getAllowedMethods()));
    }

    static DefaultConfig config() {
        DefaultConfig config = new DefaultConfig();
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        // Certificates of hosts are not supported: a server that has one shall show its plain key, which it prefers if
        // the
        // client does. Those of users are.
        config.setKeyAlgorithms(config.getKeyAlgorithms().stream()
                .sorted(Comparator.comparing(algorithm -> algorithm.getName().contains("-cert-")))
                .toList());
        return config;
    }

    private static HostProblem problem(String host, SshSettings settings, IOException e) {
        if (e instanceof UnknownHostException) {
            return HostProblem.of(Kind.NAME_UNKNOWN, host, "address", settings.address());
        }
        if (e instanceof SocketTimeoutException) {
            return HostProblem.of(Kind.CONNECTION_TIMED_OUT, host, "address", settings.endpoint());
        }
        if (e instanceof ConnectException && String.valueOf(e.getMessage()).contains("refused")) {
            return HostProblem.of(Kind.CONNECTION_REFUSED, host, "address", settings.endpoint());
        }
        return HostProblem.of(
                Kind.UNREACHABLE, host, "address", settings.endpoint(), "reason", String.valueOf(e.getMessage()));
    }
}
