package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.replication.group.GroupProbe;
import dev.galeractl.replication.group.SafeGroupProbe;
import dev.galeractl.replication.node.NodeRuntime;
import dev.galeractl.replication.node.ServerInstallations;
import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.StatusSource;
import dev.galeractl.replication.sql.jdbc.JdbcStatusSource;
import java.util.List;

/**
 * What this host is asked and changed with.
 *
 * @param runtime runs servers
 * @param installations finds server programs
 * @param probe looks at group communication ports
 * @param status asks servers by SQL
 */
public record Tools(NodeRuntime runtime, ServerInstallations installations, GroupProbe probe, StatusSource status) {
    /** The real ones. */
    public static Tools ofThisHost(Surroundings surroundings) {
        ServerInstallations installations = ServerInstallations.ofThisMachine(surroundings.environment());
        StatusSource status = new JdbcStatusSource().orElse(installations.clientProgram());
        List<Account> accounts = Accounts.of(surroundings);
        // An account of ~/.my.cnf may be another server's: ours, which the socket identifies, is tried as well.
        StatusSource asAnyOfThem = (address, account) -> new StatusLooks(status, accounts).read(address);
        return new Tools(
                NodeRuntime.ofThisMachine(asAnyOfThem, accounts.get(0), surroundings.environment()),
                installations,
                new SafeGroupProbe(),
                status);
    }
}
