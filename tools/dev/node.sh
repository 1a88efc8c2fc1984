# shellcheck shell=bash
# Node, and the linters that are written in it. Debian's node is too old for them; npm's own package "node" brings a newer one, which
# tools/lint/package.json pins beside them.

LINT_BIN="$DATA/lint/node_modules/.bin"

need_npm() { command -v npm >/dev/null || need_packages nodejs npm; }

need_linters() {
    if cmp -s "$ROOT/tools/lint/package.json" "$DATA/lint/package.json" && [ -x "$LINT_BIN/node" ]; then return 0; fi
    need_npm
    say "Installing the linters of tools/lint/package.json"
    rm -rf "$DATA/lint.new"
    mkdir -p "$DATA/lint.new" "$DATA/logs"
    cp "$ROOT"/tools/lint/{.npmrc,package.json,package-lock.json} "$DATA/lint.new"
    (cd "$DATA/lint.new" && SCARF_ANALYTICS=false npm install) </dev/null >"$DATA/logs/npm.log" 2>&1 || {
        tail -n 20 "$DATA/logs/npm.log" >&2
        die "npm failed; its whole output is in $DATA/logs/npm.log"
    }
    # Not npm ci: it refuses a lock that leaves out other platforms' binaries, and npm leaves them out. Named last, so that an installation broken off is not taken for one.
    rm -rf "$DATA/lint"
    mv "$DATA/lint.new" "$DATA/lint"
}

# The servers that tests talk to (tests/Servers). A person whose npm fails goes on without them, and those tests skip; in CI they are there or the run fails.
need_servers() {
    local folder="$ROOT/tests/Servers"
    if [ -x "$folder/node_modules/.bin/node" ] && cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed"; then return 0; fi
    need_npm
    say "Installing the servers of tests/Servers/package.json"
    mkdir -p "$DATA/logs"
    (cd "$folder" && npm ci) </dev/null >"$DATA/logs/npm-servers.log" 2>&1 || {
        tail -n 20 "$DATA/logs/npm-servers.log" >&2
        [ "${CI:-}" != true ] || die "npm failed; its whole output is in $DATA/logs/npm-servers.log"
        say "npm failed: tests against real servers will skip"
        return 0
    }
    # Written last, so that an installation broken off is not taken for one.
    cp "$folder/package-lock.json" "$folder/node_modules/.installed"
}

# lint_tool NAME ARGUMENT…: runs one of the linters with the node that came with them.
lint_tool() { PATH="$LINT_BIN:$PATH" REDOCLY_TELEMETRY=off "$LINT_BIN/$1" "${@:2}"; }
