package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.lab.LabSpec;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.ServerInstallation;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks before a lab is made: whether this machine has what its nodes need. */
final class LabChecks {
    private static final int LONGEST_SOCKET_PATH = 107;

    private final String lab;

    /**
     * @param lab the lab's name
     */
    LabChecks(String lab) {
        this.lab = lab;
    }

    List<Check> of(Optional<ServerInstallation> installation) {
        List<Check> checks = new ArrayList<>();
        if (installation.isEmpty()) {
            checks.add(check("server", Check.Result.FAIL, "check.server.fail"));
            return checks;
        }
        ServerInstallation found = installation.get();
        checks.add(check(
                "server",
                Check.Result.PASS,
                "check.server.pass",
                "server",
                found.server().toString(),
                "version",
                found.version().toString()));
        if (found.provider().isEmpty()) {
            checks.add(check(
                    "provider",
                    Check.Result.FAIL,
                    "check.provider.fail",
                    "basedir",
                    found.basedir().toString()));
        }
        List<String> missing = TransferTools.missing(
                "rsync", EffectiveOptions.none(), found.environment().getOrDefault("PATH", ""));
        checks.add(
                missing.isEmpty()
                        ? check("state-transfer", Check.Result.PASS, "check.state-transfer.pass", "method", "rsync")
                        : check(
                                "state-transfer",
                                Check.Result.FAIL,
                                "check.state-transfer.missing",
                                "method",
                                "rsync",
                                "tools",
                                String.join(", ", missing)));
        return checks;
    }

    Check socket(LabSpec spec) {
        String socket = spec.nodes().get(spec.nodes().size() - 1).socket().toString();
        boolean fits = socket.length() <= LONGEST_SOCKET_PATH;
        return check(
                "socket",
                fits ? Check.Result.PASS : Check.Result.FAIL,
                fits ? "check.socket.pass" : "check.socket.fail",
                "socket",
                socket,
                "longest",
                Integer.toString(LONGEST_SOCKET_PATH));
    }

    private Check check(String slug, Check.Result result, String key, String... parameters) {
        return new Check(slug, lab, result, Sentence.of(key, parameters), List.of());
    }
}
