import { ask } from './api'
import { h, say } from './dom'
import { show } from './pages'

// The page of the manual, and the sheet of keys, which is a table of it.

interface Span { text: string; style?: string; href?: string }
interface Block { kind: string; level?: number; id?: string; spans?: Span[]; items?: Span[][]; rows?: Span[][][]; text?: string }
interface Help { blocks: Block[]; keys: [string, string][] }

const spans = (list: Span[] = []): (Node | string)[] => list.map(s => {
  switch (s.style) {
    case 'code': return h('code', {}, s.text)
    case 'strong': return h('strong', {}, s.text)
    case 'link': return h('a', { href: s.href }, s.text)
    default: return s.text
  }
})

function element(b: Block, keys: boolean): HTMLElement {
  switch (b.kind) {
    case 'heading': return h(`h${b.level ?? 2}` as 'h2', { id: b.id }, ...spans(b.spans))
    case 'code': return h('pre', {}, b.text ?? '')
    case 'bullets': return h('ul', {}, ...b.items!.map(i => h('li', {}, ...spans(i))))
    case 'numbers': return h('ol', {}, ...b.items!.map(i => h('li', {}, ...spans(i))))
    case 'table': return h('table', { class: keys ? 'keys' : '' }, h('thead', {}, h('tr', {}, ...b.rows![0].map(c => h('th', { scope: 'col' }, ...spans(c))))),
      h('tbody', {}, ...b.rows!.slice(1).map(row => h('tr', {}, ...row.map((c, i) => i === 0 ? h('th', { scope: 'row' }, keys ? h('kbd', {}, ...spans(c)) : h('span', {}, ...spans(c))) : h('td', {}, ...spans(c)))))))
    default: return h('p', {}, ...spans(b.spans))
  }
}

export function helpPage(): Promise<void> {
  return show(async () => {
    const { blocks } = await ask<Help>('GET', '/api/help')
    const contents = blocks.filter(b => b.kind === 'heading' && b.level === 2)
    return h('article', { class: 'page manual' },
      ...blocks.slice(0, 1).map(b => element(b, false)),
      h('nav', { class: 'contents', 'aria-label': 'On this page' }, ...contents.map(b => h('a', { href: `#${b.id}` }, ...spans(b.spans)))),
      ...blocks.slice(1).map((b, i) => element(b, blocks[i].id === 'keys')))
  }).then(() => { if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView() })
}

// sheet shows the keys over whatever page is open.
export async function sheet(): Promise<void> {
  try {
    const { keys } = await ask<Help>('GET', '/api/help')
    if (document.querySelector('dialog[open]')) return
    const dialog = h('dialog', { class: 'sheet', 'aria-label': 'Keys' }, h('h2', {}, 'Keys'),
      h('dl', {}, ...keys.flatMap(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)])),
      h('p', { class: 'actions' }, h('button', { type: 'button', onclick: () => dialog.close() }, 'Close (Esc)'), h('a', { href: '/help' }, 'More help')))
    dialog.addEventListener('close', () => dialog.remove())
    document.body.append(dialog)
    dialog.showModal()
  } catch (e) { say((e as Error).message, true) }
}
