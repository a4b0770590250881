# What hosts lack of packages; read before look.sh and arbitrator.sh, which have has, section, own and quickly.
# The package for apt ($1) or dnf ($2), once for each need= that is not met.
wanted() {
    column=$1
    shift
    for argument; do
        case $argument in
            need=*)
                met=no
                words=${argument#need=}
                for one in $(echo "${words%%=*}" | tr '|' ' '); do
                    case $one in
                        /*) [ ! -e "$one" ] || met=yes ;;
                        *) ! has "$one" || met=yes ;;
                    esac
                done
                [ $met = yes ] || echo "$words" | cut -d = -f "$column"
                ;;
        esac
    done | sort -u
}

# What an interrupted installation left: of each of its states only these are not what somebody wished (dpkg-query(1)).
unfinished() {
    has dpkg-query && dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | sed -n 's/^.[HUFWt].* \([^ ]*\)$/\1/p'
    # One of ours that goes on.
    if [ -e /run/galeractl/install.sh ] && quickly systemctl show --property=MainPID galeractl-install.service | grep -qv '=0$'; then
        echo galeractl-install.service
    fi
}

# Of needed programs that are not there: what the package manager would install, by its own simulation. It is told to keep its caches as they are; it
# neither fetches lists nor waits for a lock.
packages() {
    if has apt-get && has apt-cache; then manager=apt-get column=2; elif has dnf; then manager=dnf column=3; else return; fi
    lacking=$(wanted $column "$@")
    left=$(unfinished)
    [ -n "$lacking$left" ] || return
    section packages
    {
        echo "manager $manager"
        for package in $lacking; do echo "wanted $package"; done
        for package in $left; do echo "unfinished $package"; done
        [ -z "$(ls -A /var/lib/mysql 2>/dev/null)" ] || echo data
        [ ! -d /run/systemd/system ] || echo systemd
        if [ $manager = apt-get ]; then
            [ -z "$(find /var/lib/apt/lists -name '*_Packages*' 2>/dev/null | head -n 1)" ] || echo listed
        else
            for package in $lacking; do rpm -q "$package" >/dev/null 2>&1 && echo "installed $package"; done
            [ -z "$(find /var/cache/dnf /var/cache/libdnf5 -name repomd.xml 2>/dev/null | head -n 1)" ] || echo listed
        fi
    } | own
    [ -n "$lacking" ] || return
    section package-offers
    if [ $manager = apt-get ]; then
        caches='-o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache='
        timeout 20 apt-cache $caches policy $lacking 2>/dev/null | own
        section package-trial
        timeout 20 apt-get -s -q --no-install-recommends $caches install $lacking 2>&1 | grep -E '^(Inst|Remv|E:) ' | own
    else
        timeout 60 dnf -q -C list --available $lacking 2>/dev/null | own
        section package-trial
        timeout 60 dnf -C --assumeno --setopt=install_weak_deps=False install $lacking 2>&1 | own
    fi
}
