import { ask } from './api'
import { fail, reload } from './actions'
import { colourOf, placeOf } from './colour'
import { h, plural, say } from './dom'
import { state } from './state'

// finish says that the document is coded for all themes, or for some.
export async function finish(themes: string[] = []): Promise<void> {
  const doc = state.doc
  if (!doc) return
  try {
    await ask('POST', `/api/documents/${encodeURIComponent(doc.id)}/finish`, { themes })
    await reload()
    say(`${doc.id} is finished for ${themes.length ? plural(themes.length, 'theme') : 'all themes'}`)
  } catch (e) { await fail(e, 'not finished') }
}

// finishFor asks for which themes. A theme brings its sub-themes along.
export function finishFor(): void {
  const doc = state.doc
  if (!doc) return
  const done = new Set(doc.finished)
  const boxes = new Map<string, HTMLInputElement>()
  const list = h('ul', { class: 'choices' })
  for (const t of state.live()) {
    const tick = h('input', { type: 'checkbox', value: t.id })
    tick.checked = done.has(t.id) || done.has('*') || state.theme !== undefined && state.within(t.id, state.theme)
    tick.addEventListener('change', () => { for (const [id, b] of boxes) if (state.within(id, t.id)) b.checked = tick.checked })
    boxes.set(t.id, tick)
    const dot = h('span', { class: 'dot', 'aria-hidden': 'true' })
    dot.style.backgroundColor = colourOf(t, placeOf(t.id))
    const item = h('li', {}, h('label', {}, tick, dot, t.name, done.has(t.id) || done.has('*') ? h('span', { class: 'about' }, ' finished') : null))
    item.style.paddingLeft = `${t.depth * 1.2}rem`
    list.append(item)
  }
  const keep = () => {
    const chosen = [...boxes].filter(([, b]) => b.checked).map(([id]) => id)
    if (!chosen.length) { say('choose a theme', true); return }
    dialog.close()
    void finish(chosen.length === boxes.size ? [] : chosen)
  }
  const dialog = h('dialog', { class: 'picker', 'aria-label': 'Finished for which themes?' },
    h('p', { class: 'title' }, `I have coded ${doc.id} for these themes`), list,
    h('p', { class: 'actions' }, h('button', { type: 'button', onclick: keep }, 'Finished (Ctrl+Enter)'), h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel (Esc)')))
  dialog.addEventListener('keydown', e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); keep() } e.stopPropagation() })
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
