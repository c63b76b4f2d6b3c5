import { bumpCounts, fail, replace } from './actions'
import { ask, Coding, Document, getDocument, Refused } from './api'
import { say } from './dom'
import { drafts, Edit } from './drafts'
import { inTurn } from './queue'
import { state } from './state'
import { draw } from './workspace'

// Changes of codings: on the page at once, kept in this browser, and sent in turn.

export interface Change { theme?: string; memo?: string; start?: number; end?: number; starred?: boolean }

const waiting = new Map<string, number>() // changes of a coding that are still to be sent
export const known = new Map<string, string>() // ids that drafts were given by the server

// change edits a coding. It is on the page at once; what is asked while an answer
// is awaited is sent after it, with the version that came back.
export function change(c: Coding, to: Change, what: string): Promise<void> {
  const doc = state.doc!
  if (c.coder !== state.study.coder) { say(`the coding is by ${c.coder}; only they can change it`, true); return Promise.resolve() }
  const at = doc.codings.find(o => o.id === c.id)
  if (at) {
    if (to.theme !== undefined) recount(at.theme, to.theme)
    replace(doc, c.id, { ...at, ...to, quote: to.start === undefined ? at.quote : '' })
    draw()
  }
  const edit = { document: doc.id, text: doc.text_sha256, coding: c.id, to, what }
  drafts.supersede(edit)
  drafts.keepChange(edit)
  return resume(edit)
}

// opened gives a document, also where another is on the page by now; none where the
// server does not answer.
export async function opened(id: string): Promise<Document | undefined> {
  return state.doc?.id === id ? state.doc : getDocument(id).catch(() => undefined)
}

// resume sends a change, also one that was kept while the server did not answer.
export function resume(edit: Edit): Promise<void> {
  waiting.set(edit.coding, (waiting.get(edit.coding) ?? 0) + 1)
  return inTurn(async () => {
    waiting.set(edit.coding, waiting.get(edit.coding)! - 1)
    const doc = await opened(edit.document)
    if (doc) await send(doc, edit)
  })
}

async function send(doc: Document, edit: Edit): Promise<void> {
  const { to, what } = edit
  const id = known.get(edit.coding) ?? edit.coding
  const now = [...doc.codings, ...doc.review].find(o => o.id === id)
  if (!now) { drafts.dropChange(edit); return }
  if (!now.version) return // its add is not on disk yet; it is kept
  try {
    const done = await ask<Coding>('POST', `/api/documents/${encodeURIComponent(doc.id)}/codings/${encodeURIComponent(id)}`,
      { text_sha256: edit.text, version: now.version, ...to })
    drafts.dropChange(edit)
    doc.review = doc.review.filter(o => o.id !== id)
    const meanwhile = doc.codings.find(o => o.id === id)
    // Where more is to be sent the page shows all of it already.
    replace(doc, id, meanwhile && waiting.get(edit.coding) ? { ...meanwhile, version: done.version } : done)
    say(what)
  } catch (e) {
    if (e instanceof Refused) drafts.dropChange(edit)
    await fail(e, `not done (${what})`, true)
    if (e instanceof Refused && e.status !== 409 && state.doc?.id === doc.id) { state.doc = await getDocument(doc.id).catch(() => doc) }
  }
  draw()
}

function recount(from: string, to: string): void {
  for (const [id, by] of [[from, -1], [to, 1]] as const) {
    const theme = state.themeOf(id)
    if (theme) { theme.own += by; bumpCounts(theme, by) }
  }
}
