import { ask, Refused } from './api'
import { cellEditor } from './cell'
import { h, plural } from './dom'
import { changed, emptyPage, show } from './pages'
import { sampling } from './sampling'

// The page of participants: a row each, whose cells can be edited where they stand.

export interface Person { id: string; cells: Record<string, string>; documents: string[]; listed: boolean; problems?: Record<string, string> }
export interface People { revision: string; columns: string[]; allowed: Record<string, string[]>; known: Record<string, string[]>; people: Person[] }

let people: People
let filter = ''

export function participantsPage(): Promise<void> {
  addEventListener(changed, () => void show(page))
  return show(page)
}

async function page(): Promise<HTMLElement> {
  people = await ask<People>('GET', '/api/participants')
  let table = draw()
  const again = (): void => { const next = draw(); table.replaceWith(next); table = next }
  const box = h('input', { type: 'search', placeholder: 'Filter: id, role, to look at …', 'aria-label': 'Filter participants', value: filter, oninput: (e: Event) => { filter = (e.target as HTMLInputElement).value; again() } })
  const odd = people.people.filter(p => p.problems || !p.listed).length
  return h('article', { class: 'page wide participants' }, h('h1', {}, 'Participants'),
    people.people.length ? h('div', { class: 'filters' }, box, h('p', { class: 'about' }, plural(people.people.length, 'participant') + (odd ? ` · ${odd} to look at` : '') + ' · Enter or a click edits a cell'))
      : emptyPage('Nobody yet. Importing a transcript adds who speaks in it: mitten import.'),
    people.people.length ? table : null, await sampling())
}

function draw(): HTMLElement {
  const wanted = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const rows = people.people.filter(p => {
    const all = [p.id, ...Object.values(p.cells), ...p.documents, p.problems || !p.listed ? 'to look at' : ''].join(' ').toLowerCase()
    return wanted.every(w => all.includes(w))
  })
  // Of fixed widths, so that a cell which is edited moves no other.
  const table = h('table', { class: 'fixed' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'id'), ...people.columns.map(c => h('th', { scope: 'col' }, c)), h('th', { scope: 'col' }, 'documents'))),
    h('tbody', {}, ...rows.map(row)))
  table.style.minWidth = `${(people.columns.length + 2) * 8.5}rem`
  return h('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'Participants' }, table)
}

function row(p: Person): HTMLElement {
  return h('tr', { 'data-id': p.id }, h('th', { scope: 'row' }, h('a', { href: `/search?q=${encodeURIComponent(`participant:"${p.id}"`)}`, title: 'what they say' }, p.id),
    p.listed ? null : h('span', { class: 'odd' }, 'in documents only; editing a cell adds a row')),
  ...people.columns.map(c => cell(p, c)),
  h('td', {}, ...p.documents.map(d => h('a', { class: 'place', href: `/d/${encodeURIComponent(d)}` }, d)), p.documents.length ? null : h('span', { class: 'empty' }, 'none yet')))
}

// cell draws a value as a button, which turns into a box when it is used.
function cell(p: Person, column: string): HTMLElement {
  const value = p.cells[column] ?? ''
  const td = h('td', { 'data-column': column })
  const button = h('button', {
    type: 'button', class: 'cell', 'aria-label': `${p.id}, ${column}: ${value || 'empty'}; edit`,
    onclick: () => cellEditor(td, {
      label: `${p.id}, ${column}`, value, allowed: people.allowed[column] ?? people.known[column] ?? [],
      write: (to, force) => write(p, column, to, force), close: next => {
        const fresh = cell(p, column)
        td.replaceWith(fresh)
        if (next) fresh.querySelector<HTMLElement>('button')?.focus()
      },
    }),
  }, value || '–')
  td.append(button, p.problems?.[column] ? h('span', { class: 'odd' }, p.problems[column]) : '')
  return td
}

// write changes a cell; the revision goes along, so that the next edit is of the
// file as it is then.
async function write(p: Person, column: string, value: string, force: boolean): Promise<string | undefined> {
  try {
    const now = await ask<{ revision: string; value: string; note?: string }>('POST', `/api/participants/${encodeURIComponent(p.id)}`, { revision: people.revision, column, value, force })
    people.revision = now.revision
    p.cells[column] = now.value
    p.listed = true
    if (p.problems) delete p.problems[column]
    return now.note
  } catch (e) {
    if (e instanceof Refused && e.status === 409) people.revision = (e.now as { revision: string }).revision
    throw e
  }
}
