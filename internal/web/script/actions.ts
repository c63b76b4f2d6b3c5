import { ask, Coding, Document, getDocument, getStudy, Refused, Theme } from './api'
import { say } from './dom'
import { drafts } from './drafts'
import { known } from './edits'
import { inTurn } from './queue'
import { state } from './state'
import { draw } from './workspace'

// fail tells what went wrong. What somebody else changed is shown as it is now,
// and what was asked for stays in the message.
export async function fail(e: unknown, what: string, kept = false): Promise<void> {
  if (e instanceof Refused) {
    say(`${what}: ${e.message}${e.hints.length ? ` — ${e.hints[0]}` : ''}`, true)
    if (e.status === 409) await reload()
    return
  }
  say(`${what}: the server does not answer; ${kept ? 'it is kept here and sent again' : 'do it again when it does'}`, true)
}

export async function reload(): Promise<void> {
  state.study = await getStudy()
  if (state.doc) state.doc = await getDocument(state.doc.id)
  draw()
}

// code marks the passage with a theme. It is on the page at once, and kept in
// this browser until the server has it on disk.
export async function code(theme: Theme): Promise<void> {
  const doc = state.doc, passage = state.passage
  if (!doc || !passage) { say('select a passage first: click and drag, or j and k', true); return }
  const draft: Coding = {
    id: `draft-${crypto.randomUUID()}`, theme: theme.id, coder: state.study.coder, ...passage, quote: '', fit: 'exact', version: '',
  }
  insert(doc, draft)
  state.used(theme.id)
  state.focus = draft.id
  draw()
  drafts.keep({ id: draft.id, document: doc.id, text: doc.text_sha256, theme: theme.id, start: passage.start, end: passage.end })
  await deliver(doc, draft.id)
}

// deliver sends a draft and puts the coding that comes back in its place.
export function deliver(doc: Document, id: string): Promise<void> {
  return inTurn(() => sendDraft(doc, id))
}

async function sendDraft(doc: Document, id: string): Promise<void> {
  const draft = doc.codings.find(c => c.id === id)
  if (!draft) return
  try {
    const done = await ask<Coding>('POST', `/api/documents/${encodeURIComponent(doc.id)}/codings`,
      { text_sha256: doc.text_sha256, theme: draft.theme, start: draft.start, end: draft.end, memo: draft.memo ?? '', starred: draft.starred ?? false })
    drafts.drop(draft.id)
    known.set(draft.id, done.id)
    const meanwhile = doc.codings.find(c => c.id === id)
    replace(doc, draft.id, meanwhile && meanwhile !== draft ? { ...meanwhile, id: done.id, version: done.version } : done)
    if (state.focus === draft.id) state.focus = done.id
    const theme = state.themeOf(done.theme)
    if (theme) { theme.own++; bumpCounts(theme, 1) }
    bumpDocument(doc, 1)
    say(`coded: ${theme?.name ?? done.theme}`)
  } catch (e) {
    if (e instanceof Refused && e.status !== 403) { // 403: somebody else codes here now; it waits
      drafts.drop(draft.id)
      replace(doc, draft.id)
    }
    await fail(e, `not coded with ${state.themeOf(draft.theme)?.name ?? draft.theme}`, true)
  }
  draw()
}

export function bumpCounts(theme: Theme, by: number): void {
  for (let t: Theme | undefined = theme; t; t = t.parent ? state.themeOf(t.parent) : undefined) t.count += by
}

function bumpDocument(doc: Document, by: number): void {
  const summary = state.study.documents.find(d => d.id === doc.id)
  if (summary) summary.codings += by
}

function insert(doc: Document, c: Coding): void {
  doc.codings.push(c)
  doc.codings.sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))
}

export function replace(doc: Document, id: string, by?: Coding): void {
  doc.codings = doc.codings.filter(c => c.id !== id && c.id !== by?.id)
  if (by) insert(doc, by)
}

// focused gives the coding that keys act on: the one chosen, or the innermost of
// this coder's under the passage.
export function focused(): Coding | undefined {
  const chosen = state.doc?.codings.find(c => c.id === state.focus)
  if (chosen) return chosen
  const p = state.passage
  return p && state.mine().filter(c => c.start < p.end && c.end > p.start).sort((a, b) => (a.end - a.start) - (b.end - b.start))[0]
}

export async function unmark(): Promise<void> {
  const c = focused(), doc = state.doc
  if (!c || !doc) { say('there is no coding of yours here', true); return }
  try {
    await ask('DELETE', `/api/documents/${encodeURIComponent(doc.id)}/codings/${encodeURIComponent(c.id)}`, { text_sha256: doc.text_sha256, version: c.version })
    replace(doc, c.id)
    const theme = state.themeOf(c.theme)
    if (theme) { theme.own--; bumpCounts(theme, -1) }
    bumpDocument(doc, -1)
    state.focus = undefined
    say(`removed: ${theme?.name ?? c.theme}; Ctrl+Z brings it back`)
  } catch (e) { await fail(e, 'not removed') }
  draw()
}

export async function undo(back: boolean): Promise<void> {
  try {
    const done = await ask<{ document?: string; what: string }>('POST', back ? '/api/undo' : '/api/redo', {})
    await reload()
    say(`${back ? 'taken back' : 'done again'}: ${done.what}`)
  } catch (e) { await fail(e, back ? 'nothing taken back' : 'nothing done again') }
}

export async function addTheme(name: string, parent?: string): Promise<Theme | undefined> {
  try {
    const done = await ask<{ id: string }>('POST', '/api/themes', { name, parent: parent ?? '', revision: state.study.revision })
    state.study = await getStudy()
    draw()
    return state.themeOf(done.id)
  } catch (e) { await fail(e, `no theme ${name}`); return undefined }
}

export async function changeTheme(id: string, to: Record<string, unknown>, what: string): Promise<boolean> {
  try {
    await ask('POST', `/api/themes/${encodeURIComponent(id)}`, { ...to, revision: state.study.revision })
    await reload()
    say(what)
    return true
  } catch (e) { await fail(e, `not done (${what})`); return false }
}

