# shellcheck shell=bash
# ./dev bench web: Lighthouse on the first page of everything as ./dev run starts it, on a telephone and on a desk.

readonly LIGHTHOUSE="$DATA/lighthouse"

need_lighthouse() {
    if cmp -s "$ROOT/tools/lighthouse/package.json" "$LIGHTHOUSE/package.json" && [ -x "$LIGHTHOUSE/node_modules/.bin/lighthouse" ]; then return 0; fi
    need_npm
    say "Installing Lighthouse (tools/lighthouse/package.json)"
    rm -rf "$LIGHTHOUSE.new" "$LIGHTHOUSE"
    mkdir -p "$LIGHTHOUSE.new" "$DATA/logs"
    cp "$ROOT"/tools/lighthouse/{.npmrc,package.json,package-lock.json} "$LIGHTHOUSE.new"
    (cd "$LIGHTHOUSE.new" && npm install) </dev/null >"$DATA/logs/npm-lighthouse.log" 2>&1 || {
        tail -n 20 "$DATA/logs/npm-lighthouse.log" >&2
        die "npm failed; its whole output is in $DATA/logs/npm-lighthouse.log"
    }
    mv "$LIGHTHOUSE.new" "$LIGHTHOUSE"
}

# bench_web [ROUNDS]
bench_web() {
    local rounds=${1:-3} round form code=0 reports
    [[ $rounds =~ ^[1-9][0-9]?$ ]] || die "usage: ./dev bench web [ROUNDS]"
    need_packages_of_all chromium
    need_lighthouse
    start_stack no
    mkdir -p "$DATA/lighthouse-reports"
    say "Lighthouse, once unmeasured: nothing is compiled yet"
    lighthouse_on mobile "$DATA/lighthouse-reports/first.json"
    for form in mobile desktop; do
        reports=()
        for ((round = 1; round <= rounds; round++)); do
            say "Lighthouse, $form, round $round of $rounds"
            reports+=("$DATA/lighthouse-reports/$form-$round.json")
            lighthouse_on "$form" "${reports[-1]}"
        done
        "$LIGHTHOUSE/node_modules/.bin/node" "$ROOT/tools/lighthouse/report.js" "$form" "${reports[@]}" || code=1
    done
    [ "$code" -eq 0 ] || die "a median is under 95"
}

# lighthouse_on FORM FILE
lighthouse_on() {
    local form=()
    [ "$1" = mobile ] || form=(--preset=desktop)
    PATH="$LIGHTHOUSE/node_modules/.bin:$PATH" CHROME_PATH=/usr/bin/chromium lighthouse "http://127.0.0.1:$STACK_PORT/" "${form[@]}" \
        --only-categories=performance,accessibility,best-practices --output=json --output-path="$2" --quiet --no-enable-error-reporting \
        --chrome-flags="--headless=new --no-sandbox --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync" \
        </dev/null >"$DATA/logs/lighthouse.log" 2>&1 || {
        tail -n 20 "$DATA/logs/lighthouse.log" >&2
        die "Lighthouse failed"
    }
}
