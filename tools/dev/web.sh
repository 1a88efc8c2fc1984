# shellcheck shell=bash
# The web client (src/Web), built into the Gateway's web root. npm's own package "node" brings a runtime that is new enough for its tools.

readonly WEB="$ROOT/src/Web"
readonly WEB_ROOT="$ROOT/src/Gateway/wwwroot"

# web_tool NAME ARGUMENT…: runs one of the client's tools with the node that came with them.
web_tool() { (cd "$WEB" && PATH="$WEB/node_modules/.bin:$PATH" "$WEB/node_modules/.bin/$1" "${@:2}"); }

need_web_tools() {
    if [ -x "$WEB/node_modules/.bin/node" ] && cmp -s "$WEB/package-lock.json" "$WEB/node_modules/.installed"; then return 0; fi
    need_npm
    say "Installing what builds the web client (src/Web/package.json)"
    mkdir -p "$DATA/logs"
    # Not npm ci: it refuses a lock that leaves out other platforms' binaries, and npm leaves them out. --no-save leaves the lock as it is.
    (cd "$WEB" && npm install --no-save) </dev/null >"$DATA/logs/npm-web.log" 2>&1 || {
        tail -n 20 "$DATA/logs/npm-web.log" >&2
        die "npm failed; its whole output is in $DATA/logs/npm-web.log"
    }
    # Written last, so that an installation broken off is not taken for one.
    cp "$WEB/package-lock.json" "$WEB/node_modules/.installed"
}

# Types of the contract, from the OpenAPI document; never committed.
make_web_contract() { web_tool openapi-typescript "$ROOT/docs/openapi.v1.json" --default-non-nullable false --output src/contract/schema.gen.ts; }

# The service worker has no page, and so other types.
check_web_types() { web_tool tsc --noEmit && web_tool tsc --noEmit -p src/worker; }

# Builds the client, unless nothing has changed since the last time.
build_web() {
    local now
    now=$(web_fingerprint)
    if [ -f "$WEB_ROOT/index.html" ] && [ "$now" = "$(cat "$DATA/web-built" 2>/dev/null)" ]; then return 0; fi
    need_web_tools
    say "Building the web client"
    mkdir -p "$DATA/logs"
    { make_web_contract && check_web_types && web_tool vite build; } </dev/null >"$DATA/logs/web.log" 2>&1 || {
        cat "$DATA/logs/web.log" >&2
        die "the web client does not build"
    }
    printf '%s' "$now" >"$DATA/web-built"
}

web_fingerprint() {
    find "$WEB" "$ROOT/docs/openapi.v1.json" \( -name node_modules -o -name '*.gen.ts' \) -prune -o -type f -printf '%p %s %T@\n' | sort | sha256sum
}

verb_web() {
    build_web
    say "The web client is in src/Gateway/wwwroot"
}

# Formatting, faults and types.
check_web() {
    local code=0
    need_web_tools
    web_tool biome ci --colors=off . || code=1
    make_web_contract >/dev/null || code=1
    check_web_types || code=1
    return "$code"
}
