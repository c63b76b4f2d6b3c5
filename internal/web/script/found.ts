import { h, plural } from './dom'

// What GET /api/search gives, and how it is drawn.

export interface Facet { name: string; count: number; condition: string }
export interface Facets { roles: Facet[]; cycles: Facet[]; themes: Facet[] }
export interface Hit {
  document: string; turn: number; start: number; end: number; text: string; marks: [number, number][]
  speaker: string; role: string; themes: string[]; text_sha256: string
}
export interface Found {
  query: string; total: number; hits: Hit[]; facets: Facets; notes?: string[]
  problem?: { message: string; hints: string[]; column?: number }
}

export const placeOf = (document: string, turn: number) => `/d/${encodeURIComponent(document)}#t${turn}`

// said draws the words of a hit, those that were asked for marked.
export function said(hit: Hit): HTMLElement {
  const points = [...hit.text]
  const box = h('p', { class: 'said' })
  let at = 0
  for (const [from, to] of hit.marks) {
    box.append(points.slice(at, from - hit.start).join(''), h('b', {}, points.slice(from - hit.start, to - hit.start).join('')))
    at = to - hit.start
  }
  box.append(points.slice(at).join(''))
  return box
}

// about says where a hit stands, who speaks, and what it is coded with.
export function about(hit: Hit, themes: Record<string, string>): HTMLElement {
  return h('p', { class: 'about' }, h('span', {}, h('strong', {}, hit.document), `, turn ${hit.turn}`, hit.role || hit.speaker ? ` · ${hit.role || hit.speaker}` : null),
    ...hit.themes.map(t => h('span', { class: 'chip' }, themes[t] ?? t)))
}

// facetBox draws the values of one kind, each with its hits; one that is in the
// query already is pressed, and taken out by another click.
export function facetBox(title: string, facets: Facet[], query: string, choose: (condition: string) => void): HTMLElement {
  const most = 12
  const row = (f: Facet) => h('li', {}, h('button', {
    type: 'button', class: 'facet', 'data-condition': f.condition, 'aria-pressed': query.includes(f.condition) ? 'true' : 'false',
    title: f.condition, onclick: () => choose(f.condition),
  }, h('span', { class: 'name' }, f.name), h('span', { class: 'count', 'aria-label': plural(f.count, 'passage') }, String(f.count))))
  return h('section', {}, h('h2', {}, title), h('ul', {}, ...facets.slice(0, most).map(row)),
    facets.length > most ? h('details', {}, h('summary', {}, `${facets.length - most} more`), h('ul', {}, ...facets.slice(most).map(row))) : null)
}

// narrowed puts a condition into a query, or takes it out. What is joined by OR is
// put in parentheses first, since AND binds closer.
export function narrowed(query: string, condition: string): string {
  if (query.includes(condition)) return query.replace(condition, '').replace(/\(\s*\)/g, '').replace(/\s+/g, ' ').trim()
  const outside = query.replace(/["“”][^"“”]*["“”]/g, '').replace(/\([^()]*\)/g, '')
  return `${/\bor\b/i.test(outside) ? `(${query.trim()})` : query.trim()} ${condition}`.trim()
}

// whereWrong shows the query with the place that could not be read.
export function whereWrong(query: string, column: number): HTMLElement {
  const points = [...query]
  return h('p', { class: 'where' }, points.slice(0, column - 1).join(''), h('b', {}, points[column - 1] ?? ' '), points.slice(column).join(''))
}
