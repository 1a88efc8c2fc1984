# shellcheck shell=bash
# A private PostGIS server: on loopback, on a port of its own, with a password of its own, its files in .data/. Whoever uses it holds a
# shared lock; the last one to leave stops it.

readonly PG_MAJOR=15
readonly PG_BIN=/usr/lib/postgresql/$PG_MAJOR/bin
readonly PG_PACKAGES=("postgresql-$PG_MAJOR" "postgresql-$PG_MAJOR-postgis-3" "postgresql-$PG_MAJOR-postgis-3-scripts")

CLUSTER=""      # the folder that holds the server's files
CLUSTER_NAME="" # its name in .data/
CLUSTER_PORT=""

# PostgreSQL refuses to run as root.
as_server() {
    if is_root; then (cd / && exec runuser -u postgres -- "$@"); else "$@"; fi
}

# use_cluster NAME [fast]: starts the server of that name unless it runs, and keeps it until leave_cluster. "fast" gives up safety after
# a crash, and starts from nothing.
use_cluster() {
    CLUSTER_NAME=$1
    need_packages "${PG_PACKAGES[@]}"
    mkdir -p "$DATA"
    exec 8>"$DATA/$CLUSTER_NAME.lock"
    flock -s 8
    exec 7>"$DATA/$CLUSTER_NAME.start.lock"
    flock 7
    settle_home
    if ! cluster_runs; then
        [ "${2:-}" != fast ] || as_server rm -rf "$CLUSTER/data"
        [ -f "$CLUSTER/data/PG_VERSION" ] || create_cluster
        start_cluster "${2:-}"
    fi
    CLUSTER_PORT=$(sed -n 4p "$CLUSTER/data/postmaster.pid")
    flock -u 7
    exec 7>&-
}

# Stops the server if nobody else uses it, and nobody said ./dev db start.
leave_cluster() {
    [ -n "$CLUSTER" ] && [ ! -e "$DATA/$CLUSTER_NAME.keep" ] && flock -n -x 8 || return 0
    stop_cluster
    flock -u 8
}

stop_cluster() { ! cluster_runs || as_server "$PG_BIN/pg_ctl" -D "$CLUSTER/data" -m fast -w -t 60 stop >/dev/null; }

cluster_runs() { as_server "$PG_BIN/pg_ctl" -D "$CLUSTER/data" status >/dev/null 2>&1; }

# In .data/, or where the server's own user cannot go there, in its home, with .data/ pointing to it.
settle_home() {
    CLUSTER="$DATA/$CLUSTER_NAME"
    if [ -L "$CLUSTER" ]; then
        CLUSTER=$(readlink "$CLUSTER")
    elif is_root && ! as_server test -x "$DATA"; then
        CLUSTER="/var/lib/postgresql/matching-$(path_hash "$ROOT")/$CLUSTER_NAME"
        say "PostgreSQL's user cannot enter $DATA: the database lives in $CLUSTER"
        ln -s "$CLUSTER" "$DATA/$CLUSTER_NAME"
    fi
    [ -d "$CLUSTER" ] || mkdir -p "$CLUSTER"
    if is_root; then
        chown postgres: "$CLUSTER"
    elif [ ! -O "$CLUSTER" ]; then
        die "$CLUSTER belongs to another user, who started it first: be that user, or remove it"
    fi
    chmod 700 "$CLUSTER"
}

create_cluster() {
    say "Making a private PostGIS server in $CLUSTER"
    as_server rm -rf "$CLUSTER/data"
    (umask 077 && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$CLUSTER/password")
    ! is_root || chown postgres: "$CLUSTER/password"
    as_server "$PG_BIN/initdb" -D "$CLUSTER/data" -U postgres --pwfile="$CLUSTER/password" --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C.UTF-8 --no-instructions >/dev/null || die "initdb failed in $CLUSTER"
    as_server tee -a "$CLUSTER/data/postgresql.conf" >/dev/null <<<"include_if_exists = 'matching.conf'"
}

start_cluster() {
    local port safety=""
    port=$(stable_number "$CLUSTER" 17000 10000)
    while port_taken "$port"; do port=$((port + 1)); done
    [ "$1" != fast ] || safety=$'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n'
    # No socket: its path may be at most 107 bytes long, and loopback does.
    as_server tee "$CLUSTER/data/matching.conf" >/dev/null <<SETTINGS
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
max_connections = 200
shared_buffers = 256MB
maintenance_work_mem = 256MB
max_wal_size = 4GB
jit = off
$safety
SETTINGS
    # The locks are this script's, not the server's.
    as_server "$PG_BIN/pg_ctl" -D "$CLUSTER/data" -l "$CLUSTER/server.log" -w -t 120 start >/dev/null 7>&- 8>&- || {
        as_server tail -n 20 "$CLUSTER/server.log" >&2
        die "PostgreSQL does not start; its log is $CLUSTER/server.log"
    }
}

cluster_password() { as_server cat "$CLUSTER/password"; }

# The server's connection string for Npgsql; the database is the caller's to add.
cluster_connection() { printf 'Host=127.0.0.1;Port=%s;Username=postgres;Password=%s' "$CLUSTER_PORT" "$(cluster_password)"; }

cluster_psql() { PGPASSWORD=$(cluster_password) "$PG_BIN/psql" -X -h 127.0.0.1 -p "$CLUSTER_PORT" -U postgres "$@"; }

need_database() {
    [ "$(cluster_psql -Atc "select 1 from pg_database where datname = '$1'" postgres)" = 1 ] || cluster_psql -qc "create database $1" postgres
}

# use_database: sets Matching__Database to the caller's own database, or to the private one.
use_database() {
    if [ -n "${MATCHING_DB:-}" ]; then
        export Matching__Database=$MATCHING_DB
    else
        use_cluster pg
        trap leave_cluster EXIT
        need_database matching
        Matching__Database="$(cluster_connection);Database=matching"
        export Matching__Database
    fi
}

verb_db() {
    [ -z "${MATCHING_DB:-}" ] || die "MATCHING_DB is set: ./dev db is about the private database of this folder"
    case ${1:-} in
        psql)
            use_database
            cluster_psql -d matching "${@:2}"
            ;;
        start)
            use_database
            touch "$DATA/pg.keep"
            say "PostgreSQL runs on 127.0.0.1:$CLUSTER_PORT until ./dev db stop"
            ;;
        stop)
            rm -f "$DATA/pg.keep"
            use_cluster pg
            leave_cluster
            ! cluster_runs || say "PostgreSQL goes on: somebody else uses it"
            ;;
        reset)
            use_cluster pg
            trap leave_cluster EXIT
            cluster_psql -qc 'drop database if exists matching with (force)' postgres
            say "The database is gone; ./dev run makes a new one"
            ;;
        backup) backup_database "${@:2}" ;;
        restore) restore_database "${@:2}" ;;
        erasures)
            build_programs
            use_keys
            use_database
            keep_erasures
            say "The journal is $JOURNAL"
            ;;
        *) die "usage: ./dev db psql | start | stop | reset | backup [FILE] | restore FILE | erasures" ;;
    esac
}
