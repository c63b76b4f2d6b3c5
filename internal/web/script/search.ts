import { ask } from './api'
import { h, main, plural, say } from './dom'
import { about, facetBox, Found, narrowed, placeOf, said, whereWrong } from './found'
import { languageHelp } from './language'
import { changed, emptyPage, withStudy } from './pages'
import { codeHits } from './review'
import { state } from './state'
import { walk } from './walk'

// The page of search: as you type, with what the hits have in common beside them.

const wait = 70 // milliseconds without a key before the query is asked

let box: HTMLInputElement, speech: HTMLInputElement, count: HTMLElement, wrong: HTMLElement
let facets: HTMLElement, list: HTMLElement, more: HTMLElement, codeButton: HTMLButtonElement
let timer = 0, asked = 0, limit = 50

export function searchPage(): void {
  const given = new URLSearchParams(location.search)
  box = h('input', { type: 'search', id: 'query', autocomplete: 'off', spellcheck: 'false', 'aria-label': 'Search', 'aria-describedby': 'count', placeholder: 'Words, "a phrase", theme: role: cycle: …' })
  box.value = given.get('q') ?? ''
  speech = h('input', { type: 'checkbox', id: 'all-speech' })
  speech.checked = given.has('all_speech')
  count = h('p', { class: 'count-line', id: 'count', role: 'status' })
  wrong = h('div', { class: 'wrong', role: 'alert' })
  facets = h('aside', { class: 'facets', 'aria-label': 'Narrow the search' })
  list = h('ol', { class: 'hits', 'aria-label': 'Passages' })
  more = h('div', { class: 'actions' })
  codeButton = h('button', { type: 'button', id: 'code-hits', disabled: true, onclick: () => void codeHits(address(1000), () => void run()) }, 'Code these passages…')
  const help = languageHelp(!box.value, q => { box.value = q; box.focus(); limit = 50; void run() })
  main().replaceChildren(h('article', { class: 'page wide search' }, h('h1', {}, 'Search'),
    h('form', { role: 'search', onsubmit: (e: Event) => { e.preventDefault(); open() } }, box,
      h('label', { class: 'check' }, speech, 'all speech'), codeButton),
    h('div', { class: 'state' }, count, wrong), h('div', { class: 'columns' }, facets, h('div', {}, list, more, help))))
  box.addEventListener('input', () => { limit = 50; clearTimeout(timer); timer = window.setTimeout(() => void run(), wait) })
  speech.addEventListener('change', () => void run())
  main().addEventListener('keydown', e => walk(e, box, links()))
  addEventListener(changed, () => void run())
  box.focus()
  void run()
  void withStudy().then(() => { if (box.value) return run() })
}

function address(most: number): string {
  const p = new URLSearchParams({ q: box.value.trim(), limit: String(most) })
  if (speech.checked) p.set('all_speech', '1')
  return `/api/search?${p}`
}

// run asks for what stands in the box. An answer that comes after a later question
// is not shown.
async function run(): Promise<void> {
  const mine = ++asked
  const slow = window.setTimeout(() => { if (mine === asked) count.textContent = 'Reading what is new in the study …' }, 400)
  const shown = new URLSearchParams(box.value.trim() ? { q: box.value.trim() } : {})
  if (speech.checked) shown.set('all_speech', '1')
  history.replaceState({}, '', `/search${shown.size ? `?${shown}` : ''}`)
  try {
    const found = await ask<Found>('GET', address(limit))
    if (mine === asked) show(found)
  } catch (e) { if (mine === asked) say((e as Error).message, true) } finally { clearTimeout(slow) }
}

// show draws an answer. While a query cannot be read, the last answer stays.
function show(found: Found): void {
  for (const el of [list, facets]) el.classList.toggle('old', !!found.problem)
  wrong.replaceChildren()
  codeButton.disabled = !found.total || !!found.problem
  if (found.problem) {
    wrong.append(h('p', { class: 'notice' }, found.problem.message, ...found.problem.hints.map(t => h('span', { class: 'hint' }, ` — ${t}`))))
    if (found.problem.column) wrong.append(whereWrong(found.query, found.problem.column))
    count.textContent = ''
    return
  }
  for (const n of found.notes ?? []) wrong.append(h('p', { class: 'notice soft' }, n))
  const documents = new Set(found.hits.map(t => t.document)).size
  count.textContent = !found.query ? 'Type to search what participants say' : found.total === 0 ? 'No passage' :
    plural(found.total, 'passage') + (found.hits.length < found.total ? `, the best ${found.hits.length} shown` : ` in ${plural(documents, 'document')}`)
  const names = Object.fromEntries((state.study?.themes ?? []).map(t => [t.id, t.name]))
  list.replaceChildren(...found.hits.map(hit => h('li', {}, h('a', { class: 'hit', href: placeOf(hit.document, hit.turn) }, about(hit, names), said(hit)))))
  if (found.query && !found.total) list.replaceChildren(h('li', {}, emptyPage('Nothing was found. Try fewer words, a * at the end of a word, a ~ for slips, or all speech.')))
  more.replaceChildren(found.hits.length < found.total && found.hits.length < 1000
    ? h('button', { type: 'button', onclick: () => { limit = Math.min(1000, limit * 4); void run() } }, 'Show more') : '')
  const choose = (condition: string) => { box.value = narrowed(box.value, condition); limit = 50; void run() }
  facets.replaceChildren(...([['Role', found.facets.roles], ['Cycle', found.facets.cycles], ['Theme', found.facets.themes]] as const)
    .filter(([, list]) => list.length).map(([title, list]) => facetBox(title, list, box.value, choose)))
}

const links = () => [...list.querySelectorAll<HTMLAnchorElement>('a.hit')]

// open opens the passage that the keys are at, or the first.
function open(): void { links()[0]?.click() }
