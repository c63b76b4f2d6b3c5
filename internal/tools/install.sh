#!/bin/sh
# Installs the programs the tests compare mitten with, where apt can do it.
# Elsewhere it says what is missing; the tests that need it then skip.
set -eu
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
