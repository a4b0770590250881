package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.fact.PackageVersion;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.plan.InstallPackages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Installs packages on a host. The package manager runs in a unit of the host's own systemd, so that a connection that is lost does not end it in the middle; who
 * comes back waits for its end. Whatever becomes of it, systemd takes away afterwards what kept the package from starting a server.
 */
final class PackageSteps {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    /** Arguments: what has to be there, a word each: programs of which any one will do, or a path. Tells the first one that is not. */
    private static final String PRESENT = """
            PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
            for any; do
                met=no
                for one in $(echo "$any" | tr '|' ' '); do
                    case $one in
                        /*) [ ! -e "$one" ] || met=yes ;;
                        *) ! command -v "$one" >/dev/null || met=yes ;;
                    esac
                done
                [ $met = yes ] || { echo "$any" >&2; exit 1; }
            done
            """;

    /** Arguments: the script of the unit, and its arguments. However it ends, systemd removes what it leaves, but for the log. */
    private static final String IN_A_UNIT = """
            mkdir -p -m 700 /run/galeractl || exit
            work=$1
            shift
            # Of a run whose connection was lost.
            while systemctl show --property=MainPID galeractl-install.service | grep -qv '=0$'; do sleep 1; done
            printf '%s' "$work" >/run/galeractl/install.sh
            : >/run/galeractl/install.log
            systemd-run --quiet --collect --wait --unit=galeractl-install \\
                --property=StandardOutput=file:/run/galeractl/install.log --property=StandardError=inherit \\
                --property="ExecStopPost=/bin/rm -f /run/galeractl/install.sh /run/systemd/system/mariadb.service.d/galeractl-install.conf" \\
                --property="ExecStopPost=/bin/rm -f /run/systemd/system/mariadb.socket.d/galeractl-install.conf" \\
                --property="ExecStopPost=/bin/rm -f /run/systemd/system/garb.service.d/galeractl-install.conf" \\
                --property="ExecStopPost=$(command -v systemctl) daemon-reload" \\
                /bin/sh /run/galeractl/install.sh "$@" && exit
            { grep -E '^(E:|dpkg: error|Error)|o space left' /run/galeractl/install.log || tail -n 5 /run/galeractl/install.log; } >&2
            exit 1
            """;

    /** Arguments: manager, whether something is to be finished first, packages. What it says goes to a log. All it leaves lies below /run: a boot forgets it, too. */
    private static final String WORK = """
            manager=$1 unfinished=$2
            shift 2
            # Else Debian's packages start a server, or an arbitrator, that nobody has set up.
            for unit in mariadb.service mariadb.socket garb.service; do
                mkdir -p "/run/systemd/system/$unit.d" || exit
                printf '[Unit]\\nConditionPathExists=!/run/galeractl/install.sh\\n' >"/run/systemd/system/$unit.d/galeractl-install.conf"
            done
            export DEBIAN_FRONTEND=noninteractive APT_LISTCHANGES_FRONTEND=none NEEDRESTART_SUSPEND=1 UCF_FORCE_CONFFOLD=1 LC_ALL=C
            apt() {
                apt-get -q -y --no-install-recommends --no-remove -o DPkg::Lock::Timeout=600 -o Dpkg::Options::=--force-confold "$@"
            }
            changes() {
                if [ "$manager" = apt-get ]; then
                    sed -n 's/^Inst \\([^ ]*\\) \\[\\([^]]*\\)\\] (\\([^ ]*\\) .*/\\1 \\2 \\3/p' |
                        while read -r name old new; do [ "$old" = "$new" ] || echo "$name $old -> $new"; done
                else
                    grep -E '^(Upgrad|Remov|Downgrad|Reinstall)ing|^ +replacing '
                fi
            }
            if [ "$manager" = apt-get ]; then
                [ "$unfinished" = no ] || dpkg --force-confold --configure -a
                trial=$(apt -s install "$@") || { echo "$trial"; exit 1; }
            else
                trial=$(dnf --assumeno --setopt=metadata_expire=-1 --setopt=install_weak_deps=False install "$@" 2>&1)
            fi
            changed=$(printf '%s\\n' "$trial" | changes)
            [ -z "$changed" ] || { echo "Error: this would change what is installed: $changed"; exit 1; }
            if [ "$manager" = apt-get ]; then
                apt install "$@"
            else
                dnf -y --setopt=metadata_expire=-1 --setopt=install_weak_deps=False install "$@"
            fi
            """;

    private final HostShell host;

    PackageSteps(HostShell host) {
        this.host = host;
    }

    /** Installs them; says whether anything was left to do. */
    boolean install(InstallPackages step) throws HostProblem, StepProblem {
        String[] programs =
                step.programs().stream().map(it -> String.join("|", it)).toArray(String[]::new);
        if (step.unfinished().isEmpty() && host.ask(PRESENT, programs).isGood()) {
            return false;
        }
        List<String> words =
                new ArrayList<>(List.of(WORK, step.manager(), step.unfinished().isEmpty() ? "no" : "yes"));
        step.packages().forEach(it -> words.add(exactly(step.manager(), it)));
        StepProblem.unlessGood(
                step.node(),
                "failure.packages-not-installed",
                host.run(LIMIT, IN_A_UNIT, words.toArray(String[]::new)));
        StepProblem.unlessGood(step.node(), "failure.packages-lack-program", host.ask(PRESENT, programs));
        return true;
    }

    /** As the manager wants a version to be named. */
    private static String exactly(String manager, PackageVersion wanted) {
        return Stream.concat(Stream.of(wanted.name()), wanted.version().stream())
                .reduce((name, version) -> name + (manager.equals("dnf") ? "-" : "=") + version)
                .orElseThrow();
    }
}
