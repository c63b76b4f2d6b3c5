import { Theme } from './api'
import { Comparison, Place } from './comparison'
import { h, say } from './dom'
import { words } from './marks'
import { pick } from './picker'
import { passageOfSelection, show, step } from './select'
import { state } from './state'

// newPassage asks for another passage, selected as when coding, then for its theme;
// the ones of the place stand there at first.
export function newPassage(now: Comparison, p: Place, done: (theme: string, start: number, end: number) => void): void {
  state.doc = { id: now.document, kind: '', participants: [], text_sha256: now.text_sha256, turns: now.turns, codings: [], review: [], finished: [] }
  state.passage = { start: p.start, end: p.end }
  const near = now.turns.filter(t => t.words.trim())
  const text = h('div', { class: 'passage-turns', tabindex: '0', role: 'region', 'aria-label': 'Transcript' },
    ...near.map(t => h('section', { class: `turn ${t.kind}` }, h('header', {}, h('span', { class: 'number' }, String(t.n)), h('span', { class: 'speaker' }, t.label ?? '')), words(t, []))))
  const dialog = h('dialog', { class: 'passage', 'aria-label': 'Another passage' },
    h('p', { class: 'title' }, 'Another passage'),
    h('p', { class: 'about' }, 'Select it: arrows for words and sentences, j and k for turns, with Shift to take in more or less, or the mouse. Enter chooses the theme.'),
    text, h('p', { class: 'actions' }, h('button', { type: 'button', onclick: () => theme() }, 'Choose the theme (Enter)'), h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel (Esc)')))
  const theme = () => {
    const passage = state.passage
    if (!passage) { say('select a passage first', true); return }
    dialog.close()
    pick('Theme of the passage', state.live(), (t: Theme) => done(t.id, passage.start, passage.end), state.themeOf(p.theme)?.name)
  }
  const move = (kind: 'word' | 'sentence' | 'turn', by: 1 | -1, extend: boolean) => {
    state.passage = step(kind, by, extend)
    if (state.passage) show(state.passage)
  }
  dialog.addEventListener('keydown', e => {
    if ((e.target as HTMLElement).matches('button')) return
    switch (e.key) {
      case 'ArrowRight': move('word', 1, e.shiftKey); break
      case 'ArrowLeft': move('word', -1, e.shiftKey); break
      case 'ArrowDown': move('sentence', 1, e.shiftKey); break
      case 'ArrowUp': move('sentence', -1, e.shiftKey); break
      case 'j': case 'J': move('turn', 1, e.shiftKey); break
      case 'k': case 'K': move('turn', -1, e.shiftKey); break
      case 'Enter': theme(); break
      default: return
    }
    e.preventDefault()
  })
  dialog.addEventListener('mouseup', () => setTimeout(() => { state.passage = passageOfSelection() ?? state.passage }))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  text.focus()
  show(state.passage)
}
