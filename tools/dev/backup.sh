# shellcheck shell=bash
# Backups of the private database, and what keeps them from bringing back people who were erased: the journal of erasures, which lives beside the backups and
# outlives the database.

readonly BACKUPS="$DATA/backups"
readonly JOURNAL="$BACKUPS/erasures"

backup_database() {
    local file=${1:-"$BACKUPS/matching-$(date -u +%Y%m%dT%H%M%SZ).dump"}
    build_programs
    use_keys
    use_database
    matching migrate >"$DATA/migrate.log" || { cat "$DATA/migrate.log" >&2; die "the migration failed"; }
    # Marked first: what is put back from here on is known to be a copy.
    keep_erasures --mark
    (umask 077 && PGPASSWORD=$(cluster_password) "$PG_BIN/pg_dump" -Fc -h 127.0.0.1 -p "$CLUSTER_PORT" -U postgres -d matching >"$file.part") ||
        { rm -f "$file.part"; die "pg_dump failed"; }
    mv "$file.part" "$file"
    say "The backup is $file; without the keys in $DATA nobody can read the people in it"
}

# keep_erasures [--mark]: adds to the journal what the configured database knows; what the journal has already stays once.
keep_erasures() {
    (umask 077 && mkdir -p "$BACKUPS" && touch "$JOURNAL")
    (umask 077 && { matching erasures "$@" && cat "$JOURNAL"; } >"$JOURNAL.part") || { rm -f "$JOURNAL.part"; die "the erasures cannot be read"; }
    (umask 077 && sort -u "$JOURNAL.part" >"$JOURNAL.new")
    rm "$JOURNAL.part"
    mv "$JOURNAL.new" "$JOURNAL"
}

# From the first step to the last there is no database of the name that the service knows, so nothing is served and nobody is erased meanwhile.
restore_database() {
    local file=${1:-}
    [ -f "$file" ] || die "usage: ./dev db restore FILE"
    build_programs
    use_keys
    use_database
    local server
    server=$(cluster_connection)
    PGOPTIONS='-c client_min_messages=warning' cluster_psql -qc 'drop database if exists matching_replaced with (force)' postgres
    PGOPTIONS='-c client_min_messages=warning' cluster_psql -qc 'drop database if exists matching_restoring with (force)' postgres
    move_database matching matching_replaced
    export Matching__Database="$server;Database=matching_replaced"
    matching migrate >"$DATA/migrate.log" || { cat "$DATA/migrate.log" >&2; put_back "the database that is replaced cannot tell its erasures"; }
    (keep_erasures) || put_back "the erasures of the database that is replaced cannot be read"
    cluster_psql -qc 'create database matching_restoring' postgres
    # The copy names the service's roles, which belong to the server and not to the database; a server that has them says so, and that is well.
    for role in matching_service matching_worker; do
        PGPASSWORD=$(cluster_password) "$PG_BIN/psql" -qX -h 127.0.0.1 -p "$CLUSTER_PORT" -U postgres -d postgres -c "create role $role nologin" 2>/dev/null || true
    done
    PGPASSWORD=$(cluster_password) "$PG_BIN/pg_restore" --exit-on-error --no-owner -h 127.0.0.1 -p "$CLUSTER_PORT" -U postgres -d matching_restoring <"$file" ||
        put_back "pg_restore failed"
    export Matching__Database="$server;Database=matching_restoring"
    matching migrate >"$DATA/migrate.log" || { cat "$DATA/migrate.log" >&2; put_back "the migration failed"; }
    matching erase-again "$JOURNAL" || put_back "the erasures could not be made again"
    move_database matching_restoring matching
    say "The backup is put back. What was there before is the database matching_replaced until the next restore; it holds people's data, so drop it soon:"
    say "  ./dev db psql -c 'drop database matching_replaced'"
}

# move_database FROM TO: ends every connection to it.
move_database() {
    cluster_psql -qc "select pg_terminate_backend(pid) from pg_stat_activity where datname = '$1'" -c "alter database $1 rename to $2" postgres >/dev/null
}

# The old database serves again, as if nothing had been tried.
put_back() {
    cluster_psql -qc 'drop database if exists matching_restoring with (force)' postgres
    move_database matching_replaced matching
    die "$1; the database is as it was"
}
