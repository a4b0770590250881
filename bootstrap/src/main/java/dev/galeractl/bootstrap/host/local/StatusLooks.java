package dev.galeractl.bootstrap.host.local;

import dev.galeractl.replication.node.ServerIdentity;
import dev.galeractl.replication.node.ServerProcess;
import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.StatusAddress;
import dev.galeractl.replication.sql.StatusReading;
import dev.galeractl.replication.sql.StatusSource;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks servers for their status, with the first account that is let in. */
final class StatusLooks {
    private final StatusSource source;
    private final List<Account> accounts;

    StatusLooks(StatusSource source, List<Account> accounts) {
        this.source = source;
        this.accounts = List.copyOf(accounts);
    }

    /** What the server says; what the last account got if none was let in. */
    StatusReading read(StatusAddress address) {
        StatusReading reading = new StatusReading.Failed("");
        for (Account account : accounts) {
            reading = source.read(address, account);
            if (!(reading instanceof StatusReading.AccessDenied)) {
                return reading;
            }
        }
        return reading;
    }

    /** What that very server says at a socket; empty if it does not answer, or if another server does. */
    Optional<WsrepStatus> statusOf(ServerProcess process, Path datadir, Path socket) {
        return status(new StatusAddress.Socket(socket)).filter(words -> ServerIdentity.isOf(words, process, datadir));
    }

    /** The status, if the server gave it. */
    Optional<WsrepStatus> status(StatusAddress address) {
        return read(address) instanceof StatusReading.Answered answered
                ? Optional.of(answered.status())
                : Optional.empty();
    }
}
