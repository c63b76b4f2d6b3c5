import { Theme } from './api'
import { inTurn } from './queue'
import { addBeside, move, rename } from './themes'
import { state } from './state'
import { offering } from './suggest'
import { draw } from './workspace'

// onTreeKey moves among the themes, and moves the theme that has the focus.
export function onTreeKey(e: KeyboardEvent): void {
  const button = (e.target as HTMLElement).closest<HTMLElement>('button.theme')
  const t = button && state.themeOf(button.dataset.theme!)
  if (!t || e.ctrlKey || e.metaKey || offering() && !e.altKey && /^Arrow(Up|Down)$/.test(e.key)) return
  if (e.altKey) {
    if (!/^Arrow/.test(e.key)) return
    void inTurn(async () => { const now = state.themeOf(t.id); if (now) await moveBy(e.key, now) }) // from where the key before it left it
  } else if (!step(e, t, button)) return
  e.preventDefault()
  e.stopPropagation()
}

function step(e: KeyboardEvent, t: Theme, button: HTMLElement): boolean {
  switch (e.key) {
    case 'ArrowDown': case 'ArrowUp': {
      const all = [...document.querySelectorAll<HTMLElement>('.themes button.theme')]
      all[all.indexOf(button) + (e.key === 'ArrowDown' ? 1 : -1)]?.focus()
      return true
    }
    case 'ArrowLeft':
      if (state.study.themes.some(o => o.parent === t.id) && !state.closed.has(t.id)) { state.toggle(t.id); draw() }
      else if (t.parent) document.querySelector<HTMLElement>(`.themes button.theme[data-theme="${CSS.escape(t.parent)}"]`)?.focus()
      return true
    case 'ArrowRight': if (state.closed.has(t.id)) { state.toggle(t.id); draw() } return true
    case 'F2': rename(t); return true
    case 'a': addBeside(t, false); return true
    case 'A': addBeside(t, true); return true
  }
  return false
}

// siblings are those in use, as the tree shows them.
export function siblings(t: Theme): Theme[] { return state.study.themes.filter(o => (o.parent ?? '') === (t.parent ?? '')) }

// moveBy moves a theme among its siblings, under the one above it, or out of its
// branch.
async function moveBy(key: string, t: Theme): Promise<void> {
  const all = siblings(t).filter(o => state.retired || o.status !== 'retired' || o.id === t.id)
  const at = all.indexOf(t), above = all[at - 1], below = all[at + 1]
  const parent = t.parent ? state.themeOf(t.parent) : undefined
  if (key === 'ArrowUp' && above) await move(t, t.parent ?? '', at > 1 ? all[at - 2].id : '^', `moved above ${above.name}`)
  else if (key === 'ArrowDown' && below) await move(t, t.parent ?? '', below.id, `moved below ${below.name}`)
  else if (key === 'ArrowLeft' && parent) await move(t, parent.parent ?? '', parent.id, `moved out of ${parent.name}`)
  else if (key === 'ArrowRight' && above) {
    state.open(above.id)
    await move(t, above.id, '', `moved under ${above.name}`)
  }
}
