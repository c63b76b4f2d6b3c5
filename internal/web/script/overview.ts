import { ask } from './api'
import { h, plural } from './dom'
import { changed, emptyPage, show } from './pages'

// The page of the whole study: how far it is, what was said when, what waits for
// somebody.

interface Progress { id: string; kind: string; cycle?: string; turns: number; codings: Record<string, number>; finished: string[]; part: string[] }
interface Cell { codings: number; k: number; n: number; percent?: number }
interface Overview {
  documents: Progress[]; coders: string[]; finished: Record<string, number>
  themes: { groups: { name: string; participants: number; documents: number; codings: number }[]; rows: { theme: string; name: string; depth: number; cells: Cell[] }[]; unfinished: number }
  decisions: { kind: string; what: string; hint?: string; link?: string }[]
}

export function overviewPage(): Promise<void> {
  addEventListener(changed, () => void show(page))
  return show(page)
}

async function page(): Promise<HTMLElement> {
  const o = await ask<Overview>('GET', '/api/overview')
  return h('article', { class: 'page wide overview' }, h('h1', {}, 'Overview'), decisions(o), progress(o), themes(o))
}

function decisions(o: Overview): HTMLElement {
  const row = (d: Overview['decisions'][number]) => h('li', { 'data-kind': d.kind },
    h('span', { class: 'kind' }, { broken: 'broken', review: 'to review', theme: 'theme', participant: 'participant' }[d.kind] ?? d.kind),
    h('span', {}, d.link ? h('a', { href: d.link }, d.what) : d.what, d.hint ? h('span', { class: 'hint' }, ` — ${d.hint}`) : null))
  const most = 8
  return h('section', { id: 'decisions' }, h('h2', {}, 'What needs a decision'),
    o.decisions.length ? h('ul', { class: 'decisions' }, ...o.decisions.slice(0, most).map(row)) : emptyPage('Nothing: every coding has its place, every theme a definition.'),
    o.decisions.length > most ? h('details', {}, h('summary', {}, `${o.decisions.length - most} more`), h('ul', { class: 'decisions' }, ...o.decisions.slice(most).map(row))) : null)
}

function progress(o: Overview): HTMLElement {
  const all = o.documents.length
  if (!all) return h('section', {}, h('h2', {}, 'Progress'), emptyPage('No transcripts yet: mitten import, then mitten anonymise apply.'))
  const bar = (coder: string) => {
    const done = o.finished[coder] ?? 0
    return h('li', {}, h('span', {}, coder), h('progress', { max: all, value: done, 'aria-label': `${coder}: documents finished` }), h('span', { class: 'count' }, `${done} of ${plural(all, 'document')} finished`))
  }
  const cell = (d: Progress, coder: string) => h('td', { class: 'number' }, d.finished.includes(coder) ? h('span', { class: 'done' }, '✓ finished') : d.part.includes(coder) ? h('span', {}, '✓ in part') : null, ' ',
    d.codings[coder] ? plural(d.codings[coder], 'coding') : d.finished.includes(coder) ? '' : h('span', { class: 'empty' }, 'to do'))
  return h('section', { id: 'progress' }, h('h2', {}, 'Progress'), h('ul', { class: 'bars' }, ...o.coders.map(bar)),
    h('details', { open: all <= 30 }, h('summary', {}, 'Each document'), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Each document' }, h('table', {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'document'), h('th', { scope: 'col' }, 'cycle'), ...o.coders.map(c => h('th', { scope: 'col', class: 'number' }, c)))),
      h('tbody', {}, ...o.documents.map(d => h('tr', {}, h('th', { scope: 'row' }, h('a', { href: `/d/${encodeURIComponent(d.id)}` }, d.id)), h('td', {}, d.cycle ?? ''), ...o.coders.map(c => cell(d, c)))))))))
}

function themes(o: Overview): HTMLElement {
  const { groups, rows, unfinished } = o.themes
  if (!rows.length) return h('section', {}, h('h2', {}, 'Themes by cycle'), emptyPage('No themes yet. Select a passage while reading and press n to name the first.'))
  // One cycle alone says the same as everyone.
  const shown = groups.map((g, i) => ({ g, i })).filter(({ i }) => i === 0 || groups.length > 2)
  const cell = (c: Cell) => h('td', { class: 'number' }, h('strong', {}, `${c.k} of ${c.n}`), c.percent !== undefined ? ` (${c.percent} %)` : null, h('br'), h('span', { class: 'hint' }, plural(c.codings, 'coding')))
  return h('section', { id: 'themes' }, h('h2', {}, 'Themes by cycle'),
    h('p', { class: 'hint' }, `Participants who spoke of a theme or a sub-theme, of those who speak at all; ${plural(groups[0].participants, 'participant')} in ${plural(groups[0].documents, 'document')}.`,
      unfinished ? ` ${plural(unfinished, 'document')} not yet finished by anybody: no coding there is not yet a no.` : null),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Themes by cycle' }, h('table', {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'theme'), ...shown.map(({ g, i }) => h('th', { scope: 'col', class: 'number' }, i === 0 ? 'all' : g.name, h('br'), h('span', { class: 'hint' }, `N = ${g.participants}`))))),
      h('tbody', {}, ...rows.map(r => {
        const name = h('th', { scope: 'row' }, h('a', { href: `/quotes?theme=${encodeURIComponent(r.theme)}` }, r.name))
        name.style.paddingLeft = `${r.depth * 1.1}rem`
        return h('tr', {}, name, ...shown.map(({ i }) => cell(r.cells[i])))
      })))))
}
