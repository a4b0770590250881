# Looks at a host and changes nothing. Each section begins with "== name"; what stands in a line after a blank is the host's own and may be anything.
# It is asked again and again while an operation runs: a process that is saved here is saved many times.
# Needs a POSIX shell and coreutils; what else is missing leaves its section out. Files are written in base64, so that no content can pass for more.
#
# Arguments:
#   datadir= optionfile= socket=      one each
#   sql=                              what a server of the datadir is asked, by the installed client program on its standard input
#   path=                             is it there?
#   name=                             what does it resolve to?
#   tool=                             is it there, and which version?
#   need=PROGRAM|PROGRAM=DEB=RPM      is one of them (or a path) there, and which package would bring it?
#   version=STAMP WORDS               what the server's program said of its version when it had that stamp
#   brief=yes                         leaves out what says nothing of whether a server may be stopped or started now, and what takes long: the size of the data,
#                                     versions of tools, what names resolve to, packages, firewalls, what confines programs
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH

has() { command -v "$1" >/dev/null 2>&1; }
section() { printf '== %s\n' "$1"; }
# The host's own words, each line after a blank.
own() { sed 's/^/ /'; }
# A file's first bytes.
bytes() {
    printf ' '
    head -c "$2" -- "$1" 2>/dev/null | base64 -w 0
    echo
}
quickly() { timeout 5 "$@" 2>/dev/null; }

moment() {
    section "$1"
    date '+ %s.%N'
}

machine() {
    section os
    sed -n 's/^\(ID\|VERSION_ID\)=/ &/p' /etc/os-release 2>/dev/null
    section machine
    uname -m | sed 's/^/ architecture /'
    read -r name </proc/sys/kernel/hostname && printf ' host %s\n' "$name"
    read -r boot </proc/sys/kernel/random/boot_id && printf ' boot %s\n' "$boot"
    for program in apt-get dnf; do
        if has "$program"; then echo " packages $program"; break; fi
    done
    [ $brief = yes ] || echo " processors $(getconf _NPROCESSORS_ONLN 2>/dev/null)"
    section memory
    sed -n 's/^Mem\(Total\|Available\):/ &/p' /proc/meminfo 2>/dev/null
}

network() {
    if has ip; then
        section addresses
        quickly ip -o addr show | own
    fi
    section mtu
    for device in /sys/class/net/*; do
        [ -r "$device/mtu" ] && read -r mtu <"$device/mtu" && printf ' %s %s\n' "${device##*/}" "$mtu"
    done
    section listening
    sed -n '/ 0A /s/^/ /p' /proc/net/tcp /proc/net/tcp6 2>/dev/null
    # Whose they are; programs by their names, without their arguments.
    if has ss; then
        section listeners
        quickly ss -H -ltnp | own
    fi
}

firewalls() {
    section firewalls
    {
        if has systemctl; then
            # A line for each, in their order.
            set -- firewalld ufw nftables iptables netfilter-persistent
            quickly systemctl is-active "$@" | while read -r state; do
                [ "$state" = active ] && echo "$1"
                shift
            done
        fi
        [ -s /proc/net/ip_tables_names ] && echo iptables
    } | sort -u | own
}

confinement() {
    section confinement
    {
        if [ -r /sys/fs/selinux/enforce ]; then echo "selinux $(cat /sys/fs/selinux/enforce)"; fi
        grep -E '(mysqld|mariadbd)' /sys/kernel/security/apparmor/profiles 2>/dev/null | sed 's/^/apparmor /'
    } | own
}

program() {
    section server
    for program in mariadbd mysqld; do
        if has "$program"; then
            file=$(command -v "$program")
            stamp=$(stat -L -c %d:%i:%s:%Z -- "$file" 2>/dev/null)
            # Started only to tell its version, a server takes longer than half of the look.
            case $version in
                "$stamp "?*) version=${version#* } ;;
                *) version=$(quickly "$program" --no-defaults --version) ;;
            esac
            printf '%s\n' "program $file" "version $version" "stamp $stamp" | own
            break
        fi
    done
}

# A folder's entries: what each is (links followed), and its name, in which a line's end becomes a question mark.
entries() { find "$1/." -mindepth 1 -maxdepth 1 -printf "$2 %Y %f\\0" 2>/dev/null | tr '\n\000' '?\n'; }

existing() {
    folder=$1
    while [ ! -e "$folder" ] && [ "$folder" != / ] && [ -n "$folder" ]; do folder=$(dirname -- "$folder"); done
    printf '%s' "$folder"
}

datadir() {
    section datadir
    {
        if [ -d "$datadir" ]; then
            echo kind folder
            echo "real $(readlink -f -- "$datadir")"
            [ -L "$datadir" ] && echo link
            quickly mountpoint -q -- "$datadir" && echo mountpoint
            [ -r "$datadir" ] && [ -x "$datadir" ] && echo readable
            entries "$datadir" entry
            [ -d "$datadir/mysql" ] && [ -r "$datadir/mysql" ] && { echo 'readable mysql'; entries "$datadir/mysql" mysql; }
            [ -d "$datadir/test" ] && entries "$datadir/test" test
        elif [ -e "$datadir" ] || [ -L "$datadir" ]; then
            echo kind other
        else
            echo kind absent
        fi
    } | own
    section free
    df -B1 --output=avail -- "$(existing "$datadir")" 2>/dev/null | sed -n '$s/^/ /p'
    # Of very many files it takes too long: then it is not known.
    [ $brief = yes ] || section data-bytes
    [ $brief = yes ] || [ ! -d "$datadir" ] || timeout 20 du -sB1 --exclude=galera.cache --exclude="gcache.page.*" -- "$datadir" 2>/dev/null | cut -f 1 | own
    for file in grastate.dat gvwstate.dat; do
        if [ -e "$datadir/$file" ]; then section "$file"; bytes "$datadir/$file" 65536; fi
    done
    if [ -e "$datadir/galera.cache" ]; then section galera.cache; bytes "$datadir/galera.cache" 1024; fi
    if [ -f "$optionfile" ]; then section option-file; bytes "$optionfile" 1048576; else section no-option-file; fi
}

# What files of the same folder say of Galera that are read after our option file, for the last word counts; nothing that may be secret.
later_options() {
    section later-options
    printf '%s\n' "${optionfile%/*}"/*.cnf "$optionfile" | sort -u | {
        later=no
        while IFS= read -r file; do
            if [ $later = yes ] && [ -r "$file" ]; then
                grep -iE '^[[:space:]]*(loose[-_])?wsrep[-_](on|provider|provider[-_]options|cluster[-_]name|cluster[-_]address|node[-_]name|node[-_]address|sst[-_]method)[[:space:]]*=' "$file" |
                    while IFS= read -r line; do printf '%s\t%s\n' "$file" "$line"; done
            fi
            [ "$file" != "$optionfile" ] || later=yes
        done
    } | own
}

# Of the operation that is at work on this cluster. A folder without owner is what the end of one has left.
lock() {
    section lock
    if [ -e /var/lib/galeractl/cluster-lock/owner ]; then
        { head -n 1 /var/lib/galeractl/cluster-lock/owner 2>/dev/null || echo 'its owner is not known'; } | own
    fi
}

# Servers by their working directory, which is their datadir; also of those that are about to enter it.
servers() {
    find /proc/[0-9]* -maxdepth 1 -name exe -printf '%h %l\0' 2>/dev/null | tr '\n\000' '?\n' | while read -r process exe; do
        case ${exe##*/} in
            mariadbd|mysqld|mariadbd-debug|mysqld-debug|"mariadbd (deleted)"|"mysqld (deleted)") ;;
            *) continue ;;
        esac
        here=no
        [ "$(stat -L -c %d:%i "$process/cwd" 2>/dev/null)" = "$(stat -L -c %d:%i "$datadir" 2>/dev/null)" ] && here=yes
        tr '\000' '\n' <"$process/cmdline" 2>/dev/null | grep -qxF -e "--datadir=$datadir" && here=yes
        echo "${process##*/} $here"
        tr '\n\000' '?\n' <"$process/cmdline" 2>/dev/null | sed -n 's/^--socket=/socket /p'
    done
}

# The server of the datadir.
pids() { printf '%s\n' "$servers" | sed -n 's/^\([0-9]*\) yes$/\1/p'; }

# With an instance of their template unit, the packages of Percona XtraDB Cluster make a new cluster.
founding() {
    section founding
    quickly systemctl show mysql@bootstrap.service --property=Id,LoadState,ActiveState | own
}

service() {
    if [ -d /run/systemd/system ] && has systemctl; then
        for unit in mariadb mysql mysqld; do
            shown=$(quickly systemctl show "$unit.service" \
                --property=LoadState,Id,ActiveState,UnitFileState,TimeoutStartUSec,LimitNOFILE,MainPID,Environment)
            case $shown in *LoadState=loaded*) ;; *) continue ;; esac
            section systemd
            printf '%s\n' "$shown" | own
            [ "$unit" = mysql ] && founding
            break
        done
        section bootstrap-switches
        {
            # An instance that is enabled starts with the host. Without its template it cannot be.
            for folder in /etc /run /lib /usr/lib /usr/local/lib; do
                [ -e "$folder/systemd/system/mysql@.service" ] || continue
                [ "$(quickly systemctl is-enabled mysql@bootstrap.service)" = enabled ] && echo 'enabled mysql@bootstrap.service'
                break
            done
            quickly systemctl show-environment | sed -n 's/^_WSREP_NEW_CLUSTER=./environment &/p'
            [ -e /run/mysqld/wsrep-new-cluster ] && echo 'file /run/mysqld/wsrep-new-cluster'
        } | own
    elif [ ! -d /run/systemd/system ]; then
        script
    fi
}

# Without systemd: the script of /etc/init.d that starts the server, if it is one that knows how to make a new cluster.
script() {
    for script in mariadb mysql mysqld; do
        [ -x "/etc/init.d/$script" ] || continue
        grep -qE "^[[:space:]]*['\"]?bootstrap['\"]?\)" "/etc/init.d/$script" || continue
        section sysv
        {
            echo "script $script"
            for link in /etc/rc[2345].d/S[0-9][0-9]"$script" /etc/rc.d/rc[2345].d/S[0-9][0-9]"$script"; do
                [ -e "$link" ] && { echo "boot $link"; break; }
            done
            # It leaves its server to a guardian, which starts it again after a crash.
            for pid in $(pids); do
                parent=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
                case $(cat "/proc/$parent/comm" 2>/dev/null) in mysqld_safe|mariadbd-safe) echo "guardian $parent" ;; esac
            done
        } | own
        break
    done
}

# The server of the datadir alone: another one's answer would be a lie. Its socket is the one it was told, or the usual ones.
sql() {
    has mariadb && client=mariadb || client=mysql
    has "$client" || return
    between='galeractl: what follows are schemas'
    for path in $(tr '\000' '\n' <"/proc/$1/cmdline" 2>/dev/null | sed -n 's/^--socket=//p') \
        "$socket" /run/mysqld/mysqld.sock /var/lib/mysql/mysql.sock /tmp/mysql.sock; do
        [ -S "$path" ] || continue
        # At most as long as a server that hangs may hold up the look.
        said=$(printf '%s;\n' "$questions" "SELECT '$between'" 'SHOW DATABASES' | HOME=/root timeout 6 "$client" --protocol=socket \
            --socket="$path" --connect-timeout=3 --batch --skip-column-names 2>&1)
        section "status $path"
        printf '%s\n' "$said" | sed "/^$between\$/,\$d; s/^/ /"
        section "schemas $path"
        printf '%s\n' "$said" | sed "1,/^$between\$/d; s/^/ /"
        return
    done
}

paths() {
    section paths
    for argument; do
        case $argument in
            path=*) if [ -e "${argument#*=}" ]; then echo " present ${argument#*=}"; else echo " absent ${argument#*=}"; fi ;;
        esac
    done
}

names() {
    has getent || return
    section names
    for argument; do
        case $argument in
            name=*)
                echo "name ${argument#*=}"
                quickly getent ahosts "${argument#*=}" | cut -d ' ' -f 1 | sort -u | sed 's/^/address /'
                ;;
        esac
    done | own
}

tools() {
    section tools
    for argument; do
        case $argument in
            tool=*)
                tool=${argument#*=}
                has "$tool" || continue
                [ $brief = no ] || { echo "$tool "; continue; }
                case $tool in
                    socat) version=$(quickly "$tool" -V | sed -n 2p) ;;
                    rsync|mariadb-backup|mariabackup|xtrabackup) version=$(timeout 5 "$tool" --version 2>&1 </dev/null | grep -F "$tool" | head -n 1) ;;
                    *) version= ;;
                esac
                printf '%s %s\n' "$tool" "$version"
                ;;
        esac
    done | own
}

main() {
    datadir=/var/lib/mysql optionfile=/nonexistent socket=/run/mysqld/mysqld.sock questions= brief=no version=
    for argument; do
        case $argument in
            datadir=*) datadir=${argument#*=} ;;
            optionfile=*) optionfile=${argument#*=} ;;
            socket=*) socket=${argument#*=} ;;
            sql=*) questions=${argument#*=} ;;
            version=*) version=${argument#*=} ;;
            brief=yes) brief=yes ;;
        esac
    done
    moment begin
    machine
    network
    [ $brief = yes ] || firewalls
    [ $brief = yes ] || confinement
    program
    datadir
    later_options
    lock
    servers=$(servers)
    section servers
    [ -z "$servers" ] || printf '%s\n' "$servers" | own
    service
    pid=$(pids | head -n 1)
    [ -z "$pid" ] || sql "$pid"
    paths "$@"
    [ $brief = yes ] || names "$@"
    tools "$@"
    [ $brief = yes ] || packages "$@"
    moment end
}

main "$@" </dev/null
