import { code, addTheme, focused, undo, unmark } from './actions'
import { change } from './edits'
import { finish } from './finish'
import { stretch } from './grips'
import { say } from './dom'
import { sheet } from './help'
import { pick, write } from './picker'
import { show, step } from './select'
import { state } from './state'
import { onSuggestKey, suggest } from './suggest'
import { rename } from './themes'
import { draw, drawSelection } from './workspace'

let going = false

function select(passage: ReturnType<typeof step>): void {
  state.passage = passage
  state.focus = undefined
  if (passage) show(passage)
  drawSelection()
}

export function onKey(e: KeyboardEvent): void {
  if (document.querySelector('dialog[open]')) return
  const target = e.target as HTMLElement
  const typing = target.matches('input, textarea, select')
  const control = e.ctrlKey || e.metaKey
  if (typing) { if (e.key === 'Escape') target.blur(); return }
  if (control && !e.altKey) {
    const k = e.key.toLowerCase()
    if (k === 'z' && !e.shiftKey) { e.preventDefault(); void undo(true) }
    else if (k === 'y' || (k === 'z' && e.shiftKey)) { e.preventDefault(); void undo(false) }
    else if (k === '/') { e.preventDefault(); anyTheme() }
    else if (k === 'enter') { e.preventDefault(); void finish() }
    return
  }
  if (going) { going = false; if (goTo(e.key)) e.preventDefault(); return }
  if (handle(e)) e.preventDefault()
}

function handle(e: KeyboardEvent): boolean {
  if (e.altKey && (e.key === 'ArrowRight' || e.key === 'ArrowLeft')) {
    const c = focused()
    if (c) stretch(c, e.shiftKey ? 'start' : 'end', e.key === 'ArrowRight' ? 1 : -1)
    return true
  }
  if (e.altKey) return false
  if (onSuggestKey(e)) return true
  switch (e.key) {
    case 's': void suggest(); return true
    case 'j': case 'J': select(step('turn', 1, e.shiftKey)); return true
    case 'k': case 'K': select(step('turn', -1, e.shiftKey)); return true
    case 'ArrowDown': select(step('sentence', 1, e.shiftKey)); return true
    case 'ArrowUp': select(step('sentence', -1, e.shiftKey)); return true
    case 'ArrowRight': select(step('word', 1, e.shiftKey)); return true
    case 'ArrowLeft': select(step('word', -1, e.shiftKey)); return true
    case 'Escape': state.passage = undefined; state.focus = undefined; getSelection()?.removeAllRanges(); draw(); return true
    case 'q': { const t = state.recent.map(id => state.themeOf(id)).find(t => t && t.status !== 'retired'); if (t) void code(t); else say('no theme was used yet', true); return true }
    case 'r': pick('One of the last themes', state.recent.map(id => state.themeOf(id)!).filter(Boolean), t => void code(t)); return true
    case 'n': anyTheme(); return true
    case 'v': inVivo(); return true
    case 'm': memo(); return true
    case 'i': star(); return true
    case 'h': state.showOthers(!state.others); say(`others’ codings are ${state.others ? 'shown' : 'hidden'}`); draw(); return true
    case 'u': case 'Delete': void unmark(); return true
    case 'o': cycle(); return true
    case 'p': if (state.theme) { state.togglePin(state.theme); draw() } return true
    case 'l': document.getElementById('theme-filter')?.focus(); return true
    case '/': location.href = '/search'; return true
    case 'g': going = true; return true
    case 'F2': renameChosen(); return true
    case '?': void sheet(); return true
  }
  if (/^[1-9]$/.test(e.key)) {
    const theme = state.pins()[Number(e.key) - 1]
    if (theme) void code(theme)
    return true
  }
  return false
}

function goTo(key: string): boolean {
  switch (key) {
    case 'd': document.getElementById('document-filter')?.focus(); return true
    case 't': document.getElementById('theme-filter')?.focus(); return true
    case 'q': location.href = '/quotes'; return true
    case 's': location.href = '/search'; return true
    case 'o': location.href = '/overview'; return true
    case 'p': location.href = '/participants'; return true
  }
  return false
}

function anyTheme(): void {
  if (!state.passage) { say('select a passage first: click and drag, or j and k', true); return }
  pick('Code with', state.live(), t => void code(t))
}

function inVivo(): void {
  const words = getSelection()?.toString().replace(/\s+/g, ' ').trim()
  if (!state.passage || !words) { say('select the words that name it', true); return }
  write('New theme, in their words', words.slice(0, 80), false, async text => {
    const theme = text.trim() ? await addTheme(text.trim(), state.theme) : undefined
    if (theme) void code(theme)
  })
}

function memo(): void {
  const c = focused()
  if (!c) { say('there is no coding of yours here', true); return }
  write(`Memo on “${state.themeOf(c.theme)?.name ?? c.theme}”`, c.memo ?? '', true, text => void change(c, { memo: text }, 'memo kept'), `memo:${c.id}`)
}

function renameChosen(): void {
  const t = state.theme ? state.themeOf(state.theme) : undefined
  if (t) rename(t)
  else say('choose a theme in the tree first', true)
}

// cycle goes through the codings under the passage.
function cycle(): void {
  const p = state.passage ?? state.doc?.codings.find(c => c.id === state.focus)
  if (!p) return
  const here = state.doc!.codings.filter(c => c.start < p.end && c.end > p.start)
  if (!here.length) return
  const at = here.findIndex(c => c.id === state.focus)
  const next = here[(at + 1) % here.length]
  state.focus = next.id
  say(`${state.themeOf(next.theme)?.name ?? next.theme}${next.memo ? ` — ${next.memo}` : ''}`)
  drawSelection()
}

// star says that a coding is important, or no longer.
function star(): void {
  const c = focused()
  if (!c) { say('there is no coding of yours here', true); return }
  void change(c, { starred: !c.starred }, c.starred ? 'the star is off' : 'important ★')
}
