import { ask, Theme } from './api'
import { h, plural, say } from './dom'
import { about, Found, Hit, said } from './found'
import { withStudy } from './pages'
import { pick } from './picker'
import { state } from './state'

interface Batch { coded: number; already: number; refused: { document: string; error: string }[] }

// codeHits asks for a theme, shows every passage of a query to look through, and
// codes those that stay ticked.
export async function codeHits(address: string, done: () => void): Promise<void> {
  try {
    await withStudy()
    const found = await ask<Found>('GET', address)
    pick(`Code ${plural(found.total, 'passage')} with`, state.live(), theme => review(theme, found, done))
  } catch (e) { say((e as Error).message, true) }
}

// spanOf gives what of a hit is coded: the whole passage, or from the first word
// found to the last.
function spanOf(hit: Hit, whole: boolean): { start: number; end: number } {
  if (whole || !hit.marks.length) return { start: hit.start, end: hit.end }
  return { start: hit.marks[0][0], end: hit.marks[hit.marks.length - 1][1] }
}

function review(theme: Theme, found: Found, done: () => void): void {
  const names = Object.fromEntries(state.study.themes.map(t => [t.id, t.name]))
  const boxes = found.hits.map((hit, i) => {
    const box = h('input', { type: 'checkbox', 'aria-labelledby': `review-${i}` })
    box.checked = !hit.themes.includes(theme.id)
    box.addEventListener('change', tell)
    return box
  })
  const what = h('select', { 'aria-label': 'What is coded' }, h('option', { value: 'whole' }, 'the whole passage'), h('option', { value: 'words' }, 'only the words found'))
  const go = h('button', { type: 'button', class: 'main', onclick: () => void send() })
  const all = (on: boolean) => { for (const b of boxes) b.checked = on; tell() }
  const dialog = h('dialog', { class: 'review', 'aria-label': `Code with ${theme.name}` },
    h('p', { class: 'title' }, `Code with “${theme.name}”`),
    found.hits.length < found.total ? h('p', { class: 'empty' }, `The best ${found.hits.length} of ${found.total}; narrow the query to see the others.`) : null,
    h('p', { class: 'actions' }, h('button', { type: 'button', onclick: () => all(true) }, 'All'), h('button', { type: 'button', onclick: () => all(false) }, 'None'), what),
    h('ol', { class: 'hits' }, ...found.hits.map((hit, i) => h('li', {}, h('label', { id: `review-${i}` }, boxes[i], h('span', {}, about(hit, names), said(hit)))))),
    h('p', { class: 'actions' }, go, h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel (Esc)')))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  tell()
  go.focus()

  function tell(): void {
    const n = boxes.filter(b => b.checked).length
    go.textContent = `Code ${plural(n, 'passage')}`
    go.disabled = n === 0
  }

  async function send(): Promise<void> {
    const passages = found.hits.filter((_, i) => boxes[i].checked)
      .map(hit => ({ document: hit.document, text_sha256: hit.text_sha256, ...spanOf(hit, what.value === 'whole') }))
    go.disabled = true
    try {
      const b = await ask<Batch>('POST', '/api/codings/batch', { theme: theme.id, passages })
      dialog.close()
      say(`coded: ${plural(b.coded, 'passage')} with ${theme.name}${b.already ? `, ${b.already} were already` : ''}${b.refused.length ? `; not in ${b.refused.map(r => r.document).join(', ')}, which changed` : '; Ctrl+Z takes them back one by one'}`, b.refused.length > 0)
      done()
    } catch (e) {
      say(`nothing was coded: ${(e as Error).message}`, true)
      go.disabled = false
    }
  }
}
