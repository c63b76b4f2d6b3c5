import { ask, Theme } from './api'
import { fail, reload } from './actions'
import { h, plural, say } from './dom'
import { Elsewhere, themeCodings } from './elsewhere'
import { state } from './state'

// split makes several themes of one: their names first, then each quote is given
// to one of them by key. All of it is one step of the history.
export async function split(t: Theme): Promise<void> {
  let quotes: Elsewhere[]
  try {
    quotes = (await themeCodings(t.id)).codings.filter(q => q.theme === t.id && q.coder === state.study.coder)
  } catch (e) { await fail(e, 'not split'); return }
  const names = h('textarea', { rows: 4, id: 'parts', 'aria-label': 'Names of the parts, one a line' })
  const next = () => {
    const parts = [...new Set(names.value.split('\n').map(n => n.trim()).filter(Boolean))]
    if (parts.length < 2) { say('name two parts at least, one a line', true); names.focus(); return }
    dialog.close()
    if (parts.length > 9) { say('nine parts at most, since each has a key', true); return }
    assign(t, parts, quotes)
  }
  names.addEventListener('keydown', e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); next() } e.stopPropagation() })
  const dialog = h('dialog', { class: 'picker', 'aria-label': `Split ${t.name}` }, h('p', { class: 'title' }, `Split “${t.name}” into`), names,
    h('p', { class: 'about' }, `One name a line. ${plural(quotes.length, 'quote')} of yours ${quotes.length === 1 ? 'is' : 'are'} then given to them, one key each.`),
    h('p', { class: 'actions' }, h('button', { type: 'button', onclick: next }, 'Next (Ctrl+Enter)'), h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel (Esc)')))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  names.focus()
}

function assign(t: Theme, parts: string[], quotes: Elsewhere[]): void {
  const given: (number | undefined)[] = quotes.map(() => undefined)
  let at = 0
  const list = h('ol', { class: 'assign' })
  const retire = h('input', { type: 'checkbox', id: 'retire-split' })
  retire.checked = !state.study.themes.some(o => o.parent === t.id && o.status !== 'retired')
  const left = h('p', { class: 'about', role: 'status' })
  const items = quotes.map((q, i) => {
    const item = h('li', { tabindex: '-1', onclick: () => { at = i; fill() } }, h('span', { class: 'to' }), h('span', { class: 'said' }, q.quote), h('span', { class: 'about' }, `${q.document} · turn ${q.turn}`))
    list.append(item)
    return item
  })
  const fill = () => {
    items.forEach((item, i) => {
      const n = given[i]
      item.toggleAttribute('aria-current', i === at)
      if (i === at) item.setAttribute('aria-current', 'true')
      const to = item.querySelector<HTMLElement>('.to')!
      to.textContent = n === undefined ? '–' : `${n + 1} ${parts[n]}`
      item.classList.toggle('given', n !== undefined)
    })
    items[at]?.scrollIntoView({ block: 'nearest' })
    const open = given.filter(n => n === undefined).length
    left.textContent = open ? `${plural(open, 'quote')} stay${open === 1 ? 's' : ''} with “${t.name}” so far` : 'every quote has its part'
  }
  const done = async () => {
    dialog.close()
    try {
      await ask('POST', `/api/themes/${encodeURIComponent(t.id)}/split`, {
        revision: state.study.revision, parts, retire: retire.checked && given.every(n => n !== undefined),
        assign: quotes.flatMap((q, i) => given[i] === undefined ? [] : [{ document: q.document, coding: q.coding, version: q.version, part: given[i] }]),
      })
      await reload()
      say(`${t.name} is split into ${parts.join(', ')}; ${plural(given.filter(n => n !== undefined).length, 'quote')} went there`)
    } catch (e) { await fail(e, `not split: ${t.name}`) }
  }
  const dialog = h('dialog', { class: 'picker wide', 'aria-label': `Quotes of ${t.name}` }, h('p', { class: 'title' }, `Which part is each quote of “${t.name}” about?`),
    h('p', { class: 'keys-of-parts' }, ...parts.map((p, i) => h('span', {}, h('kbd', {}, String(i + 1)), ` ${p} `)), h('span', {}, h('kbd', {}, '0'), ' stays')), list, left,
    h('label', {}, retire, ` retire “${t.name}” if nothing of yours stays with it`),
    h('p', { class: 'actions' }, h('button', { type: 'button', id: 'do-split', onclick: () => void done() }, 'Split (Ctrl+Enter)'), h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel (Esc)')))
  dialog.addEventListener('keydown', e => {
    e.stopPropagation()
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); void done(); return }
    const n = Number(e.key)
    if (/^[0-9]$/.test(e.key) && n <= parts.length && quotes.length) {
      given[at] = n === 0 ? undefined : n - 1
      at = Math.min(quotes.length - 1, at + 1)
    } else if (e.key === 'ArrowDown' || e.key === 'j') at = Math.min(quotes.length - 1, at + 1)
    else if (e.key === 'ArrowUp' || e.key === 'k') at = Math.max(0, at - 1)
    else return
    e.preventDefault()
    fill()
  })
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  dialog.tabIndex = -1
  dialog.focus()
  fill()
}
