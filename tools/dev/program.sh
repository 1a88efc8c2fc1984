# shellcheck shell=bash
# Building the two programs, and running Matching's own verbs.

readonly MATCHING_DLL="$ROOT/src/Matching/bin/Release/net10.0/Matching.dll"
readonly GATEWAY_DLL="$ROOT/src/Gateway/bin/Release/net10.0/Gateway.dll"

# Builds what is run, unless nothing has changed since the last time.
build_programs() {
    need_dotnet
    local now
    now=$(fingerprint)
    if [ -f "$MATCHING_DLL" ] && [ -f "$GATEWAY_DLL" ] && [ "$now" = "$(cat "$DATA/built" 2>/dev/null)" ]; then
        return 0
    fi
    say "Building"
    local project
    for project in Matching Gateway; do
        build "$ROOT/src/$project" -c Release
    done
    printf '%s' "$now" >"$DATA/built"
}

# build ARGUMENT…: quiet unless it fails.
build() {
    mkdir -p "$DATA/logs"
    dotnet build "$@" -v quiet -nologo </dev/null >"$DATA/logs/build.log" 2>&1 && return 0
    cat "$DATA/logs/build.log" >&2
    die "the build failed"
}

# Changes whenever a source is edited, added or removed.
fingerprint() {
    find "$ROOT/src" "$ROOT/protos" "$ROOT/data" "$ROOT"/Directory.*.props "$ROOT/global.json" \
        \( -name bin -o -name obj -o -name node_modules -o -name wwwroot -o -name Web \) -prune -o -type f -printf '%p %s %T@\n' | sort | sha256sum
}

# The keys of a service that runs on this machine, the same for every verb: what the demo seals, the service must open.
use_keys() {
    export Matching__Tokens__KeyFile="$DATA/token-key.pem" Matching__OriginKeys="$DATA/origin-key" Matching__Mail__Folder="$DATA/mail"
    export Gateway__Tokens__KeyFile="$DATA/token-key.pem"
    export DOTNET_ENVIRONMENT=Development ASPNETCORE_ENVIRONMENT=Development
}

# Runs one of Matching's verbs, from the caller's own folder.
matching() { dotnet "$MATCHING_DLL" "$@"; }

verb_program() {
    build_programs
    use_keys
    # A token needs no database, and is wanted beside a service that runs; nor does a plan.
    case $1 in token | plan)
        matching "$@"
        return
        ;;
    esac
    use_database
    matching migrate >"$DATA/migrate.log" || { cat "$DATA/migrate.log" >&2; die "the migration failed"; }
    local code=0
    matching "$@" || code=$?
    return "$code"
}

verb_bench() {
    if [ "${1:-}" = web ]; then
        bench_web "${@:2}"
        return
    fi
    [ -d "$ROOT/tests/Benchmarks" ] || die "there are no benchmarks yet"
    need_dotnet
    use_cluster pg
    trap leave_cluster EXIT
    MATCHING_DB=${MATCHING_DB:-$(cluster_connection)} dotnet run -c Release --project "$ROOT/tests/Benchmarks" -- "$@"
}
