# shellcheck shell=bash
# ./dev lint: formatting, the contract, the OpenAPI document, the scripts.

verb_lint() {
    local faults=()
    need_packages shellcheck
    need_dotnet
    check "C# formatting" dotnet format "$ROOT/Matching.sln" --verify-no-changes
    check "shell scripts" shellcheck -x -P "$ROOT" "$ROOT/dev" "$ROOT/.ci/run"
    [ "${#faults[@]}" -eq 0 ] || die "lint: ${faults[*]}"
    say "lint: nothing to find fault with"
}

check() {
    local what=$1
    shift
    say "Checking $what"
    "$@" </dev/null >&2 || faults+=("$what;")
}
