import { ask } from './api'
import { h, main, plural, say } from './dom'
import { placeOf } from './found'
import { changed, emptyPage } from './pages'
import { preview } from './preview'
import { walk } from './walk'

// The page of quotes: those of one theme across the study, as an export attributes
// them.

interface Quote {
  coding: string; theme: string; theme_name: string; document: string; turn: number; text: string; attribution: string; coder: string; memo?: string
}
interface Quotes {
  themes: { id: string; name: string; depth: number; count: number }[]
  theme: string; name: string; definition?: string; participants: number; n: number; total: number; quotes: Quote[]
  roles: string[]; cycles: string[]; coders: string[]; notes: string[]
}

// What is asked for, as it stands in the address.
const fields = ['theme', 'role', 'cycle', 'coder', 'order', 'text', 'own'] as const
const asked: Record<string, string> = {}

let themes: HTMLElement, bar: HTMLElement, list: HTMLElement, head: HTMLElement, text: HTMLInputElement
let timer = 0, last = 0, limit = 100

export function quotesPage(): void {
  const given = new URLSearchParams(location.search)
  for (const f of fields) asked[f] = given.get(f) ?? ''
  themes = h('nav', { class: 'facets', 'aria-label': 'Themes' })
  bar = h('div', { class: 'choices' })
  head = h('header', { class: 'about-theme' })
  list = h('ol', { class: 'quote-list', 'aria-label': 'Quotes' })
  text = h('input', { type: 'search', placeholder: 'Words in the quote or memo', 'aria-label': 'Only quotes with these words' })
  text.value = asked.text
  text.addEventListener('input', () => { asked.text = text.value; clearTimeout(timer); timer = window.setTimeout(() => void run(), 70) })
  main().replaceChildren(h('article', { class: 'page wide quotes-page' }, h('h1', {}, 'Quotes'),
    h('div', { class: 'columns' }, themes, h('div', {}, h('div', { class: 'filters' }, text, bar), head, list))))
  main().addEventListener('keydown', e => walk(e, text, [...list.querySelectorAll<HTMLElement>('a.place')]))
  addEventListener(changed, () => void run())
  void run()
}

function parameters(): URLSearchParams {
  return new URLSearchParams(fields.filter(f => asked[f]).map(f => [f, asked[f]]))
}

async function run(): Promise<void> {
  const mine = ++last
  const p = parameters()
  history.replaceState({}, '', `/quotes${p.size ? `?${p}` : ''}`)
  p.set('limit', String(limit))
  try {
    const quotes = await ask<Quotes>('GET', `/api/quotes?${p}`)
    if (mine === last) show(quotes)
  } catch (e) { if (mine === last) say((e as Error).message, true) }
}

function set(field: string, value: string): void {
  asked[field] = value
  limit = 100
  void run()
}

function choice(field: string, label: string, values: [string, string][]): HTMLElement {
  const box = h('select', { 'data-field': field, onchange: (e: Event) => set(field, (e.target as HTMLSelectElement).value) },
    ...values.map(([value, name]) => h('option', { value, selected: asked[field] === value }, name)))
  return h('label', {}, label, box)
}

function show(q: Quotes): void {
  themes.replaceChildren(h('h2', {}, 'Themes'), q.themes.length ? h('ul', {}, ...q.themes.map(t => {
    const row = h('li', {}, h('button', {
      type: 'button', class: 'facet', 'data-theme': t.id, 'aria-pressed': String(t.id === q.theme), onclick: () => set('theme', t.id),
    }, h('span', { class: 'name' }, t.name), h('span', { class: 'count', 'aria-label': plural(t.count, 'coding') }, String(t.count))))
    row.style.paddingLeft = `${t.depth * 0.9}rem`
    return row
  })) : emptyPage('No themes yet. Code a passage and press n to name the first.'))
  drawBar(q)
  head.replaceChildren()
  if (!q.theme) {
    list.replaceChildren(h('li', {}, emptyPage('Choose a theme to read its quotes across the study.')))
    return
  }
  head.append(h('h2', { class: 'name' }, q.name), q.definition ? h('p', { class: 'definition' }, q.definition) : '',
    h('p', { class: 'about', role: 'status' }, `${plural(q.total, 'quote')} · ${q.participants} of ${plural(q.n, 'participant')}`), ...q.notes.map(n => h('p', { class: 'notice soft' }, n)))
  list.replaceChildren(...q.quotes.map(quote => item(quote, q.theme)))
  if (!q.quotes.length) list.replaceChildren(h('li', {}, emptyPage('No quote here. Take a filter off, or code a passage with this theme.')))
  if (q.quotes.length < q.total) list.append(h('li', {}, h('button', { type: 'button', onclick: () => { limit = Math.min(1000, limit * 3); void run() } }, `Show more of ${q.total}`)))
}

function drawBar(q: Quotes): void {
  const names = (all: string, values: string[]): [string, string][] => [['', all], ...values.map((v): [string, string] => [v, v])]
  const own = h('input', { type: 'checkbox', onchange: (e: Event) => set('own', (e.target as HTMLInputElement).checked ? '1' : '') })
  own.checked = !!asked.own
  const focused = document.activeElement?.getAttribute('data-field')
  bar.replaceChildren(choice('role', 'Role', names('all', q.roles)), choice('cycle', 'Cycle', names('all', q.cycles)), choice('coder', 'Coder', names('all', q.coders)),
    choice('order', 'Order', [['', 'document'], ['role', 'role'], ['length', 'shortest first']]), h('label', { class: 'check' }, own, 'without sub-themes'),
    h('button', { type: 'button', id: 'preview', disabled: !q.theme, onclick: () => void preview(parameters()) }, 'Preview as exported'))
  if (focused) bar.querySelector<HTMLElement>(`[data-field="${focused}"]`)?.focus()
}

function item(q: Quote, theme: string): HTMLElement {
  return h('li', {}, h('blockquote', {}, q.text),
    h('p', { class: 'about' }, h('span', { class: 'attribution' }, `— ${q.attribution}`),
      h('a', { class: 'place', href: placeOf(q.document, q.turn) }, `${q.document}, turn ${q.turn}`),
      h('span', {}, q.coder), q.theme !== theme ? h('span', { class: 'chip' }, q.theme_name) : null),
    q.memo ? h('p', { class: 'memo' }, q.memo) : null)
}
