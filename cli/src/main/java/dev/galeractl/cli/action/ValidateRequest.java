package dev.galeractl.cli.action;

import dev.galeractl.cli.render.ValidateFormat;
import dev.galeractl.diagnostics.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to validate.
 *
 * @param files each a server's option file; none, and no description: the standard places of this host
 * @param cluster a description, checked by the option files that it means
 * @param hosts whether the files that lie on the hosts of the description are checked, and not those that it means
 * @param extraFile as of {@code --defaults-extra-file}; read only with the standard places
 * @param groupSuffix as of {@code --defaults-group-suffix}
 * @param serverVersion as written, for example {@code 10.11.19-MariaDB} or {@code mariadb-11.8}
 * @param severity the least severe findings to tell; empty: what the project file says, else all
 * @param ignores each {@code CODE=REASON}
 * @param expected what the cluster has to bear, as written
 * @param thisHost whether the files are meant for this host, so that its facts may be used
 * @param fix what to mend; empty: nothing
 * @param guard whether the answer decides about a start, so that only what certainly does harm may refuse it
 * @param live whether this host's server is asked, too
 * @param user whom to be when it is asked
 */
public record ValidateRequest(
        List<Path> files,
        Optional<Path> cluster,
        Optional<HostsRequest> hosts,
        Optional<Path> extraFile,
        Optional<String> groupSuffix,
        Optional<String> serverVersion,
        Optional<Severity> severity,
        List<String> ignores,
        ExpectedLoad expected,
        boolean thisHost,
        Optional<FixRequest> fix,
        boolean guard,
        boolean live,
        Optional<String> user,
        ValidateFormat format) {
    public ValidateRequest {
        files = List.copyOf(files);
        ignores = List.copyOf(ignores);
    }
}
