import { Turn } from './api'
import { pointsBefore, unitsOf } from './points'
import { endOf, Passage, state } from './state'

const seenText = (n: Node) => !(n.parentElement?.closest('.unseen'))

// textNodes gives the text of a turn's words as nodes, what is for screen readers
// alone left out.
function textNodes(box: Element): Text[] {
  const out: Text[] = []
  const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  for (let n = walk.nextNode(); n; n = walk.nextNode()) if (seenText(n)) out.push(n as Text)
  return out
}

const turnOf = (box: Element): Turn | undefined => state.doc?.turns.find(t => t.n === Number((box as HTMLElement).dataset.turn))

// pointAt gives the code point of the document at a place in the page.
export function pointAt(node: Node, offset: number): number | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const box = element?.closest('.words')
  if (!box) return undefined
  const turn = turnOf(box)
  if (!turn) return undefined
  const range = document.createRange()
  range.selectNodeContents(box)
  range.setEnd(node, offset)
  let units = 0
  for (const t of textNodes(box)) {
    if (t === range.endContainer) { units += range.endOffset; break }
    if (range.comparePoint(t, t.length) > 0) break
    units += t.length
  }
  return turn.start + pointsBefore(turn.words, units)
}

// passageOfSelection reads what the mouse has selected, without blanks at its
// edges; nothing where it is not in the transcript.
export function passageOfSelection(): Passage | undefined {
  const sel = getSelection()
  if (!sel || sel.isCollapsed || sel.rangeCount === 0) return undefined
  const r = sel.getRangeAt(0)
  let start = pointAt(r.startContainer, r.startOffset)
  let end = pointAt(r.endContainer, r.endOffset)
  const boxes = [...document.querySelectorAll('.words')].filter(b => r.intersectsNode(b))
  if (!boxes.length) return undefined
  if (start === undefined) start = turnOf(boxes[0])!.start
  if (end === undefined) { const t = turnOf(boxes[boxes.length - 1])!; end = t.start + pointsBefore(t.words, t.words.length) }
  return trimmed({ start, end })
}

// trimmed takes blanks off the edges of a passage within its turns.
export function trimmed(p: Passage): Passage | undefined {
  let { start, end } = p
  const first = state.turnAt(start), last = state.turnAt(end)
  if (first) {
    const text = first.words.slice(unitsOf(first.words, start - first.start))
    start += pointsBefore(text, text.length - text.trimStart().length)
  }
  if (last) {
    const text = last.words.slice(0, unitsOf(last.words, end - last.start))
    end -= pointsBefore(text, text.length) - pointsBefore(text.trimEnd(), text.trimEnd().length)
  }
  return start < end ? { start, end } : undefined
}

// placeOf gives the node and offset of a code point, for showing a selection.
function placeOf(point: number, atEnd: boolean): [Node, number] | undefined {
  const turn = state.doc?.turns.find(t => {
    const end = endOf(t)
    return atEnd ? point > t.start && point <= end : point >= t.start && point < end
  })
  const box = turn && document.querySelector(`.words[data-turn="${turn.n}"]`)
  if (!turn || !box) return undefined
  let units = unitsOf(turn.words, point - turn.start)
  for (const t of textNodes(box)) {
    if (units < t.length || (atEnd && units === t.length)) return [t, units]
    units -= t.length
  }
  return undefined
}

// show selects a passage on the page and brings it into view.
export function show(p: Passage, scroll = true): void {
  const from = placeOf(p.start, false), to = placeOf(p.end, true)
  if (!from || !to) return
  getSelection()?.setBaseAndExtent(from[0], from[1], to[0], to[1])
  if (scroll) (from[0].parentElement as HTMLElement).scrollIntoView({ block: 'nearest' })
}

type Unit = 'word' | 'sentence' | 'turn'

// units gives the passages of one kind in the whole document, in order.
export function units(kind: Unit): Passage[] {
  const doc = state.doc
  if (!doc) return []
  let known = cut.get(doc.turns)
  if (!known) cut.set(doc.turns, known = {})
  return known[kind] ??= cutInto(kind)
}

const cut = new WeakMap<object, Partial<Record<Unit, Passage[]>>>()

function cutInto(kind: Unit): Passage[] {
  const out: Passage[] = []
  for (const t of state.doc?.turns ?? []) {
    if (!t.words.trim()) continue
    if (kind === 'turn') {
      const p = trimmed({ start: t.start, end: endOf(t) })
      if (p) out.push(p)
      continue
    }
    let point = t.start
    for (const s of new Intl.Segmenter('en', { granularity: kind }).segment(t.words)) {
      const n = pointsBefore(s.segment, s.segment.length)
      if (s.segment.trim() && (kind === 'sentence' || s.isWordLike)) {
        const p = trimmed({ start: point, end: point + n })
        if (p) out.push(p)
      }
      point += n
    }
  }
  return out
}

// step moves the passage to the next unit, or takes that in where it extends.
export function step(kind: Unit, by: 1 | -1, extend: boolean): Passage | undefined {
  const all = units(kind)
  const now = state.passage
  if (!all.length) return undefined
  if (!now) return all[by > 0 ? 0 : all.length - 1]
  if (extend) {
    if (by > 0) { const next = all.find(u => u.end > now.end); return next ? { start: now.start, end: next.end } : now }
    const shorter = all.filter(u => u.end < now.end && u.end > now.start).pop()
    return shorter ? { start: now.start, end: shorter.end } : now
  }
  if (by > 0) return all.find(u => u.start >= now.end) ?? now
  return all.filter(u => u.end <= now.start).pop() ?? now
}
