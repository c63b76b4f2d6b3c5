import { Summary } from './api'
import { h, plural } from './dom'
import { filters } from './filters'
import { progressOf } from './progress'
import { rows } from './redraw'
import { state } from './state'
import { openDocument } from './workspace'

let filter = ''
const list = h('ul', {})
const empty = h('p', { class: 'empty' })
const choices = filters(() => drawDocuments())

// documents makes the list of transcripts, with what this coder has done.
export function documents(): HTMLElement {
  return h('section', { class: 'documents', 'aria-label': 'Documents' }, h('h2', {}, 'Documents'), h('input', {
    type: 'search', id: 'document-filter', placeholder: 'Filter: role, cycle, id, todo …', 'aria-label': 'Filter documents', value: filter,
    oninput: (e: InputEvent) => { filter = (e.target as HTMLInputElement).value; drawDocuments() },
  }), choices.box, list, empty)
}

export function drawDocuments(): void {
  choices.draw()
  const wanted = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const lets = choices.lets()
  const seen = state.study.documents.filter(d => lets(d) && wanted.every(w => words(d).includes(w)))
  rows(list, seen.map(d => {
    const current = state.doc?.id === d.id
    return { key: d.id, signature: [d.codings, d.finished, current].join('|'), make: () => row(d.id, current) }
  }))
  empty.hidden = seen.length > 0
  empty.textContent = state.study.documents.length ? 'No document is so. Take a filter off.' : 'No transcripts yet: mitten import, then mitten anonymise apply.'
}

function about(d: Summary): string[] {
  const { role, consent, ...others } = d.attributes
  return [...new Set([role, d.cycle, ...Object.values(others)])].filter((s): s is string => !!s)
}

const words = (d: Summary) => `${d.id} ${d.kind} ${about(d).join(' ')} ${d.attributes.consent ?? ''} ${progressOf(d)}`.toLowerCase()

function row(id: string, current: boolean): HTMLElement {
  const d = state.study.documents.find(d => d.id === id)!
  return h('li', {}, h('a', {
    href: `/d/${encodeURIComponent(d.id)}`, id: `document-${d.id}`, 'aria-current': current ? 'page' : null,
    onclick: (e: MouseEvent) => { if (!e.ctrlKey && !e.metaKey) { e.preventDefault(); void openDocument(d.id) } },
  }, h('span', { class: 'id' }, d.id), h('span', { class: 'about' }, about(d).slice(0, 3).join(' · ')),
  h('span', { class: `progress ${progressOf(d)}`, title: plural(d.codings, 'coding') + ' of yours' }, d.finished ? '✓ finished' : d.codings ? String(d.codings) : 'to do')))
}
