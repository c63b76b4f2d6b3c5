import { comparable } from './comparable'
import { change, Comparison, decide, getComparable, getComparison, keyOf, Place } from './comparison'
import { h, main, plural, say } from './dom'
import { nameOf, placeBox, themeHead } from './place'
import { newPassage } from './passage'
import { write } from './picker'
import { state } from './state'

// The page on which two coders' codings stand beside each other and are decided
// about, by keys alone if need be.

let now: Comparison
let at = 0
const reasons = new Map<string, string>() // written before the decision

export async function comparePage(): Promise<void> {
  const document_ = document.body.dataset.document
  const asked = new URLSearchParams(location.search)
  const a = asked.get('a'), b = asked.get('b')
  if (!document_ || !a || !b) { main().replaceChildren(comparable(await getComparable(), document_)); return }
  now = await getComparison(document_, a, b)
  at = Math.max(0, now.places.findIndex(p => !p.decision))
  draw()
  document.addEventListener('keydown', onKey)
  main().addEventListener('click', e => {
    const box = (e.target as HTMLElement).closest<HTMLElement>('.place')
    if (box && Number(box.dataset.place) !== at) { at = Number(box.dataset.place); mark(false) }
  })
}

let shown: string[] = [] // what each box shows

const contentOf = (p: Place) => JSON.stringify([p, reasons.get(keyOf(p))])
const boxOf = (p: Place, i: number) => placeBox(now, p, i, i === at, reasons.get(keyOf(p)), key => void act(key, i))

// draw shows the comparison. Of hundreds of places only those are drawn anew that
// are not as they were.
function draw(): void {
  const boxes = main().querySelectorAll<HTMLElement>('.place')
  const same = boxes.length > 0 && boxes.length === now.places.length && now.places.every((p, i) => boxes[i].dataset.key === keyOf(p))
  if (same) {
    now.places.forEach((p, i) => {
      if (contentOf(p) !== shown[i]) boxes[i].replaceWith(boxOf(p, i))
    })
    main().querySelector('.compare > header')!.replaceWith(head())
  } else drawAll()
  shown = now.places.map(contentOf)
  document.title = `${now.places.length - now.decided} open · ${now.document} · ${state.study.name} · mitten`
  mark(true)
}

function head(): HTMLElement {
  return h('header', { class: 'about' }, h('h1', {}, h('a', { href: `/d/${encodeURIComponent(now.document)}` }, now.document), `: ${now.a} and ${now.b}`),
    h('p', { class: 'decided' }, h('progress', { max: Math.max(1, now.places.length), value: now.decided, 'aria-label': 'Decided' }),
      `${now.decided} of ${plural(now.places.length, 'place')} decided`),
    h('button', { type: 'button', onclick: () => void act('t') }, 'Take what is alike ', h('kbd', {}, 't')),
    h('button', { type: 'button', onclick: () => void act('finish') }, now.finished ? '✓ Finished' : 'Finish ', now.finished ? null : h('kbd', {}, 'Ctrl+Enter')))
}

function drawAll(): void {
  const box = h('article', { class: 'compare' }, head(),
    ...now.waiting.map(w => h('p', { class: 'notice' }, `${w.coder} has not finished ${w.themes.length ? `${now.document} for ${w.themes.map(nameOf).join(', ')}: left out here` : `${now.document}: nothing to compare yet`}.`)),
    now.review ? h('p', { class: 'notice' }, `${plural(now.review, 'coding')} lost its place and is left out: mitten code check`) : null)
  if (!now.places.length && !now.waiting.length) box.append(h('p', { class: 'empty' }, 'Neither coded anything here. Finish says that this was agreed.'))
  let places = h('div', {})
  now.places.forEach((p, i) => {
    if (i === 0 || now.places[i - 1].theme !== p.theme) {
      places = h('div', { class: 'places' })
      box.append(h('section', { class: 'theme-group', 'aria-label': `Theme ${nameOf(p.theme)}` }, themeHead(p.theme), places))
    }
    places.append(boxOf(p, i))
  })
  if (now.places.length) box.append(h('p', { class: 'keys about' }, ...keys.flatMap(([k, what]) => [h('kbd', {}, k), ` ${what}  `])))
  main().replaceChildren(box)
}

const keys: [string, string][] = [['j / k', 'next, previous'], ['o', 'next open'], ['a', 'take the left'], ['b', 'take the right'], ['2', 'take both'], ['n', 'another passage or theme'],
  ['x', 'take neither'], ['m', 'reason'], ['u', 'open again'], ['Ctrl+Z / Ctrl+Y', 'take back, do again'], ['t', 'take what is alike'], ['Ctrl+Enter', 'finish'], ['?', 'this sheet']]

// mark shows which place the keys act on.
function mark(scroll: boolean): void {
  for (const el of main().querySelectorAll<HTMLElement>('.place.current, .place[aria-current]')) {
    el.classList.remove('current')
    el.removeAttribute('aria-current')
  }
  const el = main().querySelectorAll<HTMLElement>('.place')[at]
  if (!el) return
  el.classList.add('current')
  el.setAttribute('aria-current', 'true')
  el.focus({ preventScroll: true })
  if (scroll) el.scrollIntoView({ block: 'nearest' })
}

function go(to: number): void {
  if (to < 0 || to >= now.places.length) return
  at = to
  mark(true)
}

function nextOpen(from: number): void {
  const order = [...now.places.keys()].map(i => (i + from) % now.places.length)
  const found = order.find(i => !now.places[i].decision)
  if (found !== undefined) go(found)
}

async function onKey(e: KeyboardEvent): Promise<void> {
  if (document.querySelector('dialog[open]') || (e.target as HTMLElement).matches('input, textarea')) return
  const control = e.ctrlKey || e.metaKey
  const key = control ? ({ z: e.shiftKey ? 'redo' : 'undo', y: 'redo', enter: 'finish' } as Record<string, string>)[e.key.toLowerCase()] : e.altKey ? undefined : e.key
  if (!key || !(key in what)) return
  e.preventDefault()
  await act(key)
}

const what: Record<string, string> = {
  '?': '', j: '', k: '', ArrowDown: '', ArrowUp: '', o: '', m: '', n: '', a: 'a', b: 'b', '2': 'both', x: 'neither', u: 'open', t: 'alike', undo: 'undo', redo: 'redo', finish: 'finish',
}

async function act(key: string, place = at): Promise<void> {
  if (key === '?') { help(keys); return }
  if (place !== at) go(place)
  const p = now.places[at]
  switch (key) {
    case 'j': case 'ArrowDown': go(at + 1); return
    case 'k': case 'ArrowUp': go(at - 1); return
    case 'o': nextOpen(at + 1); return
    case 't': case 'undo': case 'redo': case 'finish': await whole(what[key]); return
  }
  if (!p) return
  if (key === 'm') { reason(p); return }
  if (key === 'n') { newPassage(now, p, (theme, start, end) => void settle(p, 'new', { theme, start, end })); return }
  await settle(p, what[key])
}

function reason(p: Place): void {
  write(`Why, for “${nameOf(p.theme)}” in turn ${p.turn}`, reasons.get(keyOf(p)) ?? p.reason ?? '', true, text => {
    reasons.set(keyOf(p), text)
    if (!p.decision) { draw(); say('the reason goes with the decision'); return }
    const c = p.agreed[0]
    void settle(p, p.decision, p.decision === 'new' && c ? { theme: c.theme, start: c.start, end: c.end } : {})
  })
}

async function settle(p: Place, decision: string, more: { theme?: string; start?: number; end?: number } = {}): Promise<void> {
  const key = keyOf(p)
  if (decision === 'both' && !(p.a.length && p.b.length)) { say('only one of the two coded this: a or b', true); return }
  const said = { a: `${now.a}’s passage taken`, b: `${now.b}’s passage taken`, both: 'both taken', new: 'another passage taken', neither: 'neither taken', open: 'open again' }[decision]
  const { now: next, done } = await decide(now, p, decision, { reason: reasons.get(key) ?? p.reason ?? '', ...more })
  now = next
  at = Math.max(0, now.places.findIndex(q => keyOf(q) === key))
  if (done) { reasons.delete(key); say(`${nameOf(p.theme)}: ${said}; ${now.places.length - now.decided} open`) }
  draw()
  if (done && decision !== 'open') nextOpen(at)
}

async function whole(path: string): Promise<void> {
  const before = now.decided
  const was = new Map(now.places.map(p => [keyOf(p), p.seen.join()]))
  const { now: next, done } = await change(now, path)
  now = next
  const changed = now.places.findIndex(p => was.get(keyOf(p)) !== p.seen.join())
  at = Math.min(changed >= 0 ? changed : at, Math.max(0, now.places.length - 1))
  if (done) say({ undo: 'taken back', redo: 'done again', alike: `${now.decided - before} taken that are alike`, finish: `${now.document} is finished as agreed` }[path] + `; ${now.places.length - now.decided} open`)
  draw()
  if (done && path === 'alike') nextOpen(at)
}

// help shows the keys of this page.
function help(keys: [string, string][]): void {
  const dialog = h('dialog', { class: 'sheet', 'aria-label': 'Keys' }, h('h2', {}, 'Keys'),
    h('dl', {}, ...keys.flatMap(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)])),
    h('p', { class: 'actions' }, h('button', { type: 'button', onclick: () => dialog.close() }, 'Close (Esc)')))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
