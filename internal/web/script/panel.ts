import { Coding } from './api'
import { change } from './edits'
import { colour } from './colour'
import { h } from './dom'
import { box, rows } from './redraw'
import { elsewhere } from './elsewhere'
import { drawSuggestions, suggestions } from './suggest'
import { state } from './state'
import { editor } from './themepanel'
import { jump } from './workspace'

// The panel at the right: the coding in focus, the theme chosen with its rules,
// and the quotes of that.

const about = h('section', { class: 'detail', 'aria-label': 'Coding' })
const theme = h('section', { class: 'theme-panel', 'aria-label': 'Theme' })
const offered = suggestions()
const here = h('ol', { class: 'quotes', 'aria-label': 'Quotes in this document' })
const none = h('p', { class: 'empty' })
const others = h('section', { class: 'elsewhere', 'aria-label': 'Quotes in other documents' })

export function panel(): HTMLElement {
  return h('aside', { class: 'quotes-panel', 'aria-label': 'Quotes', tabindex: 0 }, about, offered, theme, here, none, others)
}

export function drawPanel(): void {
  const c = state.doc?.codings.find(c => c.id === state.focus)
  about.hidden = !c
  if (c) box(about, JSON.stringify([c, state.themeOf(c.theme), colour(c)]), () => detail(c))
  const chosen = state.theme ? state.themeOf(state.theme) : undefined
  theme.hidden = !chosen
  if (chosen) editor(theme, chosen)
  drawSuggestions()
  const quotes = chosen && state.doc ? state.shown().filter(q => state.within(q.theme, chosen.id)) : []
  rows(here, quotes.map(q => ({ key: q.id, signature: [q.theme, q.start, q.end, q.starred, q.suggested, q.quote, q.coder].join('|'), make: () => quote(q) })))
  const empty = !c && !chosen ? 'Choose a theme in the tree to see its quotes here, or a stripe to see its coding.' : chosen && !quotes.length ? 'No quote in this document yet.' : ''
  if (none.textContent !== empty) none.textContent = empty
  none.hidden = !empty
  elsewhere(others, chosen)
}

function quote(q: Coding): HTMLElement {
  return h('li', {}, h('button', { type: 'button', 'data-coding': q.id, onclick: () => { const now = state.doc?.codings.find(c => c.id === q.id); if (now) jump(now) } },
    q.starred ? h('span', { class: 'star', role: 'img', 'aria-label': 'important' }, '★ ') : null, q.quote || textOf(q)),
  h('span', { class: 'about' }, [q.coder === state.study.coder ? '' : q.coder, q.suggested ? 'suggested, then confirmed' : ''].filter(Boolean).join(' · ')))
}

export function textOf(q: Coding): string {
  return (state.doc?.turns ?? []).filter(t => t.start < q.end).map(t => [...t.words].slice(Math.max(0, q.start - t.start), Math.max(0, q.end - t.start)).join('')).filter(Boolean).join(' ')
}

function detail(c: Coding): Node[] {
  const dot = h('span', { class: 'dot', 'aria-hidden': 'true' })
  dot.style.backgroundColor = colour(c)
  const t = state.themeOf(c.theme)
  const mine = c.coder === state.study.coder
  const out: Node[] = [h('h2', {}, dot, t?.name ?? c.theme), h('blockquote', {}, c.quote || textOf(c))]
  if (c.memo) out.push(h('p', { class: 'memo' }, c.memo))
  if (t && state.theme !== t.id && (t.definition || t.include || t.exclude)) out.push(...rules(t))
  out.push(h('p', { class: 'about' }, `by ${c.coder}${c.fit === 'exact' ? '' : `, ${c.fit}`}${c.suggested ? ', suggested and then confirmed' : ''}`))
  if (mine) {
    out.push(h('p', { class: 'actions' }, h('button', {
      type: 'button', id: 'star', 'aria-pressed': String(!!c.starred), title: 'Important (i)',
      onclick: () => { const now = state.doc?.codings.find(o => o.id === c.id); if (now) void change(now, { starred: !now.starred }, now.starred ? 'the star is off' : 'important ★') },
    }, c.starred ? '★ Important' : '☆ Important')))
  }
  return out
}

// rules shows what a theme is, and what it takes in and leaves out.
export function rules(t: { definition?: string; include?: string; exclude?: string }): HTMLElement[] {
  return [t.definition && h('p', { class: 'definition' }, t.definition),
    t.include && h('p', { class: 'rule' }, h('b', {}, 'Include: '), t.include),
    t.exclude && h('p', { class: 'rule' }, h('b', {}, 'Exclude: '), t.exclude)].filter((p): p is HTMLParagraphElement => !!p)
}

