package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.status.StatusCollector;
import dev.galeractl.bootstrap.status.StatusReport;
import dev.galeractl.bootstrap.status.StatusTarget;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.StatusAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks at servers from this host: those at given addresses, or the host's own. Only asks, never changes. */
public final class LocalStatus {
    private static final int SQL_PORT = 3306;
    private static final int GROUP_PORT = 4567;

    private final Tools tools;
    private final List<Account> accounts;

    /**
     * @param accountFile an option file with the account to use, as {@code --defaults-extra-file}
     * @param user the account to use, without a password unless an option file has one
     */
    public LocalStatus(Surroundings surroundings, Tools tools, Optional<Path> accountFile, Optional<String> user) {
        this.tools = tools;
        this.accounts = Accounts.of(surroundings, accountFile, user);
    }

    /** Looks at servers by {@code host}, {@code host:port} or the path of a socket. */
    public StatusReport at(List<String> addresses) {
        return look(addresses.stream().map(LocalStatus::target).toList());
    }

    /** Looks at the server that these options belong to. */
    public StatusReport ofServer(EffectiveOptions options) {
        Path socket = ServerSockets.of(options);
        Optional<InetSocketAddress> group = options.value("wsrep_node_address")
                .filter(address -> !address.contains(":"))
                .map(address -> new InetSocketAddress(address, GROUP_PORT));
        return look(List.of(new StatusTarget(
                socket.toString(),
                options.value("wsrep_node_name"),
                new StatusAddress.Socket(socket),
                group.or(() -> Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), GROUP_PORT))))));
    }

    private StatusReport look(List<StatusTarget> targets) {
        return new StatusCollector(new StatusLooks(tools.status(), accounts)::read, tools.probe()).look(targets);
    }

    private static StatusTarget target(String text) {
        if (text.startsWith("/")) {
            return new StatusTarget(text, Optional.empty(), new StatusAddress.Socket(Path.of(text)), Optional.empty());
        }
        NodeAddress address = NodeAddress.parse(text)
                .orElseThrow(() -> new OperationProblem(
                        OperationProblem.Kind.INPUT, Sentence.of("problem.status-address", "address", text)));
        return new StatusTarget(
                text,
                Optional.empty(),
                new StatusAddress.Tcp(address.host(), address.port().orElse(SQL_PORT)),
                Optional.of(new InetSocketAddress(address.host(), GROUP_PORT)));
    }
}
