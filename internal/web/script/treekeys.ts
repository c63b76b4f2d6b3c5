import { Theme } from './api'
import { addBeside, move, rename } from './themes'
import { state } from './state'
import { offering } from './suggest'
import { draw } from './workspace'

// onTreeKey moves among the themes, and moves the theme that has the focus.
export function onTreeKey(e: KeyboardEvent): void {
  const button = (e.target as HTMLElement).closest<HTMLElement>('button.theme')
  const t = button && state.themeOf(button.dataset.theme!)
  if (!t || e.ctrlKey || e.metaKey || offering() && !e.altKey && /^Arrow(Up|Down)$/.test(e.key)) return
  if (e.altKey ? !moveBy(e.key, t) : !step(e, t, button)) return
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
function moveBy(key: string, t: Theme): boolean {
  const all = siblings(t).filter(o => state.retired || o.status !== 'retired' || o.id === t.id)
  const at = all.indexOf(t)
  switch (key) {
    case 'ArrowUp': if (at > 0) void move(t, t.parent ?? '', at > 1 ? all[at - 2].id : '^', `moved above ${all[at - 1].name}`); return true
    case 'ArrowDown': if (at < all.length - 1) void move(t, t.parent ?? '', all[at + 1].id, `moved below ${all[at + 1].name}`); return true
    case 'ArrowRight': if (at > 0) { if (state.closed.has(all[at - 1].id)) state.toggle(all[at - 1].id); void move(t, all[at - 1].id, '', `moved under ${all[at - 1].name}`) } return true
    case 'ArrowLeft': {
      const parent = t.parent ? state.themeOf(t.parent) : undefined
      if (parent) void move(t, parent.parent ?? '', parent.id, `moved out of ${parent.name}`)
      return true
    }
  }
  return false
}
