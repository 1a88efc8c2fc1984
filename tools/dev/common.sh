# shellcheck shell=bash
# What every verb needs: how to speak, and where things are.

DATA="$ROOT/.data"

# Colour is for a terminal; in a file or a pipe it would be noise.
if [ -t 2 ]; then readonly SAY='\033[2m==>\033[0m %s\n'; else readonly SAY='==> %s\n'; fi

# shellcheck disable=SC2059 # The format is one of the two above.
say() { printf "$SAY" "$*" >&2; }

die() {
    printf 'dev: %s\n' "$*" >&2
    exit 1
}

is_root() { [ "$(id -u)" -eq 0 ]; }

need_dotnet() {
    command -v dotnet >/dev/null || die "the .NET SDK $(sed -n 's/.*"version": "\([^"]*\)".*/\1/p' "$ROOT/global.json") is needed: https://dot.net"
    # No build server outlives this command; no telemetry, no welcome page.
    export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

# Is anybody listening there?
port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The status of GET http://127.0.0.1:PORT PATH, or nothing; a fresh Debian has no curl.
http_status() {
    local line=""
    { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 0
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$2" >&3
    IFS= read -r -t 5 line <&3 || true
    exec 3<&- 3>&-
    line=${line#* }
    printf '%s' "${line%% *}"
}

path_hash() { printf '%s' "$1" | sha256sum | cut -c1-12; }

# A number that stays the same for a folder: FROM … FROM+SIZE-1.
stable_number() { printf '%d' $((0x$(path_hash "$1" | cut -c1-7) % $3 + $2)); }
