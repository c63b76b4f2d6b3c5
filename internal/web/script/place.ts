import { Coding, Turn } from './api'
import { Comparison, keyOf, Place } from './comparison'
import { h } from './dom'
import { lengthOf, unitsOf } from './points'
import { state } from './state'

export const nameOf = (id: string) => state.themeOf(id)?.name ?? id

// themeHead says what the theme means, beside its places.
export function themeHead(id: string): HTMLElement {
  const t = state.themeOf(id)
  const rule = (name: string, text?: string) => text ? h('p', { class: 'rule' }, h('b', {}, name), ' ', text) : null
  return h('header', { class: 'theme-head' }, h('h2', {}, nameOf(id)),
    rule('', t?.definition), rule('Include', t?.include), rule('Exclude', t?.exclude))
}

// placeBox draws one place: its turns, in the left column as one coder marked them,
// in the right as the other did.
export function placeBox(now: Comparison, p: Place, i: number, current: boolean, reason: string | undefined, act: (key: string) => void): HTMLElement {
  const name = nameOf(p.theme)
  const turns = now.turns.filter(t => t.n >= p.turn && t.n <= p.last_turn)
  const matched = { alike: 'alike', partly: `partly: ${Math.round(p.share * 100)} % shared`, 'only a': `only ${now.a}`, 'only b': `only ${now.b}` }[p.match]
  const decided = { a: `✓ ${now.a}`, b: `✓ ${now.b}`, both: '✓ both', new: '✓ another', neither: '✓ neither' }[p.decision ?? ''] ?? 'open'
  const button = (key: string, text: string) => h('button', { type: 'button', 'data-key': key, onclick: (e: Event) => { e.stopPropagation(); act(key) } }, h('kbd', {}, key), ` ${text}`)
  const agreed = p.decision === 'new' ? p.agreed.map(c => h('p', { class: 'agreed' }, `Agreed on “${nameOf(c.theme)}”: `, h('q', {}, c.quote))) : []
  const why = reason ?? p.reason
  return h('section', {
    class: `place ${p.match.replace(' ', '-')}${p.decision ? ' done' : ''}${current ? ' current' : ''}`, tabindex: '-1', 'data-place': i, 'data-key': keyOf(p),
    'aria-label': `${i + 1} of ${now.places.length}: ${name}, turn ${p.turn}: ${matched}, ${decided}`,
  },
  h('header', {}, h('span', { class: 'match' }, matched), h('span', { class: 'verdict' }, decided)),
  h('div', { class: 'sides' }, h('span', {}), h('h3', {}, now.a), h('h3', {}, now.b),
    ...turns.flatMap(t => [h('p', { class: 'number' }, String(t.n), h('span', { class: 'speaker' }, t.label ?? '')), side(t, p, p.a, now.a), side(t, p, p.b, now.b)])),
  ...memos(p, now), ...agreed, why ? h('p', { class: 'memo' }, why) : null,
  h('p', { class: 'actions' }, button('a', p.a.length ? `take ${now.a}’s` : `as ${now.a}: not coded`), button('b', p.b.length ? `take ${now.b}’s` : `as ${now.b}: not coded`),
    p.a.length && p.b.length && p.match !== 'alike' ? button('2', 'both') : null, button('n', 'another'), button('x', 'neither'), button('m', 'reason'), p.decision ? button('u', 'open again') : null))
}

function memos(p: Place, now: Comparison): HTMLElement[] {
  return [...p.a, ...p.b].filter(c => c.memo).map(c => h('p', { class: 'memo' }, h('b', {}, c.coder === now.a ? now.a : now.b), ` ${c.memo}`))
}

const around = 300 // code points shown of a long turn, before and after the place

// side draws a turn's words around a place with what one coder marked in it.
function side(t: Turn, p: Place, codings: Coding[], coder: string): HTMLElement {
  const points = lengthOf(t.words)
  let first = p.start - t.start - around, last = p.end - t.start + around
  if (first < around / 3) first = 0
  if (last > points - around / 3) last = points
  const cuts = new Set([first, last])
  const here = codings.filter(c => c.start < t.start + points && c.end > t.start)
  for (const c of here) { cuts.add(Math.max(first, c.start - t.start)); cuts.add(Math.min(last, c.end - t.start)) }
  const edges = [...cuts].sort((x, y) => x - y)
  const box = h('p', { class: 'said', 'data-coder': here.length ? coder : null })
  let from = unitsOf(t.words, first)
  if (first > 0) box.append('… ')
  for (let i = 0; i + 1 < edges.length; i++) {
    const to = from + unitsOf(t.words.slice(from), edges[i + 1] - edges[i])
    const text = t.words.slice(from, to)
    box.append(here.some(c => c.start - t.start <= edges[i] && c.end - t.start >= edges[i + 1])
      ? h('mark', {}, h('span', { class: 'unseen' }, ` [${coder}: `), text, h('span', { class: 'unseen' }, '] ')) : text)
    from = to
  }
  if (last < points) box.append(' …')
  return here.length ? box : h('div', {}, h('p', { class: 'about' }, `not coded by ${coder}`), box)
}
