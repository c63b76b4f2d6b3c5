import { Coding, getDocument } from './api'
import { whenItTurns } from './colour'
import { documents, drawDocuments } from './documents'
import { h, main, plural, say } from './dom'
import { keepFocus } from './focus'
import { drawPanel, panel } from './panel'
import { show } from './select'
import { state } from './state'
import { drawFocus, drawTranscript } from './transcript'
import { drawTree, tree } from './tree'

// The workspace: documents and themes, the transcript, the quotes of a theme.

let text: HTMLElement | undefined // nothing where another page is shown

export function build(): void {
  const side = h('aside', { class: 'side', 'aria-label': 'Documents and themes', tabindex: 0 }, documents(), tree())
  text = h('section', { class: 'transcript', 'aria-label': 'Transcript', id: 'transcript', tabindex: 0 })
  main().replaceChildren(h('div', { class: 'workspace' }, side, text, panel()))
  document.querySelector('.skip')?.setAttribute('href', '#transcript')
  whenItTurns(draw)
}

// draw shows the state, and makes anew only what shows something else now.
export function draw(): void {
  if (!text) return
  const into = text
  keepFocus(() => { drawDocuments(); drawTree(); drawTranscript(into); drawPanel() })
}

// drawSelection is enough where only the passage or the focus moved.
export function drawSelection(): void {
  if (!text) return
  drawFocus()
  drawPanel()
}

export function jump(c: Coding): void {
  state.focus = c.id
  state.passage = { start: c.start, end: c.end }
  drawSelection()
  show(state.passage)
}

export async function openDocument(id: string, at?: number): Promise<void> {
  try {
    state.doc = await getDocument(id)
  } catch (e) { say(`${id}: ${(e as Error).message}`, true); return }
  state.passage = undefined
  state.focus = undefined
  if (location.pathname !== `/d/${encodeURIComponent(id)}`) history.pushState({}, '', `/d/${encodeURIComponent(id)}`)
  document.title = `${id} · ${state.study.name} · mitten`
  draw()
  text!.scrollTop = 0
  if (at !== undefined) document.getElementById(`t${at}`)?.scrollIntoView({ block: 'center' })
  say(`${id}: ${plural(state.doc.turns.length, 'turn')}`)
}
