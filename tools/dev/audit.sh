# shellcheck shell=bash
# Known vulnerabilities in what is used, also at second hand: NuGet's packages of the whole solution, and npm's of the web client and of the servers that tests talk to. A registry that
# keeps no such list, or cannot be reached, is said to, and is no fault.

check_audit() {
    local code=0
    audit_nuget || code=1
    audit_npm || code=1
    return "$code"
}

audit_nuget() {
    local work code=0
    work=$(mktemp -d)
    # A version with a known fault, which is never built: where restoring it raises no alarm, silence about ours would prove nothing.
    cat >"$work/canary.csproj" <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.1" /></ItemGroup>
</Project>
XML
    if finds_vulnerable "$work/canary.csproj" "$work/canary.log"; then
        finds_vulnerable "$ROOT/Matching.sln" "$work/audit.log" && code=1
        [ "$code" -eq 0 ] || grep -E 'NU190[1-4]' "$work/audit.log" | sed 's/ \[.*//' | sort -u
    else
        say "NuGet's source gives no list of vulnerable packages: they were not audited"
    fi
    rm -rf "$work"
    return "$code"
}

# finds_vulnerable PROJECT LOG: whether restoring it tells of a vulnerable package, of any severity.
finds_vulnerable() {
    # shellcheck disable=SC2086 # options, or none
    dotnet restore "$1" --force -p:NuGetAudit=true -p:NuGetAuditMode=all -p:NuGetAuditLevel=low ${AUDIT_RESTORE:-} >"$2" 2>&1 || true
    grep -qE 'NU190[1-4]' "$2"
}

audit_npm() {
    local folder code=0
    need_npm
    for folder in src/Web tests/Servers; do
        audit_npm_folder "$ROOT/$folder" || code=1
    done
    return "$code"
}

audit_npm_folder() {
    local log code=0
    log=$(mktemp)
    (cd "$1" && npm audit --package-lock-only --json) >"$log" 2>/dev/null || code=1
    if ! grep -q '"auditReportVersion"' "$log"; then
        say "npm's registry gives no list of vulnerable packages: they were not audited"
        code=0
    elif [ "$code" -ne 0 ]; then
        (cd "$1" && npm audit --package-lock-only) || true
    fi
    rm -f "$log"
    return "$code"
}
