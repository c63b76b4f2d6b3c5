import { Refused } from './api'
import { h, say } from './dom'

// A cell that is being edited.

export interface Cell {
  label: string; value: string; allowed: string[]
  write: (value: string, force: boolean) => Promise<string | undefined> // a note, where there is one
  close: (focus: boolean) => void
}

// cellEditor puts a box into a cell. Enter and leaving it write, Escape does not.
// What is refused stays in the box with the reason under it; what somebody else has
// changed is shown beside what was typed.
export function cellEditor(td: HTMLElement, cell: Cell): void {
  const id = `values-${cell.label.replace(/\W+/g, '-')}`
  const box = h('input', { type: 'text', list: cell.allowed.length ? id : null, 'aria-label': cell.label, autocomplete: 'off' })
  box.value = cell.value
  const below = h('div', { class: 'refused', role: 'alert' })
  td.replaceChildren(box, h('datalist', { id }, ...cell.allowed.map(v => h('option', { value: v }))), below)
  box.focus()
  box.select()
  let busy = false

  const close = (focus: boolean): void => { if (!busy) { busy = true; cell.close(focus) } }
  const send = async (value: string, force: boolean, focus: boolean): Promise<void> => {
    if (busy) return
    if (value === cell.value && !force) return close(focus)
    busy = true
    try {
      const note = await cell.write(value, force)
      say(note ?? `${cell.label} is “${value}” now, was “${cell.value}”`)
      busy = false
      close(focus)
    } catch (e) {
      busy = false
      refused(e, value)
    }
  }
  const answer = (text: string, value: string, force = false): HTMLElement =>
    h('button', { type: 'button', onclick: () => void send(value, force, true) }, text)
  const refused = (e: unknown, typed: string): void => {
    box.setAttribute('aria-invalid', 'true')
    const why = e instanceof Refused ? [e.message, ...e.hints].join(' — ') : 'the server does not answer; what you typed stays here'
    const choices: HTMLElement[] = []
    if (e instanceof Refused && e.status === 409) {
      const now = e.now as { value: string }
      choices.push(h('p', {}, 'There stands now: ', h('b', {}, now.value || 'nothing'), '. You typed: ', h('b', {}, typed || 'nothing'), '.'), answer('Write mine', typed),
        h('button', { type: 'button', onclick: () => { location.reload() } }, 'Keep theirs'))
    } else if (e instanceof Refused && e.status === 400) {
      const near = /did you mean "(.+)"\?/.exec(e.hints[0] ?? '')
      if (near) choices.push(answer(`Use “${near[1]}”`, near[1]))
      if (/not one of the allowed values/.test(e.message)) choices.push(answer('Write it all the same', typed, true))
    }
    below.replaceChildren(h('p', {}, why), ...choices, h('button', { type: 'button', onclick: () => close(true) }, 'Cancel (Esc)'))
  }
  td.addEventListener('keydown', e => {
    if (e.key === 'Escape') { e.stopPropagation(); close(true) }
    if (e.key === 'Enter' && e.target === box) { e.preventDefault(); void send(box.value.trim(), false, true) }
  })
  // Leaving the cell writes, once: what was refused waits for an answer.
  td.addEventListener('focusout', e => {
    if (!td.contains(e.relatedTarget as Node) && !below.childElementCount) void send(box.value.trim(), false, false)
  })
}
