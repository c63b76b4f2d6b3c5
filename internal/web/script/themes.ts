import { ask, getStudy, Theme } from './api'
import { changeTheme, fail } from './actions'
import { h, plural, say } from './dom'
import { pick, write } from './picker'
import { state } from './state'
import { draw } from './workspace'

// What can be done to a theme besides coding with it.

export function move(t: Theme, parent: string, after: string, what: string): Promise<boolean> {
  return changeTheme(t.id, { parent, after }, `${t.name}: ${what}`)
}

export function rename(t: Theme): void {
  write(`Rename “${t.name}”`, t.name, false, text => { if (text.trim() && text !== t.name) void changeTheme(t.id, { name: text.trim() }, `renamed to ${text.trim()}`) })
}

// addBeside asks for a theme to stand behind another, or at the end of those
// below it; at the end of the codebook where there is none.
export function addBeside(t: Theme | undefined, below: boolean): void {
  const where = !t ? 'New theme' : below ? `New theme under “${t.name}”` : `New theme after “${t.name}”`
  write(where, '', false, async text => {
    const name = text.trim()
    if (!name) return
    try {
      const done = await ask<{ id: string }>('POST', '/api/themes', {
        name, parent: below ? t!.id : t?.parent ?? '', after: below || !t ? '' : t.id, revision: state.study.revision,
      })
      state.study = await getStudy()
      if (below) state.open(t!.id)
      state.theme = done.id
      draw()
      document.querySelector<HTMLElement>(`.themes button.theme[data-theme="${CSS.escape(done.id)}"]`)?.focus()
      say(`new theme: ${name}`)
    } catch (e) { await fail(e, `no theme ${name}`) }
  })
}

// merge asks for the theme that takes the codings, and says how many move.
export function merge(t: Theme): void {
  const into = state.live().filter(o => !state.within(o.id, t.id))
  if (!into.length) { say('there is no other theme to merge it into', true); return }
  pick(`Merge “${t.name}” into`, into, o => {
    const below = state.study.themes.filter(s => s.parent === t.id && s.status !== 'retired').length
    confirm(`Merge “${t.name}” into “${o.name}”?`, [
      `${plural(t.own, 'coding')} of yours ${t.own === 1 ? 'counts' : 'count'} as “${o.name}” from now on, and so do other coders’. No coding is rewritten.`,
      below ? `${plural(below, 'theme')} below it ${below === 1 ? 'moves' : 'move'} under “${o.name}”.` : '',
      `“${t.name}” is retired. Ctrl+Z takes it back.`,
    ], 'Merge', () => {
      if (state.theme === t.id) state.theme = o.id
      void changeTheme(t.id, { merge_into: o.id }, `${t.name} is merged into ${o.name}, with ${plural(t.own, 'coding')}`)
    })
  }, '', false)
}

export function retire(t: Theme): void {
  confirm(`Retire “${t.name}”?`, [`It can no longer be coded with. Its ${plural(t.own, 'coding')} stay as they are. Ctrl+Z takes it back.`], 'Retire',
    () => void changeTheme(t.id, { status: 'retired' }, `${t.name} is retired`))
}

export function confirm(title: string, lines: string[], yes: string, done: () => void): void {
  const go = h('button', { type: 'button', class: 'yes', onclick: () => { dialog.close(); done() } }, `${yes} (Enter)`)
  const dialog = h('dialog', { class: 'picker', 'aria-label': title }, h('p', { class: 'title' }, title), ...lines.filter(Boolean).map(l => h('p', {}, l)),
    h('p', { class: 'actions' }, go, h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel (Esc)')))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  go.focus()
}
