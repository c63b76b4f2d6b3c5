#!/bin/sh
# Installs the programs the tests compare mitten with, where apt can do it.
# Elsewhere it says what is missing; the tests that need it then skip.
set -eu

# axe-core (MPL-2.0) finds what keeps people from using a page. It is read by
# tests alone, from the user's cache: no file of it is part of this program.
axe=4.11.0
cache=${XDG_CACHE_HOME:-$HOME/.cache}/mitten-test
if ! grep -q "\"version\": \"$axe\"" "$cache/node_modules/axe-core/package.json" 2>/dev/null; then
	if command -v npm >/dev/null 2>&1; then
		npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$cache" "axe-core@$axe" >/dev/null ||
			echo "not installed: axe-core (the tests that need it skip)" >&2
	else
		echo "not installed: axe-core (npm fetches it; the tests that need it skip)" >&2
	fi
fi

missing=
for pair in pandoc:pandoc soffice:libreoffice-writer-nogui xmllint:libxml2-utils pdftotext:poppler-utils chromium:chromium; do
	command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair#*:}"
done
[ -n "$missing" ] || exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
	apt-get update -qq
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
	exit 0
fi
echo "not installed:$missing (the tests that need them skip; install them to run all)" >&2
