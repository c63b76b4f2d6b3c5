import { deliver, reload } from './actions'
import { getStudy } from './api'
import { offerReload } from './channel'
import { h, main, say } from './dom'
import { drafts } from './drafts'
import { importPage } from './imports'
import { help, onKey, sheet } from './keys'
import { namesPage } from './names'
import { letters } from './names_view'
import { passageOfSelection } from './select'
import { state } from './state'
import { build, draw, jump, openDocument } from './workspace'

async function start(): Promise<void> {
  const page = document.body.dataset.page
  if (page === 'names') return namesPage()
  if (page === 'import') return importPage()
  state.study = await getStudy()
  document.addEventListener('keydown', onKey)
  if (page === 'help') { main().replaceChildren(helpPage()); return }
  if (page !== 'read') return
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
  setInterval(() => { if (drafts.all().length) void resend() }, 3000)
}

function selected(): void {
  if (!document.activeElement?.matches('input, textarea')) {
    const p = passageOfSelection()
    if (p) { state.passage = p; state.focus = undefined; draw(false) }
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
  for (const d of drafts.all()) {
    if (state.doc?.id !== d.document) continue
    if (state.doc.codings.some(c => c.id === d.id) === false) {
      state.doc.codings.push({ id: d.id, theme: d.theme, coder: state.study.coder, start: d.start, end: d.end, quote: '', fit: 'exact', version: '' })
    }
    const draft = state.doc.codings.find(c => c.id === d.id)!
    await deliver(state.doc, draft)
  }
}

function helpPage(): HTMLElement {
  return h('article', { class: 'page' }, h('h1', {}, 'Keys'),
    h('dl', { class: 'keys' }, ...sheet.flatMap(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)])),
    h('h2', {}, 'On the page Names'), h('dl', { class: 'keys' }, ...letters.flatMap(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)])))
}

start().catch(e => say(`the study could not be read: ${(e as Error).message}`, true))
