import { Theme } from './api'
import { changeTheme } from './actions'
import { colourOf, placeOf } from './colour'
import { h, plural } from './dom'
import { rules } from './panel'
import { box } from './redraw'
import { split } from './split'
import { state } from './state'
import { suggest } from './suggest'
import { addBeside, merge, rename, retire } from './themes'
import { typed } from './typed'

let editing = false

// editor draws what is known of the theme chosen, and lets it be changed.
export function editor(into: HTMLElement, t: Theme): void {
  const colour = colourOf(t, placeOf(t.id))
  box(into, JSON.stringify([t, colour, state.pinned.includes(t.id)]), () => {
    const dot = h('span', { class: 'dot', 'aria-hidden': 'true' })
    dot.style.backgroundColor = colour
    const parts: Node[] = [h('h2', {}, dot, t.name), h('p', { class: 'about' }, t.status === 'retired' ? 'retired' : `${plural(t.own, 'coding')} of yours${t.count > t.own ? `, ${t.count} with its sub-themes` : ''}`), ...rules(t)]
    if (t.status === 'retired') return [...parts, h('p', { class: 'actions' }, action('back', 'Bring back into use', () => void changeTheme(t.id, { status: 'active' }, `${t.name} is in use again`)))]
    const details = h('details', { class: 'editor' }, h('summary', { id: 'edit-theme' }, 'Edit'),
      field(t, 'definition', 'Definition', 3), field(t, 'include', 'Include', 2), field(t, 'exclude', 'Exclude', 2), colourField(t, colour),
      h('p', { class: 'actions' },
        action('rename', 'Rename (F2)', () => rename(now(t))), action('add-after', 'Add after', () => addBeside(now(t), false)), action('add-below', 'Add below', () => addBeside(now(t), true)),
        action('merge', 'Merge …', () => merge(now(t))), action('split', 'Split …', () => void split(now(t))), action('retire', 'Retire …', () => retire(now(t)))))
    details.open = editing
    details.addEventListener('toggle', () => { editing = details.open })
    return [...parts, h('p', { class: 'actions' }, action('suggest', 'Suggest passages (s)', () => void suggest())), details]
  })
}

// now is the theme as it is when the button is pressed.
const now = (t: Theme) => state.themeOf(t.id) ?? t

const action = (id: string, text: string, onclick: () => void) => h('button', { type: 'button', id: `theme-${id}`, onclick }, text)

// field edits a text of a theme. What is typed is kept here until it is on disk; it
// is sent when the field is left, or with Ctrl+Enter.
function field(t: Theme, key: 'definition' | 'include' | 'exclude', label: string, lines: number): HTMLElement {
  const id = `theme-${key}`, draft = `${t.id}:${key}`
  const area = h('textarea', { id, rows: lines })
  const was = t[key] ?? ''
  const unsent = typed.get(draft)
  area.value = unsent ?? was
  const keep = () => {
    if ((now(t)[key] ?? '') !== was) return // somebody else's is shown beside what is typed, to be looked at first
    const text = area.value.trim()
    if (text === (now(t)[key] ?? '')) { typed.drop(draft); return }
    void changeTheme(t.id, { [key]: text }, `${label.toLowerCase()} of ${t.name} kept`).then(ok => { if (ok) typed.drop(draft) })
  }
  area.addEventListener('input', () => typed.keep(draft, area.value))
  area.addEventListener('change', keep)
  area.addEventListener('keydown', e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); keep() } })
  return h('div', { class: 'field' }, h('label', { for: id }, label), area,
    unsent !== null && unsent.trim() !== was ? h('p', { class: 'about' }, was ? `Not yet kept. The codebook says: ${was}` : 'Not yet kept; the codebook has none.') : null)
}

function colourField(t: Theme, shown: string): HTMLElement {
  const hex = '#' + (shown.match(/\d+/g) ?? []).slice(0, 3).map(n => Number(n).toString(16).padStart(2, '0')).join('')
  const input = h('input', { type: 'color', id: 'theme-colour', value: /^#[0-9a-f]{6}$/i.test(t.colour ?? '') ? t.colour!.toLowerCase() : hex })
  input.addEventListener('change', () => void changeTheme(t.id, { colour: input.value }, `colour of ${t.name} kept`))
  return h('div', { class: 'field colour' }, h('label', { for: 'theme-colour' }, 'Colour'), input,
    t.colour ? action('no-colour', 'By its place', () => void changeTheme(t.id, { colour: '' }, `${t.name} has the colour of its place`)) : null,
    t.colour && hex !== t.colour.toLowerCase() ? h('span', { class: 'about' }, 'shown darker or lighter here, to be told from the page') : null)
}
