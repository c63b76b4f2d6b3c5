// Writes what make needs of the packages that are programs: the names of each
// locale of faker, and the names of human-names.
const path = require("path");
const from = (p) => require(path.join(process.cwd(), "node_modules", p));
const { allLocales } = from("@faker-js/faker");
const flat = (lists) => [...new Set(Object.values(lists || {}).flat())].filter((n) => typeof n === "string").sort();
const locales = {};
for (const [name, locale] of Object.entries(allLocales)) {
  if (!locale.person) continue;
  const p = locale.person;
  locales[name] = { given: flat(p.first_name), surname: flat(p.last_name) };
}
const human = {};
for (const l of ["en", "fr", "it", "es", "de", "nl"]) {
  human[l] = ["female", "male"].flatMap((s) => from(`human-names/data/${s}-human-names-${l}.json`)).sort();
}
process.stdout.write(JSON.stringify({ locales, human }));
