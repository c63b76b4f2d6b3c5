import { h, plural } from './dom'
import { state } from './state'
import { openDocument } from './workspace'

let filter = ''

// documents draws the list of transcripts, with what this coder has done.
export function documents(): HTMLElement {
  const box = h('section', { class: 'documents', 'aria-label': 'Documents' })
  let list = items()
  box.append(h('h2', {}, 'Documents'), h('input', {
    type: 'search', id: 'document-filter', placeholder: 'Filter: role, cycle, id, todo …', 'aria-label': 'Filter documents', value: filter,
    oninput: (e: InputEvent) => { filter = (e.target as HTMLInputElement).value; list.replaceWith(list = items()) },
  }), list)
  if (!state.study.documents.length) box.append(h('p', { class: 'empty' }, 'No transcripts yet: mitten import, then mitten anonymise apply.'))
  return box
}

function items(): HTMLElement {
  const list = h('ul', {})
  const wanted = filter.toLowerCase().split(/\s+/).filter(Boolean)
  for (const d of state.study.documents) {
    const state_ = d.finished ? 'finished' : d.codings ? 'coded' : 'todo'
    const { role, consent, ...others } = d.attributes
    const about = [...new Set([role, d.cycle, ...Object.values(others)].filter(Boolean))]
    const all = `${d.id} ${d.kind} ${about.join(' ')} ${consent ?? ''} ${state_}`.toLowerCase()
    if (!wanted.every(w => all.includes(w))) continue
    list.append(h('li', {}, h('a', {
      href: `/d/${encodeURIComponent(d.id)}`, 'aria-current': state.doc?.id === d.id ? 'page' : null,
      onclick: (e: MouseEvent) => { if (!e.ctrlKey && !e.metaKey) { e.preventDefault(); void openDocument(d.id) } },
    }, h('span', { class: 'id' }, d.id), h('span', { class: 'about' }, about.slice(0, 3).join(' · ')),
    h('span', { class: `progress ${state_}`, title: plural(d.codings, 'coding') + ' of yours' }, d.finished ? '✓ finished' : d.codings ? String(d.codings) : 'to do'))))
  }
  return list
}
