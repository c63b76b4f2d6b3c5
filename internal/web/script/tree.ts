import { Theme } from './api'
import { code } from './actions'
import { colourOf, placeOf } from './colour'
import { h, plural } from './dom'
import { rows } from './redraw'
import { state } from './state'
import { takesDrops } from './treedrag'
import { onTreeKey } from './treekeys'
import { draw } from './workspace'

let filter = ''
const list = h('ul', { class: 'themes' })
const empty = h('p', { class: 'empty' }, 'No themes yet. Select a passage and press n to name the first.')
const retired = h('button', { type: 'button', id: 'show-retired', class: 'quiet' })
list.addEventListener('keydown', onTreeKey)

// tree makes the themes of the codebook, with the coder's counts.
export function tree(): HTMLElement {
  retired.addEventListener('click', () => { state.showRetired(!state.retired); draw() })
  return h('section', { class: 'tree', 'aria-label': 'Themes' }, h('h2', {}, 'Themes'), h('input', {
    type: 'search', id: 'theme-filter', placeholder: 'Filter themes (l)', 'aria-label': 'Filter themes', value: filter,
    oninput: (e: InputEvent) => { filter = (e.target as HTMLInputElement).value; drawTree() },
  }), list, empty, retired)
}

// drawTree shows the branches that are open, or all that match the filter.
export function drawTree(): void {
  const pins = state.pins()
  const wanted = filter.trim().toLowerCase()
  const all = state.retired ? state.study.themes : state.live()
  const parents = new Set(all.map(t => t.parent))
  const seen = all.filter(t => wanted ? `${t.name} ${t.id}`.toLowerCase().includes(wanted) : !hidden(t))
  rows(list, seen.map(t => {
    const pin = pins.indexOf(t), parent = parents.has(t.id)
    const open = wanted ? undefined : parent ? !state.closed.has(t.id) : undefined
    return {
      key: t.id, make: () => row(t, pin, open),
      signature: [t.name, colourOf(t, placeOf(t.id)), t.depth, t.count, t.own, t.status, pin, open, state.theme === t.id, t.definition, t.include, t.exclude].join('|'),
    }
  }))
  empty.hidden = state.live().length > 0
  const gone = state.study.themes.length - state.live().length
  retired.hidden = !gone
  retired.textContent = state.retired ? 'Hide retired themes' : `Show ${plural(gone, 'retired theme')}`
}

function hidden(t: Theme): boolean {
  for (let p = t.parent; p; p = state.themeOf(p)?.parent) if (state.closed.has(p)) return true
  return false
}

function row(t: Theme, pin: number, open: boolean | undefined): HTMLElement {
  const dot = h('span', { class: 'dot', 'aria-hidden': 'true' })
  dot.style.backgroundColor = colourOf(t, placeOf(t.id))
  const button = h('button', {
    type: 'button', class: 'theme' + (state.theme === t.id ? ' chosen' : '') + (t.status === 'retired' ? ' retired' : ''), 'data-theme': t.id,
    'aria-pressed': state.theme === t.id ? 'true' : 'false',
    title: [t.definition, t.include && `Include: ${t.include}`, t.exclude && `Exclude: ${t.exclude}`].filter(Boolean).join('\n') || t.name,
    onclick: (e: MouseEvent) => press(t.id, e),
  }, dot, h('span', { class: 'name' }, t.name, t.status === 'retired' ? h('span', { class: 'about' }, ' retired') : null),
  h('span', { class: 'count', title: plural(t.count, 'coding') }, String(t.count)),
  pin >= 0 ? h('kbd', { title: 'press this key to apply it' }, String(pin + 1)) : null)
  const fold = open === undefined ? h('span', { class: 'fold' }) : h('button', {
    type: 'button', class: 'fold', 'data-fold': t.id, 'aria-expanded': String(open), 'aria-label': `${open ? 'Close' : 'Open'} ${t.name}`, onclick: () => { state.toggle(t.id); draw() },
  }, open ? '▾' : '▸')
  const item = h('li', { class: 'branch', draggable: 'true', 'data-theme': t.id }, fold, button)
  item.style.paddingLeft = `${t.depth * 0.9}rem`
  takesDrops(item, t.id)
  return item
}

// press applies the theme where a passage is selected, and else chooses it.
function press(id: string, e: MouseEvent): void {
  const t = state.themeOf(id)
  if (!t) return
  if (state.passage && t.status !== 'retired') {
    void code(t)
    if (e.detail > 0) (document.activeElement as HTMLElement | null)?.blur() // keys go on with the text
    return
  }
  state.theme = state.theme === id ? undefined : id
  draw()
}
