#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
# Makes the captures and the map of this folder anew, from the scenarios beside them: tests/golden/make.sh

set -e
here=$(dirname -- "$(readlink -f -- "$0")")
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for scenario in "$here"/captures/*.toml; do
    name=$(basename "$scenario" .toml)
    "$here/../../pptplab" run "$scenario" --pcap "$out/$name" >"$out/$name.txt"
    cp "$out/$name/caller-1.pcap" "$here/captures/$name.pcap"
done
"$here/../../pptplab" paths "$here/maps/provider.toml" --out "$out/map" >"$out/map.txt"
cp "$out/map/routers.graphml" "$here/maps/provider.graphml"
