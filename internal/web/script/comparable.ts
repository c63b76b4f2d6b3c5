import { Comparable } from './comparison'
import { h } from './dom'

// comparable lists what two coders have finished, of one document or of all.
export function comparable(all: Comparable[], only?: string): HTMLElement {
  const rows = all.filter(c => !only || c.document === only)
  const page = h('article', { class: 'page' }, h('h1', {}, 'Compare'),
    h('p', { class: 'about' }, 'Documents that two coders have finished. What they agree on is kept as a coder of its own; theirs stays as it is.'))
  if (!rows.length) page.append(h('p', { class: 'empty' }, `Nothing to compare yet: two coders finish ${only ?? 'a document'} (Ctrl+Enter while reading it), then it is here.`))
  else page.append(h('table', {}, h('thead', {}, h('tr', {}, ...['Document', 'Coders', 'Decided'].map(t => h('th', { scope: 'col' }, t)))),
    h('tbody', {}, ...rows.map(c => h('tr', {},
      h('td', {}, h('a', { href: `/compare/${encodeURIComponent(c.document)}?a=${encodeURIComponent(c.a)}&b=${encodeURIComponent(c.b)}` }, c.document)),
      h('td', {}, `${c.a} and ${c.b}`), h('td', {}, `${c.decided} of ${c.places}${c.finished ? ' ✓ finished' : ''}`))))))
  return page
}
