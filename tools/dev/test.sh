# shellcheck shell=bash
# ./dev test: every test project against a real PostGIS, closing with "N passed, N failed".

verb_test() {
    need_dotnet
    need_packages_of_all chromium
    need_servers
    build_web
    say "Building"
    (build "$ROOT/Matching.sln") || {
        printf '0 passed, 1 failed\n'
        exit 1
    }
    if [ -z "${MATCHING_DB:-}" ]; then
        use_cluster test-db fast
        trap leave_cluster EXIT
        MATCHING_DB=$(cluster_connection)
        export MATCHING_DB
    fi

    local project passed=0 failed=0 skipped=0
    mkdir -p "$DATA/logs"
    rm -f "$DATA"/logs/*.Tests.log
    # A filter is for the .NET runner, whose tests are then the ones that are wanted.
    [ $# -gt 0 ] || run_web_tests
    for project in "$ROOT"/tests/*/*.csproj; do
        grep -q '"xunit.v3.mtp-v2"' "$project" || continue
        run_test_project "$(basename "$project" .csproj)" "$@"
    done

    if [ $((passed + failed + skipped)) -eq 0 ]; then
        say "No test matches: $*"
        failed=1
    fi
    # Whoever has only the end of this output still learns what failed.
    [ "$failed" -eq 0 ] || retell_failures
    [ "$skipped" -eq 0 ] || printf '%d skipped\n' "$skipped"
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ]
}

# Adds a project's counts to passed, failed and skipped; a project that ends without counting is one failure.
run_test_project() {
    local name=$1 code=0 log="$DATA/logs/$1.log" counts
    shift
    say "$name"
    # The runner is chosen by global.json, which is looked for from the current folder upwards.
    (cd "$ROOT" && dotnet test --project "tests/$name" --no-build --no-progress --no-ansi -- "$@") </dev/null 2>&1 | tee "$log" || code=$?
    counts=("$(count succeeded "$log")" "$(count failed "$log")" "$(count skipped "$log")")
    passed=$((passed + counts[0])) failed=$((failed + counts[1])) skipped=$((skipped + counts[2]))
    # 8: no test matched the filters.
    if [ "$code" -ne 0 ] && [ "$code" -ne 8 ] && [ "${counts[1]}" -eq 0 ]; then
        say "$name ended with code $code"
        failed=$((failed + 1))
    fi
}

# Each test that failed and why, without what it printed.
retell_failures() {
    local log
    for log in "$DATA"/logs/*.Tests.log; do
        awk '/^[^ ]/ { telling = /^failed /; lines = 0 } /^  Standard output/ { telling = 0 } telling && lines++ < 25' "$log"
    done
}

# The client's own tests, which need neither browser nor service.
run_web_tests() {
    local code=0 log="$DATA/logs/Web.log" report="$DATA/logs/Web.json"
    say "src/Web"
    need_web_tools
    rm -f "$report"
    web_tool vitest run --reporter=default --reporter=json --outputFile.json="$report" </dev/null 2>&1 | tee "$log" || code=$?
    local good bad left
    good=$(web_count numPassedTests "$report") bad=$(web_count numFailedTests "$report") left=$(web_count numPendingTests "$report")
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
    # A file that cannot be read counts no test.
    if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
        say "the client's tests ended with code $code"
        failed=$((failed + 1))
    fi
}

# web_count NAME REPORT: a number of vitest's report.
web_count() {
    local number=""
    [ ! -f "$2" ] || number=$(grep -o "\"$1\":[0-9]*" "$2" | head -n 1 | cut -d: -f2)
    printf '%d' "${number:-0}"
}

# The last number that the runner gave for a word.
count() {
    local number
    number=$(sed -n "s/^ *$1: *\([0-9][0-9]*\)\r\{0,1\}$/\1/p" "$2" | tail -n 1)
    printf '%d' "${number:-0}"
}
