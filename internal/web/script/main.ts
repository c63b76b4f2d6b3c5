import { deliver } from './actions'
import { getStudy } from './api'
import { offerReload } from './channel'
import { askCoder } from './coder'
import { comparePage } from './compare'
import { main, say } from './dom'
import { drafts } from './drafts'
import { opened, resume } from './edits'
import { importPage } from './imports'
import { onKey } from './keys'
import { namesPage } from './names'
import { openPage } from './pages'
import { busy } from './queue'
import { passageOfSelection } from './select'
import { state } from './state'
import { build, draw, drawSelection, jump, openDocument } from './workspace'

async function start(): Promise<void> {
  const page = document.body.dataset.page!
  if (page === 'coder') return askCoder()
  if (page === 'compare') { state.study = await getStudy(); return comparePage() }
  if (page === 'names') return namesPage()
  if (page === 'import') return importPage()
  if (page !== 'read') return openPage(page)
  state.study = await getStudy()
  document.addEventListener('keydown', onKey)
  offerReload(() => state.doc?.id)
  build()
  draw()
  const turn = /^#t(\d+)$/.exec(location.hash)
  const wanted = document.body.dataset.document || (state.study.documents.find(d => !d.finished) ?? state.study.documents[0])?.id
  if (wanted) await openDocument(wanted, turn ? Number(turn[1]) : undefined)
  await resend()
  addEventListener('popstate', () => { const m = /^\/d\/(.+)$/.exec(location.pathname); if (m) void openDocument(decodeURIComponent(m[1])) })
  document.addEventListener('mouseup', () => setTimeout(selected))
  main().addEventListener('click', clicked)
  addEventListener('online', () => void resend())
  setInterval(() => { if (drafts.all().length || drafts.edits().length) void resend() }, 3000)
}

function selected(): void {
  if (!document.activeElement?.matches('input, textarea')) {
    const p = passageOfSelection()
    // What a click on a coding has just selected is no new passage.
    if (p && (p.start !== state.passage?.start || p.end !== state.passage.end)) { state.passage = p; state.focus = undefined; drawSelection() }
  }
}

function clicked(e: Event): void {
  const target = e.target as HTMLElement
  const stripe = target.closest<HTMLElement>('.stripe')
  const mark = target.closest<HTMLElement>('mark')
  const id = stripe?.dataset.coding ?? (getSelection()?.isCollapsed ? mark?.dataset.codings?.split(' ').pop() : undefined)
  const c = state.doc?.codings.find(c => c.id === id)
  if (c) jump(c)
}

// resend brings what this browser kept to the server, once it answers again.
async function resend(): Promise<void> {
  if (busy()) return
  for (const d of drafts.all()) {
    const doc = await opened(d.document)
    if (!doc) continue
    if (!doc.codings.some(c => c.id === d.id)) {
      doc.codings.push({ id: d.id, theme: d.theme, coder: state.study.coder, start: d.start, end: d.end, quote: '', fit: 'exact', version: '' })
    }
    await deliver(doc, d.id)
  }
  for (const e of drafts.edits()) await resume(e)
}

start().catch(e => say(`the study could not be read: ${(e as Error).message}`, true))
