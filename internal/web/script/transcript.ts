import { Coding, Document, Turn } from './api'
import { colour } from './colour'
import { grips } from './grips'
import { stripes, words } from './marks'
import { about } from './heading'
import { h } from './dom'
import { Row, rows } from './redraw'
import { show } from './select'
import { endOf, state } from './state'

let heading: HTMLElement, turns: HTMLElement
let of: string | undefined // the document on the page, with the hash of its text

// drawTranscript shows the document, and draws only turns whose codings changed.
export function drawTranscript(into: HTMLElement): void {
  const doc = state.doc
  if (!doc) {
    of = undefined
    into.replaceChildren(h('h1', {}, state.study.name), h('p', { class: 'empty' }, state.study.documents.length
      ? 'Choose a document on the left. Press ? for the keys.'
      : 'No transcripts yet: mitten import reads interviews, mitten anonymise apply makes them fit to be read here.'))
    return
  }
  if (of !== doc.id + doc.text_sha256) {
    of = doc.id + doc.text_sha256
    heading = h('header', { class: 'about' })
    turns = h('div', { class: 'turns' })
    into.replaceChildren(heading, turns)
    rows(turns, [])
  }
  const top = into.scrollTop
  about(heading)
  const here = byTurn(doc)
  const look = new Map(state.study.themes.map(t => [t.id, t.name]))
  let touched = false
  rows(turns, doc.turns.map(t => row(t, here.get(t.n) ?? [], look, () => touched = true)))
  if (into.scrollTop !== top) into.scrollTop = top
  if (touched && state.passage) show(state.passage, false)
  drawFocus()
}

// row draws a turn; its element stays, so that the page keeps its place.
function row(t: Turn, here: Coding[], names: Map<string, string>, touched: () => void): Row {
  const signature = here.map(c => [c.id, c.start, c.end, names.get(c.theme) ?? c.theme, colour(c), c.memo, c.starred].join('\u0001')).join('\u0002')
  const key = String(t.n)
  return {
    key, signature: t.heading ? 'heading' : '',
    make: () => t.heading
      ? h('section', { class: 'turn heading', id: `t${t.n}` }, h('h2', {}, t.words.replace(/^#+\s*/, '')))
      : h('section', { class: `turn ${t.kind}`, id: `t${t.n}` },
        h('header', {}, h('span', { class: 'number' }, String(t.n)), h('span', { class: 'speaker' }, t.label ?? ''), t.at ? h('time', {}, t.at) : null)),
    after: el => { if (!t.heading && fill(el, t, here, signature)) touched() },
  }
}

const filled = new WeakMap<Element, string>()

function fill(el: Element, t: Turn, here: Coding[], signature: string): boolean {
  if (filled.get(el) === signature) return false
  filled.set(el, signature)
  const [said, margin] = [words(t, here), stripes(t, here)]
  const had = el.querySelector('.words')
  if (had) {
    had.replaceWith(said)
    el.querySelector('.stripes')!.replaceWith(margin)
  } else el.append(said, margin)
  return true
}

// byTurn gives the codings shown in each turn. Both lists are in order.
function byTurn(doc: Document): Map<number, Coding[]> {
  const out = new Map<number, Coding[]>()
  let first = 0
  for (const c of state.shown()) {
    while (first < doc.turns.length - 1 && endOf(doc.turns[first]) <= c.start) first++
    for (let i = first; i < doc.turns.length && doc.turns[i].start < c.end; i++) {
      const n = doc.turns[i].n
      if (endOf(doc.turns[i]) <= c.start) continue
      const list = out.get(n)
      if (list) list.push(c)
      else out.set(n, [c])
    }
  }
  return out
}

let focusedBefore: HTMLElement[] = []

// drawFocus shows which coding keys act on, with a grip at either end where it is
// this coder's.
export function drawFocus(): void {
  for (const el of focusedBefore) el.classList.remove('focused')
  const id = state.focus
  focusedBefore = id === undefined ? [] : [...turns?.querySelectorAll<HTMLElement>(`mark[data-codings~="${CSS.escape(id)}"], .stripe[data-coding="${CSS.escape(id)}"]`) ?? []]
  for (const el of focusedBefore) el.classList.add('focused')
  grips(focusedBefore.filter(el => el.matches('mark')), state.mine().find(c => c.id === id))
}
