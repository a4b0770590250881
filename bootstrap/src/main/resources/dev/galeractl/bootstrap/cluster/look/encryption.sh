# Reads what a node has for TLS and changes nothing: $1 authority, $2 certificate, $3 its key, $4 the authority's key. Sections as in look.sh.
# A key is never read out: of the node's own the public half is told, of the authority's whether it is there.
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH

section() { printf '== %s\n' "$1"; }
file() {
    [ -f "$2" ] || return 0
    section "$1"
    printf ' '
    head -c 262144 -- "$2" | base64 -w 0
    echo
}

file authority "$1"
file certificate "$2"
if [ -e "$3" ]; then
    section key
    if ! command -v openssl >/dev/null 2>&1; then
        echo ' unknown'
    elif public=$(openssl pkey -in "$3" -passin pass: -pubout 2>/dev/null </dev/null); then
        printf '%s\n' "$public" | sed 's/^/ /'
    else
        echo ' closed'
    fi
fi
[ -e "$4" ] && section authority-key
section end
