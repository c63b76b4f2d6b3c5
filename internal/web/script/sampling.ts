import { ask, Refused } from './api'
import { h } from './dom'
import { emptyPage } from './pages'

interface Sampling {
  events: string[]; achieved: number; unplanned: string[]; overlaps: string[]
  strata: { name: string; planned: number; achieved: number; difference?: number; events: Record<string, number>; notes: string[] }[]
}

// sampling holds the plan against who takes part.
export async function sampling(): Promise<HTMLElement> {
  const box = h('section', { id: 'sampling' }, h('h2', {}, 'Sampling'))
  let s: Sampling
  try { s = await ask<Sampling>('GET', '/api/sampling') } catch (e) {
    box.append(h('p', { class: 'notice' }, `${(e as Error).message}${e instanceof Refused && e.hints.length ? ` — ${e.hints[0]}` : ''}`))
    return box
  }
  if (!s.strata.length) {
    box.append(emptyPage('No sampling log yet. Say whom you plan to ask: ', h('code', {}, 'mitten participants sampling plan role="Pod Leader" --number 8')))
    return box
  }
  const number = (n: number) => h('td', { class: 'number' }, n ? String(n) : '')
  box.append(h('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'Sampling' }, h('table', {},
    h('thead', {}, h('tr', {}, ...['stratum', 'planned', 'achieved', 'difference', ...s.events].map((t, i) => h('th', { scope: 'col', class: i ? 'number' : '' }, t)), h('th', { scope: 'col' }, 'notes'))),
    h('tbody', {}, ...s.strata.map(st => h('tr', {}, h('th', { scope: 'row' }, st.name), number(st.planned), h('td', { class: 'number' }, String(st.achieved)),
      h('td', { class: 'number' }, st.difference === undefined ? '' : st.difference < 0 ? h('strong', { class: 'odd' }, `−${-st.difference}`) : st.difference > 0 ? `+${st.difference}` : '0'),
      ...s.events.map(e => number(st.events[e] ?? 0)), h('td', {}, st.notes.join('; '))))))))
  if (s.unplanned.length) box.append(h('p', { class: 'hint' }, `Of no planned stratum: ${s.unplanned.join(', ')}`))
  for (const o of s.overlaps) box.append(h('p', { class: 'hint' }, o))
  return box
}
