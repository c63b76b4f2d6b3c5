#!/bin/sh
# Installs the programs the tests compare mitten with, where apt can do it.
# Elsewhere it says what is missing; the tests that need it then skip.
set -eu

missing=
for pair in pandoc:pandoc soffice:libreoffice-writer-nogui xmllint:libxml2-utils pdftotext:poppler-utils chromium:chromium npm:npm; do
	command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair#*:}"
done
if [ -n "$missing" ] && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
	apt-get update -qq
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
elif [ -n "$missing" ]; then
	echo "not installed:$missing (the tests that need them skip; install them to run all)" >&2
fi

# axe-core (MPL-2.0) finds what keeps people from using a page. It is read by
# tests alone, from the user's cache: no file of it is part of this program.
axe=4.11.0
cache=${XDG_CACHE_HOME:-$HOME/.cache}/mitten-test
grep -q "\"version\": \"$axe\"" "$cache/node_modules/axe-core/package.json" 2>/dev/null && exit 0
if ! command -v npm >/dev/null 2>&1 ||
	! npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$cache" "axe-core@$axe" >/dev/null; then
	echo "not installed: axe-core, which npm fetches (the tests that need it skip)" >&2
fi
