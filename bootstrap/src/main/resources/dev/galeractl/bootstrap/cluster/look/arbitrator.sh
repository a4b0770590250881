# Looks at the host of an arbitrator and changes nothing. Sections as in look.sh; needs a POSIX shell and coreutils.
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH

has() { command -v "$1" >/dev/null 2>&1; }
section() { printf '== %s\n' "$1"; }
own() { sed 's/^/ /'; }
quickly() { timeout 5 "$@" 2>/dev/null; }

section machine
for program in apt-get dnf; do
    if has "$program"; then echo " packages $program"; break; fi
done
section program
has garbd && echo " $(command -v garbd)"
if [ -d /run/systemd/system ] && has systemctl; then
    for unit in garb garbd; do
        [ "$(quickly systemctl show --property=LoadState "$unit.service")" = LoadState=loaded ] || continue
        section unit
        quickly systemctl show "$unit.service" --property=Id,ActiveState,UnitFileState,MainPID,User | own
        user=$(quickly systemctl show --property=User "$unit.service")
        echo " Group=$(id -gn "${user#*=}" 2>/dev/null)"
        break
    done
fi
# Where the packages' start script looks (galera-arbitrator-4 26.4.23 of Debian): the same test.
settings=/etc/sysconfig/garb
[ -f /etc/debian_version ] && settings=/etc/default/garb
section settings-file
echo " $settings"
if [ -f "$settings" ]; then
    section settings
    head -c 65536 -- "$settings" | base64 -w 0 | own
    echo
fi
packages "$@" </dev/null
section tools
has perl && echo " perl"
section listening
cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | grep ' 0A ' | own
section end
