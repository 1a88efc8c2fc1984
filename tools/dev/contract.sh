# shellcheck shell=bash
# The contract's own linters: buf for the protos, redocly and spectral for the OpenAPI document.

# stage_protos FOLDER [COMMIT]: the contract, of now or of a commit, beside the protos of Google that it imports.
stage_protos() {
    local packages version
    mkdir -p "$1"
    if [ -n "${2:-}" ]; then
        git -C "$ROOT" archive "$2" protos | tar -x -C "$1" --strip-components=1
    else
        cp -r "$ROOT/protos/buf.yaml" "$ROOT/protos/matching" "$1"
    fi
    packages=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')
    version=$(sed -n 's/.*"Google.Api.CommonProtos" Version="\([^"]*\)".*/\1/p' "$ROOT/Directory.Packages.props")
    [ -d "$packages/google.api.commonprotos/$version" ] || dotnet restore "$ROOT/protos" -v quiet
    cp -r "$packages/google.api.commonprotos/$version/content/protos/google" "$1"
}

buf() { (cd "$1" && lint_tool buf "${@:2}"); }

check_protos() {
    local work
    work=$(mktemp -d)
    stage_protos "$work/now"
    local code=0
    buf "$work/now" lint --path matching || code=1
    buf "$work/now" format --diff --exit-code --path matching || code=1
    if git -C "$ROOT" rev-parse -q --verify HEAD~1 >/dev/null && git -C "$ROOT" cat-file -e HEAD~1:protos/buf.yaml 2>/dev/null; then
        stage_protos "$work/before" HEAD~1
        buf "$work/now" breaking --against "$work/before" || code=1
    fi
    rm -rf "$work"
    return "$code"
}

check_openapi() {
    local code=0
    # A warning fails too, of either.
    lint_tool redocly lint --config "$ROOT/tools/lint/redocly.yaml" "$ROOT/docs/openapi.v1.json" || code=1
    lint_tool spectral lint --ruleset "$ROOT/tools/lint/spectral.yaml" --fail-severity=hint "$ROOT/docs/openapi.v1.json" || code=1
    return "$code"
}
