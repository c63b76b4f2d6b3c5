import { Coding } from './api'
import { change } from './edits'
import { colour } from './colour'
import { h, plural, say } from './dom'
import { finish, finishFor } from './finish'
import { box } from './redraw'
import { state } from './state'
import { draw } from './workspace'

// about draws the head of a document: what it is, what is done there, and what
// waits for a decision.
export function about(into: HTMLElement): void {
  const doc = state.doc!
  const others = doc.codings.length - state.mine().length
  const done = doc.finished.includes('*') ? 'Finished' : doc.finished.length ? `Finished for ${plural(new Set(doc.finished).size, 'theme')}` : ''
  const review = doc.review.filter(c => c.coder === state.study.coder)
  const line = [doc.kind, doc.cycle, plural(doc.turns.length, 'turn'), plural(state.mine().length, 'coding') + ' of yours'].filter(Boolean).join(' · ')
  const lost = review.map(c => c.id + c.version + colour(c)).join()
  box(into, [doc.id, line, others, state.others, done, lost, doc.review.length].join('|'), () => [
    h('h1', {}, doc.id), h('p', {}, line),
    others || !state.others ? h('button', {
      type: 'button', id: 'others', 'aria-pressed': String(state.others), title: 'Show or hide what other coders have marked (h)',
      onclick: () => { state.showOthers(!state.others); draw() },
    }, state.others ? `Others’ ${plural(others, 'coding')}: shown` : 'Others’ codings: hidden') : '',
    h('button', { type: 'button', id: 'finish', title: 'I have coded this document for all themes (Ctrl+Enter)', onclick: () => void finish() }, done === 'Finished' ? '✓ Finished' : 'Finish'),
    h('button', { type: 'button', id: 'finish-for', title: 'I have coded this document for some themes', onclick: finishFor }, done && done !== 'Finished' ? `✓ ${done}` : 'Finish for …'),
    review.length ? h('section', { class: 'notice', 'aria-label': 'Codings that lost their place' },
      h('p', {}, `${plural(review.length, 'coding')} lost ${review.length === 1 ? 'its' : 'their'} place, since the transcript was changed. Select the passage it is about, then give it its place.`),
      h('ul', {}, ...review.map(lostCoding))) : '',
    doc.review.length > review.length ? h('p', { class: 'notice' }, `${plural(doc.review.length - review.length, 'coding')} of others lost their place; it is theirs to give.`) : '',
  ])
}

function lostCoding(c: Coding): HTMLElement {
  const name = state.themeOf(c.theme)?.name ?? c.theme
  const dot = h('span', { class: 'dot', 'aria-hidden': 'true' })
  dot.style.backgroundColor = colour(c)
  return h('li', {}, dot, h('span', { class: 'name' }, name), h('q', {}, c.quote),
    h('button', { type: 'button', class: 'place', 'data-coding': c.id, onclick: () => void replaceCoding(c) }, 'Its place is the selection'))
}

// replaceCoding gives a coding that lost its place the passage selected.
async function replaceCoding(c: Coding): Promise<void> {
  const p = state.passage
  if (!p) { say('select the passage first: click and drag, or j and k', true); return }
  await change(c, { start: p.start, end: p.end }, 'it has its place again')
}
