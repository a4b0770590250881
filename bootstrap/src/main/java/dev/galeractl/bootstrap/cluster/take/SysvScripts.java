package dev.galeractl.bootstrap.cluster.take;

/**
 * Shell scripts for a server that a script of {@code /etc/init.d} starts and stops. The arguments of all begin with that script's name and the data directory.
 * Tried with the script of Debian's 10.11.18 under sysvinit; that of MariaDB's own packages knows the same words.
 *
 * <p>A start is a session of its own, led by {@link #ATTEND}: the script, the server's guardian (mysqld_safe) and the server. {@code /run/galeractl/sysv-NAME} says
 * which, and from where on the system's log tells of it. The next boot forgets that.
 */
final class SysvScripts {
    /** The server of the data directory by its working directory, or by its argument before it goes there; the processes of a session. */
    private static final String FUNCTIONS = """
            LC_ALL=C; PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; export LC_ALL PATH
            note=/run/galeractl/sysv-$1 datadir=$2
            noted() { sed -n "$1p" "$note" 2>/dev/null; }
            is_server() { case $(readlink "/proc/$1/exe" 2>/dev/null) in */mariadbd*|*/mysqld*) ;; *) return 1 ;; esac; }
            servers() { for process in /proc/[0-9]*; do ! is_server "${process##*/}" || echo "${process##*/}"; done; }
            server() {
                here=$(stat -L -c %d:%i -- "$datadir" 2>/dev/null)
                for pid in $(servers); do
                    if [ "$(stat -L -c %d:%i "/proc/$pid/cwd" 2>/dev/null)" = "${here:-none}" ] ||
                        { tr '\\000' '\\n' <"/proc/$pid/cmdline"; } 2>/dev/null | grep -qxF -e "--datadir=$datadir"; then
                        echo "$pid"; return
                    fi
                done
            }
            guards() { case $(cat "/proc/$1/comm" 2>/dev/null) in mysqld_safe|mariadbd-safe) ;; *) return 1 ;; esac; }
            parent() { sed -n 's/^PPid:[[:space:]]*//p' "/proc/$1/status" 2>/dev/null; }
            # The names of these programs have no blanks, so the sixth word is the session.
            session() { for process in /proc/[0-9]*; do [ "$(cut -d ' ' -f 6 "$process/stat" 2>/dev/null)" != "$1" ] || echo "${process##*/}"; done; }
            guardian() { [ -z "$1" ] || for pid in $(session "$1"); do ! guards "$pid" || { echo "$pid"; return; }; done; }
            """;

    /**
     * Leads a session. Arguments: script's name, what to tell the script. Debian's script waits as long as it is told here; when the server has ended meanwhile it
     * would go on waiting, and then start it once more by itself, so it is ended then.
     */
    static final String ATTEND = """
            cd /
            env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C MYSQLD_STARTUP_TIMEOUT=86400 "/etc/init.d/$1" "$2" &
            script=$!
            in_session() { [ "$(cut -d ' ' -f 6 "$1/stat" 2>/dev/null)" = $$ ]; }
            works() {
                for process in /proc/[0-9]*; do
                    { read -r name <"$process/comm"; } 2>/dev/null || continue
                    case $name in mysqld_safe|mariadbd-safe|mariadbd|mysqld) ! in_session "$process" || return 0 ;; esac
                done
                return 1
            }
            end_script() {
                for process in /proc/[0-9]*; do
                    [ "$process" != "/proc/$$" ] && in_session "$process" || continue
                    case $({ tr '\\000' ' ' <"$process/cmdline"; } 2>/dev/null) in *"/etc/init.d/$1 "*) kill "${process##*/}" 2>/dev/null ;; esac
                done
            }
            (
                n=0 seen=no
                while [ -e "/proc/$script" ]; do
                    n=$((n + 1))
                    if works; then seen=yes; elif [ $seen = yes ] || [ $n -gt 150 ]; then end_script "$1"; fi
                    # Some servers end in less than a second.
                    if [ $n -lt 150 ]; then sleep 0.2; else sleep 1; fi
                done
            ) &
            wait "$script"
            """;

    /**
     * More arguments: what to tell the script, {@link #ATTEND}. Returns as soon as something is on its way, or was: then the script was ended by a signal, and why
     * the server is not up says its log.
     */
    static final String START = FUNCTIONS + """
            umask 077
            mkdir -p /run/galeractl
            log=; for file in /var/log/syslog /var/log/messages /var/log/daemon.log; do [ ! -r "$file" ] || { log=$file; break; }; done
            size=$(stat -c %s -- "$log" 2>/dev/null)
            setsid sh -c "$4" galeractl "$1" "$3" </dev/null >"$note.said" 2>&1 &
            leader=$!
            printf '%s\\n' "$leader" "$log" "${size:-0}" >"$note.new" && mv -- "$note.new" "$note"
            n=0
            while [ $n -lt 40 ]; do
                [ -z "$(server)$(guardian "$leader")" ] || exit 0
                kill -0 "$leader" 2>/dev/null || break
                n=$((n + 1)); sleep 1
            done
            wait "$leader"
            [ $? -le 128 ] || exit 0
            head -c 2000 "$note.said" >&2
            exit 1
            """;

    /** Waits for the end of a start's script, and says whether there is a server then. */
    static final String WAIT = FUNCTIONS + """
            leader=$(noted 1)
            while [ -n "$leader" ] && [ -e "/proc/$leader" ]; do sleep 1; done
            [ -n "$(server)" ] || { head -c 2000 "$note.said" >&2; exit 1; }
            """;

    /** The script asks one server of the host to end, and may kill all of them if it is not heard. */
    static final String STOP = FUNCTIONS + """
            pid=$(server)
            [ -n "$pid" ] || exit 0
            for other in $(servers); do
                [ "$other" = "$pid" ] || { echo "process $other is another server, which /etc/init.d/$1 might stop" >&2; exit 1; }
            done
            above=$(parent "$pid")
            said=$(cd / && env -i PATH="$PATH" LANG=C "/etc/init.d/$1" stop </dev/null 2>&1) || failed=yes
            n=0
            while [ -e "/proc/$pid" ] || guards "$above"; do
                [ $n -lt 170 ] && [ -z "$failed" ] || { echo "$said" >&2; echo "process $pid still runs" >&2; exit 1; }
                n=$((n + 1)); sleep 1
            done
            """;

    /** A server in the middle of a start or of a transfer swallows SIGTERM, and its guardian, which hears nothing but SIGKILL, would start it again. */
    static final String KILL = FUNCTIONS + """
            pid=$(server)
            if [ -n "$pid" ]; then
                above=$(parent "$pid")
                ! guards "$above" || kill -s KILL "$above"
                kill -s TERM "$pid"
                n=0
                while [ -e "/proc/$pid" ] && [ $n -lt 30 ]; do n=$((n + 1)); sleep 1; done
                [ ! -e "/proc/$pid" ] || kill -s KILL "$pid"
            fi
            # What the start and its transfer have left.
            leader=$(noted 1)
            [ -z "$leader" ] || for left in $(session "$leader"); do kill -s KILL "$left" 2>/dev/null; done
            n=0
            while [ -n "$(server)" ]; do [ $n -lt 30 ] || { echo "process $pid still runs" >&2; exit 1; }; n=$((n + 1)); sleep 1; done
            """;

    /** In the words that systemd has for the state of a unit. Part of {@link MemberLook}. */
    static final String UNIT = FUNCTIONS + """
            datadir=$4 leader=$(noted 1) main=$(server)
            if [ -n "$main" ]; then
                state=active
                [ -z "$leader" ] || [ ! -e "/proc/$leader" ] || state=activating
            elif [ -n "$(guardian "$leader")" ]; then
                state=activating
            else
                state=failed
            fi
            echo '== unit'
            printf '%s\\n' "ActiveState=$state" "MainPID=${main:-0}" | own
            """;

    /**
     * What the guardian has handed to syslog, since the start or since the look before; without a log of the system nothing. Of a server that does not even recover its
     * position it keeps the words in a file. A part of {@link MemberLook}.
     */
    static final String LOG = """
            if [ "$state" = failed ] && [ "$datadir/wsrep_recovery.fail" -nt "$note" ]; then
                head -c 1000000 -- "$datadir/wsrep_recovery.fail" | own
            fi
            log=$(noted 2) from=${5:-$(noted 3)}
            if [ -n "$log" ] && size=$(stat -c %s -- "$log" 2>/dev/null); then
                [ "${from:-0}" -le "$size" ] || from=0
                tail -c +$((from + 1)) -- "$log" | head -c $((size - from)) |
                    sed -nE 's/^([^ ]+|[A-Z][a-z]{2} [ 0-9][0-9] [^ ]+) [^ ]+ (mysqld|mariadbd)(\\[[0-9]+\\])?: //p' | own
                echo "-- cursor: $size" | own
            fi
            """;

    private SysvScripts() {}
}
