import { Refused } from './api'
import { tell } from './channel'
import { h, main, plural, say } from './dom'
import { Corrected, Correction, correct, getImport, getImports, Import, Imported, Imports } from './imports_api'
import { doubts, fixes, told } from './imports_fix'
import { banner, leaving, refused } from './vaulted'

// How the files were recognised, and the one page to correct it.

let all: Imports | undefined
let doc: Import | undefined
let done: Corrected | undefined
let todo = false // only those with a question

const forget = () => { all = undefined; doc = undefined; done = undefined }

export async function importPage(): Promise<void> {
  leaving(forget)
  main().replaceChildren(h('p', { class: 'page empty' }, 'Opening the vault …'))
  document.addEventListener('keydown', onKey)
  await load()
}

async function load(id?: string): Promise<void> {
  try {
    all = await getImports()
    const wanted = id ?? (all.documents.find(d => d.open.length) ?? all.documents[0])?.id
    doc = wanted ? await getImport(wanted) : undefined
  } catch (e) { refused(e, 'import', forget); return }
  draw()
}

async function open(id: string): Promise<void> {
  try { doc = await getImport(id) } catch (e) { refused(e, id, forget); return }
  done = undefined
  draw()
  document.querySelector<HTMLElement>('.imports [aria-current]')?.focus()
}

async function fix(c: Omit<Correction, 'seen'>): Promise<void> {
  const d = doc
  if (!d) return
  try {
    done = await correct(d.id, { seen: d.seen, ...c })
  } catch (e) {
    refused(e, 'not corrected', forget)
    if (e instanceof Refused && e.status === 409) await load(d.id)
    return
  }
  tell({ kind: 'names' }) // what waits is looked for again
  tell({ kind: 'transcripts', documents: done.changed.filter(c => c.state !== 'unchanged').map(c => c.document) })
  await load(d.id)
  say(`read anew: ${done.changed.map(c => c.document).join(', ') || 'nothing'}`)
}

function draw(): void {
  if (!all) return
  const waiting = all.documents.filter(d => d.open.length).length
  main().replaceChildren(h('div', { class: 'names' }, banner('This page shows names of files, speakers and what they said.'),
    h('header', { class: 'names-top' }, h('h1', {}, 'Import'), h('span', { class: 'count' }, `${plural(all.documents.length, 'document')}, ${waiting} with a question`),
      h('label', {}, h('input', { type: 'checkbox', id: 'todo', checked: todo, onchange: (e: Event) => { todo = (e.target as HTMLInputElement).checked; draw() } }), ' only those with a question')),
    all.documents.length ? h('div', { class: 'imports-columns' }, list(), doc ? detail(doc) : h('p', { class: 'empty' }, 'Choose a document on the left.'))
      : h('p', { class: 'page empty' }, 'The vault holds no files yet: mitten import FILE...')))
}

const shown = (): Imported[] => all!.documents.filter(d => !todo || d.open.length)

function list(): HTMLElement {
  return h('nav', { class: 'imports', 'aria-label': 'Imported documents' }, h('ol', {}, ...shown().map(d => h('li', {}, h('button', {
    type: 'button', 'aria-current': d.id === doc?.id ? 'true' : null, onclick: () => void open(d.id),
  }, h('span', { class: 'id' }, d.id), h('span', { class: 'about' }, `${d.format}, ${d.layout}`), h('span', { class: 'score' }, percent(d.score)),
  d.open.length ? h('span', { class: 'asks' }, plural(d.open.length, 'question')) : null)))))
}

const percent = (score: number) => `${Math.round(100 * score)} of 100`

function detail(d: Import): HTMLElement {
  return h('section', { class: 'import', 'aria-label': d.id }, h('h2', { class: 'form' }, d.id),
    h('p', { class: 'facts' }, `${d.file}: ${d.format}, read as ${d.layout} (${percent(d.score)})${d.reason ? `: ${d.reason}` : ''}. ${plural(d.turns, 'turn')}, ${plural(d.words, 'word')}.`),
    told(done), doubts(d, c => void fix(c)), fixes(d, all!, c => void fix(c)),
    h('h3', {}, 'The first turns'), h('table', { class: 'first' }, h('tbody', {}, ...d.first.map(t => h('tr', {}, h('td', { class: 'number' }, String(t.turn)), h('td', {}, t.at), h('td', { class: 'speaker' }, t.label), h('td', {}, short(t.words)))))))
}

const short = (words: string) => { const points = [...words]; return points.length > 300 ? `${points.slice(0, 300).join('')} …` : words }

function onKey(e: KeyboardEvent): void {
  if (!all || (e.target as HTMLElement).matches('input, select, textarea') || e.ctrlKey || e.metaKey || e.altKey) return
  const by = e.key === 'j' ? 1 : e.key === 'k' ? -1 : 0
  if (!by) return
  const ids = shown().map(d => d.id), to = ids[ids.indexOf(doc?.id ?? '') + by]
  if (to) void open(to)
  e.preventDefault()
}
