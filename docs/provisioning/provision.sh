#!/bin/sh
# Runs galeractl for a provisioning tool and says in one word what became of it: changed, unchanged or failed.
#
#   provision.sh bootstrap --yes                     on the first host
#   provision.sh join --yes --peer 10.0.0.11         on each of the others; may be started at the same time
#   provision.sh bootstrap -f cluster.yaml --yes     for all hosts, from a workstation
#
# The exit status is galeractl's. What it tells people goes to standard error. A joining node waits for the first one: as long as no
# cluster answers it is asked again, for PROVISION_WAIT seconds (900). Every other refusal is final: nothing was changed, and the
# answer says why.
set -u

answer=$(mktemp) || exit 70
trap 'rm -f -- "$answer"' EXIT
deadline=$(($(date +%s) + ${PROVISION_WAIT:-900}))

# Nobody can be reached, or nobody of those who can is a cluster yet.
nobody_yet() {
    [ "$status" -eq 4 ] || { [ "$status" -eq 3 ] && grep -q -e '"primary-answers"' -e '"primary-alive"' "$answer"; }
}

while :; do
    galeractl "$@" --format json >"$answer"
    status=$?
    [ "$1" = join ] && nobody_yet && [ "$(date +%s)" -lt "$deadline" ] || break
    sleep 10
done

if [ "$status" -ne 0 ]; then
    cat "$answer" >&2
    echo failed
elif grep -q '"changed": true' "$answer"; then
    echo changed
else
    echo unchanged
fi
exit "$status"
