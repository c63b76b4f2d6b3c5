import { ask, Theme } from './api'
import { h, plural } from './dom'
import { box } from './redraw'
import { state } from './state'
import { jump, openDocument } from './workspace'

// Quotes of a theme in the other documents of the study: asked for when a theme is
// chosen, and again after codings of it came or went.

export interface Elsewhere { document: string; coding: string; version: string; theme: string; coder: string; turn: number; quote: string; starred?: boolean; memo?: string }

let asked = '', got: Elsewhere[] = []
let timer = 0

export const themeCodings = (theme: string) => ask<{ codings: Elsewhere[] }>('GET', `/api/themes/${encodeURIComponent(theme)}/codings`)

export function elsewhere(into: HTMLElement, theme: Theme | undefined): void {
  into.hidden = !theme || !state.doc
  if (!theme || !state.doc) { asked = ''; return }
  // What is coded here changes nothing elsewhere.
  const here = state.mine().filter(c => c.version && state.within(c.theme, theme.id)).length
  const question = [theme.id, state.study.revision, theme.count - here, state.doc.id].join('|')
  if (question !== asked) {
    if (!asked.startsWith(theme.id + '|')) got = []
    asked = question
    clearTimeout(timer)
    timer = window.setTimeout(() => void themeCodings(theme.id).then(answer => {
      if (asked !== question) return
      got = answer.codings
      list(into)
    }).catch(() => { asked = '' }), 150)
  }
  list(into)
}

function list(into: HTMLElement): void {
  const mine = got.filter(q => q.document !== state.doc?.id && (state.others || q.coder === state.study.coder))
  const most = 200
  box(into, JSON.stringify(mine), () => mine.length ? [
    h('h2', {}, `${plural(mine.length, 'quote')} in other documents`),
    h('ol', { class: 'quotes' }, ...mine.slice(0, most).map(q => h('li', {},
      h('button', { type: 'button', onclick: () => void go(q) }, q.starred ? '★ ' : '', q.quote),
      h('span', { class: 'about' }, [q.document, `turn ${q.turn}`, q.coder === state.study.coder ? '' : q.coder].filter(Boolean).join(' · '))))),
    mine.length > most ? h('p', { class: 'about' }, `and ${mine.length - most} more: the page of quotes has all`) : '',
  ] : [])
}

async function go(q: Elsewhere): Promise<void> {
  await openDocument(q.document, q.turn)
  const c = state.doc?.codings.find(c => c.id === q.coding)
  if (c) jump(c)
}
