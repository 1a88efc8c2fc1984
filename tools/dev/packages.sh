# shellcheck shell=bash
# Installing what is missing from Debian: says so, asks nothing.

missing_packages() {
    local package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || printf '%s ' "$package"
    done
}

# need_packages NAME…
need_packages() {
    local missing as=()
    command -v dpkg-query >/dev/null || die "this is not Debian: install yourself what these packages hold: $*"
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0

    if ! is_root; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            as=(sudo -n)
        else
            die "something is missing that only root can install. Run this, then try again:
    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing% }"
        fi
    fi

    say "Installing from Debian: ${missing% }"
    local log="$DATA/logs/apt.log"
    mkdir -p "$DATA/logs"
    without_default_cluster "${as[@]}"
    # shellcheck disable=SC2086 # a list of package names
    if ! { "${as[@]}" apt-get -q -o DPkg::Lock::Timeout=300 update &&
        "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $missing; } \
        </dev/null >"$log" 2>&1; then
        with_default_cluster "${as[@]}"
        tail -n 20 "$log" >&2
        die "apt-get failed; its whole output is in $log"
    fi
    with_default_cluster "${as[@]}"
}

# need_packages_of_all [NAME…]: what the database, the web client and the caller need, asked for at once: whoever needs root for it is stopped once.
need_packages_of_all() {
    local wanted=("$@")
    [ -n "${MATCHING_DB:-}" ] || wanted+=("${PG_PACKAGES[@]}")
    command -v npm >/dev/null || wanted+=(nodejs npm)
    [ ${#wanted[@]} -eq 0 ] || need_packages "${wanted[@]}"
}

# Debian's server package creates and starts a cluster of its own, which nobody asked for here.
readonly NO_DEFAULT_CLUSTER=/etc/postgresql-common/createcluster.d/matching-dev.conf

without_default_cluster() {
    "$@" mkdir -p "${NO_DEFAULT_CLUSTER%/*}"
    printf 'create_main_cluster = false\n' | "$@" tee "$NO_DEFAULT_CLUSTER" >/dev/null
}

with_default_cluster() { "$@" rm -f "$NO_DEFAULT_CLUSTER"; }
