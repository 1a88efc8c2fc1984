# shellcheck shell=bash
# ./dev test: every test project against a real PostGIS, closing with "N passed, N failed".

verb_test() {
    need_dotnet
    need_servers
    [ -n "${MATCHING_DB:-}" ] || need_packages "${PG_PACKAGES[@]}"
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
    for project in "$ROOT"/tests/*/*.csproj; do
        grep -q '"xunit.v3.mtp-v2"' "$project" || continue
        run_test_project "$(basename "$project" .csproj)" "$@"
    done

    if [ $((passed + failed + skipped)) -eq 0 ]; then
        say "No test matches: $*"
        failed=1
    fi
    if [ "$skipped" -gt 0 ]; then
        printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    else
        printf '%d passed, %d failed\n' "$passed" "$failed"
    fi
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

# The last number that the runner gave for a word.
count() {
    local number
    number=$(sed -n "s/^ *$1: *\([0-9][0-9]*\)\r\{0,1\}$/\1/p" "$2" | tail -n 1)
    printf '%d' "${number:-0}"
}
