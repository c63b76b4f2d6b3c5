import { Coding, getDocument } from './api'
import { finish } from './actions'
import { documents } from './documents'
import { h, main, plural, say } from './dom'
import { keepFocus } from './focus'
import { colour, stripes, words } from './marks'
import { show } from './select'
import { state } from './state'
import { tree } from './tree'

// The workspace: documents and themes, the transcript, the quotes of a theme.

let side: HTMLElement, text: HTMLElement, right: HTMLElement

export function build(): void {
  side = h('aside', { class: 'side', 'aria-label': 'Documents and themes', tabindex: 0 })
  text = h('section', { class: 'transcript', 'aria-label': 'Transcript', id: 'transcript', tabindex: 0 })
  right = h('aside', { class: 'quotes-panel', 'aria-label': 'Quotes', tabindex: 0 })
  main().replaceChildren(h('div', { class: 'workspace' }, side, text, right))
  document.querySelector('.skip')?.setAttribute('href', '#transcript')
}

// draw shows the state. The lists at the side stay as they are where only the
// selection moved.
export function draw(all = true): void {
  if (!side) return // another page is shown
  keepFocus(() => {
    if (all) {
      const scrolled = side.scrollTop
      side.replaceChildren(documents(), tree())
      side.scrollTop = scrolled
    }
    drawTranscript(all)
    drawQuotes()
  })
}

function drawTranscript(all: boolean): void {
  const doc = state.doc
  if (!doc) {
    text.replaceChildren(h('h1', {}, state.study.name), h('p', { class: 'empty' }, state.study.documents.length
      ? 'Choose a document on the left. Press ? for the keys.'
      : 'No transcripts yet: mitten import reads interviews, mitten anonymise apply makes them fit to be read here.'))
    return
  }
  if (!all) { markFocus(); return }
  const selected = state.passage
  const scrolled = text.scrollTop
  const turns = doc.turns.map(t => {
    const here = doc.codings
    if (t.heading) return h('section', { class: 'turn heading', id: `t${t.n}` }, h('h2', {}, t.words.replace(/^#+\s*/, '')))
    return h('section', { class: `turn ${t.kind}`, id: `t${t.n}` },
      h('header', {}, h('span', { class: 'number' }, String(t.n)), h('span', { class: 'speaker' }, t.label ?? ''), t.at ? h('time', {}, t.at) : null),
      words(t, here), stripes(t, here))
  })
  text.replaceChildren(
    h('header', { class: 'about' }, h('h1', {}, doc.id), h('p', {}, [doc.kind, doc.cycle, plural(doc.turns.length, 'turn'), plural(state.mine().length, 'coding') + ' of yours'].filter(Boolean).join(' · ')),
      h('button', { type: 'button', 'data-action': 'finish', onclick: () => void finish(), title: 'I have coded this document for all themes (Ctrl+Enter)' }, doc.finished.includes('*') ? '✓ Finished' : 'Finish')),
    doc.review.length ? h('p', { class: 'notice' }, `${plural(doc.review.length, 'coding')} lost its place and waits for you: mitten code check`) : '',
    ...turns)
  text.scrollTop = scrolled
  if (selected) show(selected)
}

function markFocus(): void {
  for (const el of text.querySelectorAll<HTMLElement>('mark, .stripe')) {
    const ids = (el.dataset.codings ?? el.dataset.coding ?? '').split(' ')
    el.classList.toggle('focused', state.focus !== undefined && ids.includes(state.focus))
  }
}

function drawQuotes(): void {
  const theme = state.theme ? state.themeOf(state.theme) : undefined
  const c = state.doc?.codings.find(c => c.id === state.focus)
  const panel: Node[] = []
  if (c) panel.push(detail(c))
  if (theme && state.doc) {
    const branch = new Set(state.study.themes.filter(t => within(t.id, theme.id)).map(t => t.id))
    const quotes = state.doc.codings.filter(q => branch.has(q.theme))
    panel.push(h('h2', {}, theme.name),
      theme.definition ? h('p', { class: 'definition' }, theme.definition) : '' as unknown as Node,
      h('p', { class: 'rule' }, [theme.include && `Include: ${theme.include}`, theme.exclude && `Exclude: ${theme.exclude}`].filter(Boolean).join(' ')),
      h('ol', { class: 'quotes' }, ...quotes.map(q => h('li', {}, h('button', { type: 'button', 'data-quote': q.id, onclick: () => jump(q) }, q.quote || textOf(q)), h('span', { class: 'about' }, q.coder === state.study.coder ? '' : q.coder)))))
    if (!quotes.length) panel.push(h('p', { class: 'empty' }, 'No quote in this document yet.'))
  }
  if (!panel.length) panel.push(h('p', { class: 'empty' }, 'Choose a theme in the tree to see its quotes here, or a stripe to see its coding.'))
  right.replaceChildren(...panel.filter(p => typeof p !== 'string' || p))
}

function within(id: string, of: string): boolean {
  for (let t = state.themeOf(id); t; t = t.parent ? state.themeOf(t.parent) : undefined) if (t.id === of) return true
  return false
}

function textOf(q: Coding): string {
  return (state.doc?.turns ?? []).map(t => {
    const points = [...t.words]
    return points.slice(Math.max(0, q.start - t.start), Math.max(0, q.end - t.start)).join('')
  }).filter(Boolean).join(' ')
}

function detail(c: Coding): HTMLElement {
  const dot = h('span', { class: 'dot' })
  dot.style.backgroundColor = colour(c)
  return h('section', { class: 'detail' }, h('h2', {}, dot, state.themeOf(c.theme)?.name ?? c.theme),
    h('blockquote', {}, c.quote || textOf(c)), c.memo ? h('p', { class: 'memo' }, c.memo) : null,
    h('p', { class: 'about' }, `by ${c.coder}${c.fit === 'exact' ? '' : `, ${c.fit}`}`))
}

export function jump(c: Coding): void {
  state.focus = c.id
  state.passage = { start: c.start, end: c.end }
  draw(false)
  show(state.passage)
}

export async function openDocument(id: string, at?: number): Promise<void> {
  try {
    state.doc = await getDocument(id)
  } catch (e) { say(`${id}: ${(e as Error).message}`, true); return }
  state.passage = undefined
  state.focus = undefined
  if (location.pathname !== `/d/${encodeURIComponent(id)}`) history.pushState({}, '', `/d/${encodeURIComponent(id)}`)
  document.title = `${id} · ${state.study.name} · mitten`
  text.scrollTop = 0
  draw()
  if (at !== undefined) document.getElementById(`t${at}`)?.scrollIntoView({ block: 'center' })
  say(`${id}: ${plural(state.doc.turns.length, 'turn')}`)
}
