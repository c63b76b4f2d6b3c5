import { Theme } from './api'
import { changeTheme, code } from './actions'
import { colourOf } from './colour'
import { h, plural } from './dom'
import { state } from './state'
import { draw } from './workspace'

let filter = ''

// tree draws the themes of the codebook, with the coder's counts.
export function tree(): HTMLElement {
  const box = h('section', { class: 'tree', 'aria-label': 'Themes' })
  const input = h('input', {
    type: 'search', id: 'theme-filter', placeholder: 'Filter themes (l)', 'aria-label': 'Filter themes', value: filter,
    oninput: (e: InputEvent) => { filter = (e.target as HTMLInputElement).value; list.replaceWith(list = themes()) },
  })
  let list = themes()
  box.append(h('h2', {}, 'Themes'), input, list)
  if (!state.live().length) box.append(h('p', { class: 'empty' }, 'No themes yet. Select a passage and press n to name the first.'))
  return box
}

function themes(): HTMLElement {
  const list = h('ul', { class: 'themes' })
  const pins = state.pins()
  const wanted = filter.trim().toLowerCase()
  for (const t of state.live()) {
    if (wanted && !`${t.name} ${t.id}`.toLowerCase().includes(wanted)) continue
    list.append(row(t, pins.indexOf(t)))
  }
  return list
}

function row(t: Theme, pin: number): HTMLElement {
  const place = state.study.themes.indexOf(t)
  const dot = h('span', { class: 'dot', 'aria-hidden': 'true' })
  dot.style.backgroundColor = colourOf(t, place)
  const button = h('button', {
    type: 'button', class: 'theme' + (state.theme === t.id ? ' chosen' : ''), 'data-theme': t.id, 'aria-pressed': state.theme === t.id ? 'true' : 'false',
    title: [t.definition, t.include && `Include: ${t.include}`, t.exclude && `Exclude: ${t.exclude}`].filter(Boolean).join('\n') || t.name,
    onclick: () => { if (state.passage) void code(t); else { state.theme = state.theme === t.id ? undefined : t.id; draw() } },
  }, dot, h('span', { class: 'name' }, t.name), h('span', { class: 'count', title: plural(t.count, 'coding') }, String(t.count)),
  pin >= 0 ? h('kbd', { title: 'press this key to apply it' }, String(pin + 1)) : null)
  const item = h('li', { draggable: 'true', 'data-theme': t.id }, button)
  item.style.paddingLeft = `${(t.depth) * 0.9}rem`
  item.addEventListener('dragstart', e => e.dataTransfer?.setData('text/plain', t.id))
  item.addEventListener('dragover', e => e.preventDefault())
  item.addEventListener('drop', e => {
    e.preventDefault()
    const moved = e.dataTransfer?.getData('text/plain')
    if (moved && moved !== t.id) void changeTheme(moved, { parent: t.id }, `moved under ${t.name}`)
  })
  return item
}
