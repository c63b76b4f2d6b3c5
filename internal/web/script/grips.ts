import { Coding } from './api'
import { change } from './edits'
import { h } from './dom'
import { Passage, state } from './state'
import { pointAt, show, units } from './select'

// A grip stands at either end of the coding that keys act on, and is dragged to
// another word; with Alt to another character.

let on: HTMLElement[] = []

export function grips(marks: HTMLElement[], c: Coding | undefined): void {
  for (const g of on) g.remove()
  on = []
  if (!c || !marks.length || !c.version) return
  const first = grip(c, 'start'), last = grip(c, 'end')
  marks[0].prepend(first)
  marks[marks.length - 1].append(last)
  on = [first, last]
}

function grip(c: Coding, which: 'start' | 'end'): HTMLElement {
  const el = h('span', { class: `grip ${which}`, 'aria-hidden': 'true', title: which === 'end' ? 'Drag the end (Alt+← →)' : 'Drag the beginning (Alt+Shift+← →)' })
  el.addEventListener('pointerdown', e => {
    e.preventDefault() // nothing is selected meanwhile
    e.stopPropagation()
    // The page may be drawn anew meanwhile, so nothing hangs on this element.
    let to: Passage | undefined
    const move = (e: PointerEvent) => {
      const point = pointUnder(e.clientX, e.clientY)
      if (point === undefined) return
      to = moved(c, which, e.altKey ? point : atWord(point, which))
      if (to) show(to, false)
    }
    const drop = (e: PointerEvent) => {
      document.removeEventListener('pointermove', move)
      document.removeEventListener('pointerup', drop)
      document.removeEventListener('pointercancel', drop)
      if (e.type === 'pointerup' && to && (to.start !== c.start || to.end !== c.end)) {
        state.passage = to
        void change(c, to, 'boundary moved')
      }
    }
    document.addEventListener('pointermove', move)
    document.addEventListener('pointerup', drop)
    document.addEventListener('pointercancel', drop)
  })
  return el
}

function pointUnder(x: number, y: number): number | undefined {
  const at = document.caretRangeFromPoint?.(x, y)
  if (at) return pointAt(at.startContainer, at.startOffset)
  const place = (document as { caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null }).caretPositionFromPoint?.(x, y)
  return place ? pointAt(place.offsetNode, place.offset) : undefined
}

// atWord gives the edge of a word that is nearest to a point.
function atWord(point: number, which: 'start' | 'end'): number {
  const words = units('word')
  let best = point, far = Infinity
  for (const w of words) {
    const d = Math.abs(w[which] - point)
    if (d < far) { far = d; best = w[which] }
  }
  return best
}

function moved(c: Coding, which: 'start' | 'end', point: number): Passage | undefined {
  const to = which === 'end' ? { start: c.start, end: point } : { start: point, end: c.end }
  return to.start < to.end ? to : undefined
}

// stretch moves a boundary by a word.
export function stretch(c: Coding, which: 'start' | 'end', by: 1 | -1): void {
  const edges = units('word').map(w => w[which])
  const now = c[which]
  const point = by > 0 ? edges.find(e => e > now) : edges.filter(e => e < now).pop()
  const to = point === undefined ? undefined : moved(c, which, point)
  if (!to) return
  state.focus = c.id
  state.passage = to
  void change(c, to, 'boundary moved')
}
