import { Coding, Turn } from './api'
import { colour } from './colour'
import { h } from './dom'
import { lengthOf, unitsOf } from './points'
import { state } from './state'

// words draws the words of a turn, split at every boundary of a coding: each
// piece is one <mark> that knows all codings over it, so that overlaps need no
// nesting.
export function words(turn: Turn, codings: Coding[]): HTMLElement {
  const box = h('p', { class: 'words', 'data-turn': turn.n })
  const length = lengthOf(turn.words)
  const here = codings.filter(c => c.start < turn.start + length && c.end > turn.start)
  const cuts = new Set([0, length])
  for (const c of here) {
    cuts.add(Math.max(0, c.start - turn.start))
    cuts.add(Math.min(length, c.end - turn.start))
  }
  const points = [...cuts].sort((a, b) => a - b)
  let from = 0
  for (let i = 0; i + 1 < points.length; i++) {
    const to = from + unitsOf(turn.words.slice(from), points[i + 1] - points[i])
    const text = turn.words.slice(from, to)
    const over = here.filter(c => c.start - turn.start <= points[i] && c.end - turn.start >= points[i + 1])
    box.append(over.length ? piece(text, over, turn.start + points[i], turn.start + points[i + 1]) : text)
    from = to
  }
  return box
}

function piece(text: string, over: Coding[], start: number, end: number): HTMLElement {
  const names = over.map(c => state.themeOf(c.theme)?.name ?? c.theme)
  const mark = h('mark', { 'data-codings': over.map(c => c.id).join(' '), title: names.join(' · ') })
  const opening = over.filter(c => c.start === start)
  const closing = over.filter(c => c.end === end)
  if (opening.length) mark.append(h('span', { class: 'unseen' }, ` [${opening.map(c => state.themeOf(c.theme)?.name ?? c.theme).join(', ')}: `))
  mark.append(text)
  if (closing.length) mark.append(h('span', { class: 'unseen' }, '] '))
  // Lines under the words, one a theme, so that overlaps can be told apart.
  const lines = over.slice(0, 4).map(c => colour(c))
  mark.style.backgroundImage = lines.map(l => `linear-gradient(${l}, ${l})`).join(', ')
  mark.style.backgroundSize = lines.map(() => '100% 2px').join(', ')
  mark.style.backgroundPosition = lines.map((_, i) => `0 calc(100% - ${i * 3}px)`).join(', ')
  mark.style.paddingBottom = `${lines.length * 3 - 1}px`
  return mark
}

// stripes draws the margin of a turn: a bar with its name for each coding in it.
export function stripes(turn: Turn, codings: Coding[]): HTMLElement {
  const box = h('ul', { class: 'stripes', 'aria-label': `Themes in turn ${turn.n}` })
  const end = turn.start + lengthOf(turn.words)
  for (const c of codings) {
    if (c.start >= end || c.end <= turn.start) continue
    const name = state.themeOf(c.theme)?.name ?? c.theme
    const own = c.coder === state.study.coder
    const bar = h('button', {
      type: 'button', class: 'stripe' + (c.id === state.focus ? ' focused' : ''), 'data-coding': c.id,
      title: `${name}${own ? '' : ` (${c.coder})`}${c.starred ? ', important' : ''}${c.memo ? ` — ${c.memo}` : ''}`,
    }, h('span', { class: 'bar' }), c.starred ? h('span', { class: 'star', role: 'img', 'aria-label': 'important' }, '★') : null, name + (own ? '' : ` (${c.coder})`), c.memo ? h('span', { class: 'has-memo', 'aria-label': 'has a memo' }, ' ✎') : null)
    ;(bar.firstChild as HTMLElement).style.backgroundColor = colour(c)
    box.append(h('li', {}, bar))
  }
  return box
}
