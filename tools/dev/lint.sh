# shellcheck shell=bash
# ./dev lint: formatting, the contract, the OpenAPI document, the web client, the scripts, the manifests, the packages.

verb_lint() {
    local faults=()
    need_dotnet
    need_packages shellcheck git
    need_linters
    check "shell scripts" shellcheck -x -P "$ROOT" "$ROOT/dev" "$ROOT/.ci/run"
    check "the contract" check_protos
    check "the OpenAPI document" check_openapi
    check "the web client" check_web
    check "the Kubernetes manifests" check_rendered
    check "packages with known vulnerabilities" check_audit
    check "C# formatting" dotnet format "$ROOT/Matching.sln" --verify-no-changes
    [ "${#faults[@]}" -eq 0 ] || die "lint found fault with: $(printf '%s; ' "${faults[@]}")"
    say "lint: nothing to find fault with"
}

check() {
    local what=$1
    shift
    say "Checking $what"
    ("$@") </dev/null >&2 || faults+=("$what")
}
