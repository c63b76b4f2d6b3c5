import { ask, Coding, getDocument, getStudy, Theme } from './api'
import { fail } from './actions'
import { h, plural, say } from './dom'
import { box } from './redraw'
import { show } from './select'
import { state } from './state'
import { draw, openDocument } from './workspace'

// Passages like those coded with the theme chosen are offered one by one: y codes
// one, x turns it down for good.

export interface Offer { document: string; text_sha256: string; turn: number; start: number; end: number; text: string; speaker?: string; score: number }

let of: Theme | undefined
let offers: Offer[] = [], at = 0, busy = false, note = ''

export function suggestions(): HTMLElement { return h('section', { class: 'suggestions', 'aria-label': 'Suggested passages', tabindex: '-1' }) }

// offering reports whether keys are for the suggestions.
export const offering = () => !!of && offers.length > 0

export async function suggest(): Promise<void> {
  const t = state.theme ? state.themeOf(state.theme) : undefined
  if (!t) { say('choose a theme in the tree first', true); return }
  if (of?.id === t.id) { stop(); return }
  try {
    const got = await ask<{ offers: Offer[]; why?: string }>('GET', `/api/themes/${encodeURIComponent(t.id)}/similar`)
    of = t
    offers = got.offers
    at = 0
    note = got.why ?? ''
    say(offers.length ? `${plural(offers.length, 'passage')} like those of ${t.name}: y codes it, x turns it down` : note || 'nothing else is like it')
  } catch (e) { await fail(e, 'no suggestions') }
  draw()
}

export function stop(): void { of = undefined; offers = []; draw() }

export function drawSuggestions(): void {
  const into = document.querySelector<HTMLElement>('.suggestions')
  if (!into) return
  if (of && of.id !== state.theme) { of = undefined; offers = [] }
  into.hidden = !of
  box(into, JSON.stringify([of?.id, offers, at, note]), () => of ? [
    h('h2', {}, `Like ${of.name}`),
    offers.length ? h('p', { class: 'about' }, h('kbd', {}, 'y'), ' code it ', h('kbd', {}, 'x'), ' not this ', h('kbd', {}, '↑ ↓'), ' others ', h('kbd', {}, 'Enter'), ' go there ', h('kbd', {}, 'Esc'), ' close')
      : h('p', { class: 'empty' }, note || 'Nothing else is like it.'),
    h('ol', { class: 'offers' }, ...offers.map((o, i) => h('li', { 'aria-current': i === at ? 'true' : null, 'data-offer': `${o.document}:${o.start}` },
      h('button', { type: 'button', class: 'said', onclick: () => { at = i; void go() } }, o.text),
      h('span', { class: 'about' }, [o.document, `turn ${o.turn}`, o.speaker].filter(Boolean).join(' · ')),
      h('span', { class: 'actions' }, h('button', { type: 'button', title: 'y', onclick: () => { at = i; void accept() } }, 'Code'), h('button', { type: 'button', title: 'x', onclick: () => { at = i; void decline() } }, 'Not this'))))),
  ] : [])
  into.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
}

export function onSuggestKey(e: KeyboardEvent): boolean {
  if (!offering() || e.altKey || e.shiftKey) return false
  switch (e.key) {
    case 'y': void accept(); return true
    case 'x': void decline(); return true
    case 'ArrowDown': at = Math.min(offers.length - 1, at + 1); drawSuggestions(); return true
    case 'ArrowUp': at = Math.max(0, at - 1); drawSuggestions(); return true
    case 'Enter': void go(); return true
    case 'Escape': stop(); return true
  }
  return false
}

function taken(o: Offer): void {
  offers = offers.filter(x => x !== o)
  at = Math.min(at, Math.max(0, offers.length - 1))
}

// accept codes the passage: suggested, and then confirmed.
async function accept(): Promise<void> {
  const o = offers[at], t = of
  if (!o || !t || busy) return
  busy = true
  try {
    await ask<Coding>('POST', `/api/documents/${encodeURIComponent(o.document)}/codings`,
      { text_sha256: o.text_sha256, theme: t.id, start: o.start, end: o.end, memo: '', suggested: true })
    taken(o)
    state.study = await getStudy()
    if (state.doc?.id === o.document) state.doc = await getDocument(o.document)
    say(`coded: ${t.name}, ${o.document} turn ${o.turn}`)
  } catch (e) { await fail(e, 'not coded') }
  busy = false
  draw()
}

async function decline(): Promise<void> {
  const o = offers[at], t = of
  if (!o || !t || busy) return
  busy = true
  try {
    await ask('POST', `/api/themes/${encodeURIComponent(t.id)}/declined`, { document: o.document, text_sha256: o.text_sha256, start: o.start, end: o.end })
    taken(o)
    say(`not ${t.name}; it is not offered again`)
  } catch (e) { await fail(e, 'not turned down') }
  busy = false
  draw()
}

async function go(): Promise<void> {
  const o = offers[at]
  if (!o) return
  if (state.doc?.id !== o.document) await openDocument(o.document, o.turn)
  state.passage = { start: o.start, end: o.end }
  draw()
  show(state.passage)
}
