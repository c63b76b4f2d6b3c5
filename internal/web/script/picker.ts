import { Theme } from './api'
import { addTheme } from './actions'
import { h } from './dom'
import { state } from './state'
import { typed } from './typed'

// pick asks for a theme: it filters as one types, and makes a theme of what
// matches none.
export function pick(title: string, themes: Theme[], done: (t: Theme) => void, name = '', makes = true): void {
  const dialog = h('dialog', { class: 'picker', 'aria-label': title })
  const input = h('input', { type: 'text', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'picked', 'aria-autocomplete': 'list', 'aria-label': title, value: name, autocomplete: 'off' })
  const list = h('ul', { id: 'picked', role: 'listbox', 'aria-label': 'Themes' })
  const branch = state.theme ? state.themeOf(state.theme) : undefined
  let at = 0
  let rows: (Theme | string)[] = []
  const fill = () => {
    const wanted = input.value.trim()
    const found = themes.filter(t => matches(t, wanted))
    rows = [...found]
    if (makes && wanted && !themes.some(t => t.name.toLowerCase() === wanted.toLowerCase())) rows.push(wanted)
    at = Math.min(at, Math.max(0, rows.length - 1))
    list.replaceChildren(...rows.map((r, i) => {
      const item = typeof r === 'string'
        ? h('li', {}, `New theme “${r}”${branch ? ` under ${branch.name}` : ''}`)
        : h('li', {}, path(r))
      item.id = `picked-${i}`
      item.setAttribute('role', 'option')
      item.setAttribute('aria-selected', String(i === at))
      item.addEventListener('mousedown', e => { e.preventDefault(); at = i; void choose() })
      return item
    }))
    input.setAttribute('aria-activedescendant', rows.length ? `picked-${at}` : '')
    list.children[at]?.scrollIntoView({ block: 'nearest' })
  }
  const close = () => { dialog.close(); dialog.remove() }
  const choose = async () => {
    const row = rows[at]
    if (row === undefined) return
    close()
    const theme = typeof row === 'string' ? await addTheme(row, branch?.id) : row
    if (theme) done(theme)
  }
  input.addEventListener('input', () => { at = 0; fill() })
  input.addEventListener('keydown', e => {
    if (e.key === 'ArrowDown') { at = Math.min(rows.length - 1, at + 1); fill(); e.preventDefault() }
    else if (e.key === 'ArrowUp') { at = Math.max(0, at - 1); fill(); e.preventDefault() }
    else if (e.key === 'Enter') { e.preventDefault(); void choose() }
    e.stopPropagation()
  })
  dialog.addEventListener('close', () => dialog.remove())
  dialog.append(h('p', { class: 'title' }, title), input, list)
  document.body.append(dialog)
  dialog.showModal()
  fill()
  input.select()
}

function matches(t: Theme, wanted: string): boolean {
  const name = path(t).toLowerCase()
  return wanted.toLowerCase().split(/\s+/).every(w => name.includes(w))
}

function path(t: Theme): string {
  const names = [t.name]
  for (let p = t.parent ? state.themeOf(t.parent) : undefined; p; p = p.parent ? state.themeOf(p.parent) : undefined) names.unshift(p.name)
  return names.join(' › ')
}

// write asks for a line or a paragraph. With a draft's name what is typed outlives
// the page, until it is kept or cancelled.
export function write(title: string, value: string, long: boolean, done: (text: string) => void, draft?: string): void {
  const dialog = h('dialog', { class: 'picker', 'aria-label': title })
  const field = long ? h('textarea', { rows: 6, 'aria-label': title }) : h('input', { type: 'text', 'aria-label': title })
  field.value = (draft && typed.get(draft)) ?? value
  if (draft) field.addEventListener('input', () => typed.keep(draft, field.value))
  const finish = () => { const text = field.value; if (draft) typed.drop(draft); dialog.close(); done(text) }
  field.addEventListener('keydown', (e: Event) => {
    const k = e as KeyboardEvent
    if (k.key === 'Enter' && (!long || k.ctrlKey || k.metaKey)) { k.preventDefault(); finish() }
    k.stopPropagation()
  })
  dialog.addEventListener('close', () => dialog.remove())
  dialog.append(h('p', { class: 'title' }, title), field,
    h('p', { class: 'actions' }, h('button', { type: 'button', onclick: finish }, long ? 'Keep (Ctrl+Enter)' : 'Keep (Enter)'), h('button', { type: 'button', onclick: () => { if (draft) typed.drop(draft); dialog.close() } }, 'Cancel (Esc)')))
  dialog.addEventListener('cancel', () => { if (draft) typed.drop(draft) })
  document.body.append(dialog)
  dialog.showModal()
  field.focus()
  if (!long) field.select()
}
