import { h } from './dom'
import { Mention, Sight } from './names_api'
import { sight } from './names_view'
import { secret } from './vaulted'

// Questions of the review. Their fields are remembered by nobody, and Esc leaves
// the form as it is.

function opened(title: string, ...children: (Node | null)[]): HTMLDialogElement {
  const dialog = h('dialog', { class: 'picker asking', 'aria-label': title }, h('p', { class: 'title' }, title), ...children)
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}

const field = (title: string, more = {}) => h('input', { type: 'text', 'aria-label': title, ...secret, ...more })

function keep(dialog: HTMLDialogElement, done: () => void): void {
  dialog.append(h('p', { class: 'actions' }, h('button', { type: 'button', onclick: done }, 'Keep (Enter)'), h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel (Esc)')))
}

// line asks for one line.
export function line(title: string, hint: string, done: (text: string) => void): void {
  const input = field(title)
  const dialog = opened(title, input, h('p', { class: 'about' }, hint))
  const finish = () => { const text = input.value.trim(); if (text) { dialog.close(); done(text) } }
  input.addEventListener('keydown', e => { if (e.key === 'Enter') { e.preventDefault(); finish() } })
  keep(dialog, finish)
  input.focus()
}

// lines asks for several; none says that there were none.
export function lines(title: string, hint: string, done: (lines: string[]) => void): void {
  const area = h('textarea', { rows: 8, 'aria-label': title, ...secret })
  const dialog = opened(title, area, h('p', { class: 'about' }, hint))
  const finish = (texts: string[]) => { dialog.close(); done(texts) }
  const typed = () => area.value.split('\n').map(t => t.trim()).filter(Boolean)
  area.addEventListener('keydown', e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && typed().length) { e.preventDefault(); finish(typed()) } })
  dialog.append(h('p', { class: 'actions' }, h('button', { type: 'button', onclick: () => { if (typed().length) finish(typed()) } }, 'Keep (Ctrl+Enter)'),
    h('button', { type: 'button', onclick: () => finish([]) }, 'I listened: none'), h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel (Esc)')))
  area.focus()
}

// oneOf asks whom or what a form is another name of.
export function oneOf(title: string, known: string[], near: string, done: (name: string) => void): void {
  const input = field(title, { role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'known', 'aria-autocomplete': 'list' })
  const list = h('ul', { id: 'known', role: 'listbox', 'aria-label': 'Decided before' })
  const dialog = opened(title, input, list)
  let at = 0, rows: string[] = []
  const choose = () => { const name = rows[at]; if (name) { dialog.close(); done(name) } }
  const fill = () => {
    const wanted = input.value.trim().toLowerCase()
    rows = [...new Set(near ? [near, ...known] : known)].filter(k => k.toLowerCase().includes(wanted)).slice(0, 50)
    at = Math.min(at, Math.max(0, rows.length - 1))
    list.replaceChildren(...rows.map((r, i) => h('li', { id: `known-${i}`, role: 'option', 'aria-selected': String(i === at), onmousedown: (e: Event) => { e.preventDefault(); at = i; choose() } }, r)))
    input.setAttribute('aria-activedescendant', rows.length ? `known-${at}` : '')
    list.children[at]?.scrollIntoView({ block: 'nearest' })
  }
  input.addEventListener('input', () => { at = 0; fill() })
  input.addEventListener('keydown', e => {
    if (e.key === 'ArrowDown') at = Math.min(rows.length - 1, at + 1)
    else if (e.key === 'ArrowUp') at = Math.max(0, at - 1)
    else if (e.key === 'Enter') { e.preventDefault(); choose(); return } else return
    e.preventDefault()
    fill()
  })
  fill()
  input.focus()
}

// byPlace asks about each place: y an identifier, n none, space later.
export function byPlace(form: string, places: Sight[], done: (yes: Mention[], no: Mention[]) => void): void {
  const said: (boolean | undefined)[] = places.map(() => undefined)
  const list = h('ol', { class: 'sights', tabindex: 0, 'aria-label': 'Places' })
  const dialog = opened(`${form}, place by place`, h('p', { class: 'about' }, 'y it identifies somebody here, n it does not, Space later, ↑ ↓ move, Enter keeps the answers'), list)
  let at = 0
  const fill = () => {
    list.replaceChildren(...places.map((p, i) => h('li', { class: i === at ? 'here' : null, 'aria-current': i === at ? 'true' : null },
      h('span', { class: 'said-of' }, said[i] === undefined ? 'later' : said[i] ? 'y identifier' : 'n none'), ...sight(p))))
    list.children[at]?.scrollIntoView({ block: 'nearest' })
  }
  const of = (answer: boolean) => places.filter((_, i) => said[i] === answer).map(({ document, turn, nth }) => ({ document, turn, nth }))
  const finish = () => { if (said.some(s => s !== undefined)) { dialog.close(); done(of(true), of(false)) } }
  const move = (by: number) => { at = Math.max(0, Math.min(places.length - 1, at + by)); fill() }
  list.addEventListener('keydown', e => {
    switch (e.key) {
      case 'y': case 'n': said[at] = e.key === 'y'; move(1); break
      case ' ': said[at] = undefined; move(1); break
      case 'ArrowDown': move(1); break
      case 'ArrowUp': move(-1); break
      case 'Enter': finish(); break
      default: return
    }
    e.preventDefault()
  })
  keep(dialog, finish)
  fill()
  list.focus()
}
