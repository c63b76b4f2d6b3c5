import { Summary } from './api'
import { progressOf } from './progress'
import { h } from './dom'
import { box } from './redraw'
import { state } from './state'

// A filter is one property of a document, with the values there are.
interface Filter { key: string; label: string; of: (d: Summary) => string }

const fixed: Filter[] = [
  { key: 'progress', label: 'Progress', of: progressOf },
  { key: 'cycle', label: 'Cycle', of: d => d.cycle ?? '' },
  { key: 'kind', label: 'Kind', of: d => d.kind },
]
const names: Record<string, string> = { todo: 'to do' }

// filters makes the controls by which the list of documents is narrowed; what is
// chosen is remembered.
export function filters(changed: () => void): { box: HTMLElement; draw: () => void; lets: () => (d: Summary) => boolean } {
  const chosen: Record<string, string> = JSON.parse(localStorage.getItem('documents') ?? '{}')
  const list = h('div', { class: 'filters' })
  const summary = h('summary', {})
  const details = h('details', {}, summary, list)
  details.open = Object.keys(chosen).length > 0
  const keep = () => { localStorage.setItem('documents', JSON.stringify(chosen)); changed() }
  const all = (): Filter[] => {
    const attributes = new Set(state.study.documents.flatMap(d => Object.keys(d.attributes)))
    return [...fixed, ...[...attributes].sort().filter(a => a !== 'cycle').map(a => ({ key: `@${a}`, label: a, of: (d: Summary) => d.attributes[a] ?? '' }))]
  }
  return {
    box: details,
    draw() {
      const offered = all().map(f => ({ ...f, values: [...new Set(state.study.documents.map(f.of))].sort((a, b) => a.localeCompare(b, undefined, { numeric: true })) })).filter(f => f.values.length > 1 || chosen[f.key])
      const on = Object.keys(chosen).length
      summary.textContent = on ? `Filters (${on} on)` : 'Filters'
      details.hidden = !offered.length
      box(list, JSON.stringify([offered.map(f => [f.key, f.values]), chosen]), () => [
        ...offered.map(f => {
          const id = `filter-${f.key.replace(/\W+/g, '-')}`
          const select = h('select', { id, onchange: () => { if (select.value === '*') delete chosen[f.key]; else chosen[f.key] = select.value; keep() } },
            h('option', { value: '*' }, 'any'), ...[...new Set([...f.values, ...chosen[f.key] !== undefined ? [chosen[f.key]] : []])].map(v => h('option', { value: v, selected: chosen[f.key] === v }, v ? names[v] ?? v : 'not given')))
          return h('label', { for: id }, h('span', {}, f.label), select)
        }),
        on ? h('button', { type: 'button', id: 'no-filters', onclick: () => { for (const k of Object.keys(chosen)) delete chosen[k]; keep() } }, 'All documents') : '',
      ])
    },
    lets() {
      const on = all().filter(f => chosen[f.key] !== undefined)
      return d => on.every(f => f.of(d) === chosen[f.key])
    },
  }
}
