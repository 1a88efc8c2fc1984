# shellcheck shell=bash
# ./dev run: everything on this machine, until Ctrl-C.

STARTED=()    # process ids, in the order to stop them
STACK_PORT="" # where the Gateway answers

verb_run() {
    local bare=no
    case ${1:-} in
        --bare) bare=yes ;;
        "") ;;
        *) die "usage: ./dev run [--bare]" ;;
    esac

    start_stack "$bare"

    local campaign="campaign=demo&"
    [ "$bare" = no ] || campaign=""
    cat <<TEXT

  Ready: http://127.0.0.1:$STACK_PORT is the web client, http://127.0.0.1:$STACK_PORT/docs the contract
  Try:   curl 'http://127.0.0.1:$STACK_PORT/v1/seats:nearestMarginals?place=NW3+2QG&${campaign}limit=3'
  gRPC:  127.0.0.1:${MATCHING_PORT:-5080} (cleartext HTTP/2); logs are in .data/logs; Ctrl-C stops everything

TEXT
    # Whichever ends first ends the run; a signal does too.
    local code=0
    wait -n "${STARTED[@]}" || code=$?
    die "a program ended by itself with code $code; the logs are in $DATA/logs"
}

# start_stack BARE: the database, Matching and the Gateway, until this command ends.
start_stack() {
    local matching_port=${MATCHING_PORT:-5080} matching_metrics=${MATCHING_METRICS_PORT:-5081}
    local gateway_port=${GATEWAY_PORT:-8080} gateway_metrics=${GATEWAY_METRICS_PORT:-8081}
    need_ports "MATCHING_PORT=$matching_port" "MATCHING_METRICS_PORT=$matching_metrics" "GATEWAY_PORT=$gateway_port" "GATEWAY_METRICS_PORT=$gateway_metrics"

    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    need_dotnet
    need_packages_of_all
    build_programs
    build_web
    use_keys
    use_database
    trap stop_all EXIT
    fill_database "$1"
    take_own_logins

    mkdir -p "$DATA/logs"
    Matching__Listen="http://127.0.0.1:$matching_port" Matching__MetricsListen="http://127.0.0.1:$matching_metrics" \
        start_program Matching "$MATCHING_DLL"
    Gateway__Listen="http://127.0.0.1:$gateway_port" Gateway__MetricsListen="http://127.0.0.1:$gateway_metrics" \
        Gateway__Matching="http://127.0.0.1:$matching_port" \
        start_program Gateway "$GATEWAY_DLL"
    await_ready Matching "$matching_metrics"
    await_ready Gateway "$gateway_port"
    STACK_PORT=$gateway_port
}

# need_ports NAME=PORT…: tells of all that are taken at once, with a call that may do instead.
need_ports() {
    local one port taken=() other=()
    for one in "$@"; do
        port=${one#*=}
        if ! [[ $port =~ ^[0-9]{1,5}$ ]] || [ "$port" -lt 1 ] || [ "$port" -gt 65535 ]; then die "$one is no port"; fi
        if port_taken "$port"; then
            taken+=("$port")
            other+=("${one%%=*}=$((port < 65436 ? port + 100 : port - 100))")
        fi
    done
    [ ${#taken[@]} -eq 0 ] || die "taken by another program: port ${taken[*]}; choose another: ${other[*]} ./dev run"
}

fill_database() {
    say "Looking at the database"
    matching migrate >"$DATA/migrate.log" 2>&1 || { cat "$DATA/migrate.log" >&2; die "the migration failed"; }
    matching load-shipped >"$DATA/load.log" 2>&1 || { cat "$DATA/load.log" >&2; die "the shipped figures cannot be loaded"; }
    say "$(head -n 1 "$DATA/load.log")"
    if [ "$1" = no ]; then
        matching demo --if-empty >"$DATA/demo.log" 2>&1 || { cat "$DATA/demo.log" >&2; die "the demo weekend cannot be made"; }
        say "$(tail -n 1 "$DATA/demo.log")"
    fi
}

# As for real: from here on requests and background work have a login each, which owns nothing. Where MATCHING_DB names the caller's own database, so does the caller its logins.
take_own_logins() {
    [ -z "${MATCHING_DB:-}" ] || return 0
    local password server
    password=$(cluster_password)
    server="Host=127.0.0.1;Port=$CLUSTER_PORT;Password=$password;Database=matching"
    cluster_psql -qX -v ON_ERROR_STOP=1 -d matching >/dev/null <<SQL || die "the logins of requests and background work cannot be made"
do \$\$
begin
    if not exists (select from pg_roles where rolname = 'matching_requests') then
        create role matching_requests login in role matching_service;
    end if;
    if not exists (select from pg_roles where rolname = 'matching_background') then
        create role matching_background login in role matching_worker;
    end if;
end
\$\$;
alter role matching_requests password '$password';
alter role matching_background password '$password';
SQL
    export Matching__Database="$server;Username=matching_requests" Matching__WorkDatabase="$server;Username=matching_background"
}

start_program() {
    (
        cd "$ROOT/src/$1" || exit
        exec dotnet "$2" 8>&- </dev/null >"$DATA/logs/$1.log" 2>&1
    ) &
    STARTED=("$!" "${STARTED[@]}")
}

# await_ready NAME PORT
await_ready() {
    local tries=0
    until [ "$(http_status "$2" /health/ready)" = 200 ]; do
        local pid
        for pid in "${STARTED[@]}"; do
            kill -0 "$pid" 2>/dev/null || { tail -n 30 "$DATA"/logs/{Matching,Gateway}.log >&2; die "a program ended before it was ready"; }
        done
        tries=$((tries + 1))
        [ "$tries" -lt 600 ] || { tail -n 30 "$DATA/logs/$1.log" >&2; die "$1 is not ready after a minute"; }
        sleep 0.1
    done
}

# The Gateway first, so that what it is answering can still reach Matching; the database last.
stop_all() {
    trap '' INT TERM HUP
    local pid
    [ "${#STARTED[@]}" -eq 0 ] || say "Stopping"
    for pid in "${STARTED[@]}"; do
        kill -TERM "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    leave_cluster
}
