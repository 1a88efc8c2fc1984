# shellcheck shell=bash
# Node and the linters that are written in it. Debian's node is too old for them; npm's own package "node" brings a newer one.

need_npm() {
    command -v npm >/dev/null || need_packages nodejs npm
}
