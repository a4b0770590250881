package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.host.HostFile;
import dev.galeractl.bootstrap.host.HostFiles;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.replication.node.DatadirNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The steps that put files and datadirs there. Each finds its work done the second time. */
final class FileSteps {
    private static final int LARGEST = 1 << 20;
    private static final Duration MAKING_TABLES = Duration.ofMinutes(5);

    /** Arguments: file, copy. A copy of this operation that is there already is the older one, and stays. */
    private static final String KEEP =
            "if [ -e \"$1\" ] && [ ! -e \"$2\" ]; then cp -p -- \"$1\" \"$2\" && sync -- \"$2\"; fi";

    /** Arguments: datadir, where to. Whoever works in it has it as its working directory. */
    private static final String ASIDE = "[ -e \"$2\" ] && { [ -z \"$(ls -A -- \"$1\" 2>/dev/null)\" ] && exit 0; "
            + "echo \"$2 exists\" >&2; exit 1; }; "
            + "[ -L \"$1\" ] && { echo \"$1 is a symbolic link\" >&2; exit 1; }; "
            + "mountpoint -q -- \"$1\" && { echo \"$1 is a mount point\" >&2; exit 1; }; "
            + "here=$(stat -c %d:%i -- \"$1\") || exit 1; "
            + "for p in /proc/[0-9]*; do [ \"$(stat -L -c %d:%i \"$p/cwd\" 2>/dev/null)\" = \"$here\" ] && "
            + "{ echo \"process ${p##*/} works in $1\" >&2; exit 1; }; done; mv -T -- \"$1\" \"$2\" && sync -- \"$(dirname -- \"$2\")\"";

    /**
     * Arguments: datadir. Only where nothing is but what a file system shows at its top. MySQL's own way makes a root whose password is random and told once (reference manual of 8.0, "Initializing the
     * Data Directory"); nobody hears it here, and what a donor sends replaces it.
     */
    private static final String CREATE = "set -e; install -d -m 0755 -o mysql -g mysql -- \"$1\"; "
            + "[ -z \"$(ls -A -- \"$1\" | grep -vxF '" + String.join("\n", DatadirNames.OF_THE_FILE_SYSTEM)
            + "')\" ] || { echo \"$1 is not empty\" >&2; exit 1; }; "
            + "p=mariadb-install-db; command -v $p >/dev/null 2>&1 || p=mysql_install_db; "
            + "command -v $p >/dev/null 2>&1 || { mysqld --no-defaults --initialize --user=mysql --datadir=\"$1\" >/dev/null 2>&1 || "
            + "{ echo \"mysqld --initialize ended with status $?\" >&2; exit 1; }; exit 0; }; "
            + "$p --user=mysql --datadir=\"$1\" --skip-test-db --auth-root-authentication-method=socket >/dev/null";

    private final ClusterHost host;
    private final HostFiles files;

    FileSteps(ClusterHost host, String operation) {
        this.host = host;
        this.files = HostFiles.asRoot(host.host()).notingIn(KeptFiles.list(operation));
    }

    /** Puts it there; says whether another or none was there before. */
    boolean writeOptionFile(HostStep.WriteOptionFile step) throws HostProblem, StepProblem {
        String path = step.file().toString();
        byte[] wished = step.text().getBytes(StandardCharsets.UTF_8);
        if (files.readIfPresent(path, LARGEST)
                .filter(it -> Arrays.equals(it, wished))
                .isPresent()) {
            return false;
        }
        folder(step.file());
        StepProblem.unlessGood(
                step.node(),
                "failure.host-command",
                host.run(KEEP, path, step.copy().toString()));
        files.write(path, wished, "0644", Optional.of("root:root"));
        return true;
    }

    /** Puts it there; says whether another or none was there before. */
    boolean writeSecretFile(Path file, byte[] content) throws HostProblem, StepProblem {
        String path = file.toString();
        boolean closed = files.look(path).map(HostFile::mode).equals(Optional.of("0600"));
        if (closed && Arrays.equals(files.read(path, LARGEST), content)) {
            return false;
        }
        folder(file);
        files.write(path, content, "0600", Optional.of("mysql:mysql"));
        return true;
    }

    void setAside(Step.SetDatadirAside step) throws HostProblem, StepProblem {
        StepProblem.unlessGood(
                step.node(),
                "failure.not-set-aside",
                host.run(ASIDE, step.datadir().toString(), step.aside().toString()));
    }

    void createDatadir(Step.CreateDatadir step) throws HostProblem, StepProblem {
        StepProblem.unlessGood(
                step.node(),
                "failure.tables-not-made",
                host.run(MAKING_TABLES, CREATE, step.datadir().toString()));
    }

    private void folder(Path of) throws HostProblem, StepProblem {
        StepProblem.unlessGood(
                host.node().name(),
                "failure.host-command",
                host.run(
                        "mkdir -p -m 0755 -- \"$1\"",
                        String.valueOf(of.toAbsolutePath().getParent())));
    }
}
