import { undo } from './actions'
import { getStudy } from './api'
import { h, main, say } from './dom'
import { helpPage, sheet } from './help'
import { overviewPage } from './overview'
import { participantsPage } from './participants'
import { quotesPage } from './quotes'
import { searchPage } from './search'
import { state } from './state'

// The pages beside reading. Each begins at once, and asks for the study only when
// it needs the themes.

const pages: Record<string, () => Promise<void> | void> = {
  search: searchPage, quotes: quotesPage, overview: overviewPage, participants: participantsPage, help: helpPage,
}

export async function openPage(name: string): Promise<void> {
  document.addEventListener('keydown', onPageKey)
  await pages[name]?.()
}

let studyAsked: Promise<void> | undefined

// withStudy has the study read, once.
export function withStudy(): Promise<void> {
  studyAsked ??= getStudy().then(s => { state.study = s })
  return studyAsked
}

// changed tells the page that the study is not what it shows.
export const changed = 'study-changed'

let going = false

// onPageKey has the keys that mean the same on every page.
function onPageKey(e: KeyboardEvent): void {
  if (document.querySelector('dialog[open]')) return
  const typing = (e.target as HTMLElement).matches('input, textarea, select')
  const control = (e.ctrlKey || e.metaKey) && !e.altKey
  const key = e.key.toLowerCase()
  if (control && !typing && (key === 'z' || key === 'y')) {
    e.preventDefault()
    void withStudy().then(() => undo(key === 'z' && !e.shiftKey)).then(() => dispatchEvent(new Event(changed)))
    return
  }
  if (typing || control || e.altKey) return
  if (going) { going = false; if (goTo(key)) e.preventDefault(); return }
  if (key === 'g') going = true
  else if (key === '?') void sheet()
  else if (key === '/') {
    const box = document.querySelector<HTMLElement>('main input[type=search]')
    if (box) box.focus()
    else location.href = '/search'
  } else return
  e.preventDefault()
}

const places: Record<string, string> = { d: '/', t: '/', q: '/quotes', s: '/search', o: '/overview', p: '/participants' }

// goTo opens a page by its letter.
export function goTo(key: string): boolean {
  if (!places[key]) return false
  location.href = places[key]
  return true
}

// emptyPage says what there is to do where there is nothing to show.
export function emptyPage(...what: (string | Node)[]): HTMLElement {
  return h('p', { class: 'empty' }, ...what)
}

// show puts a page in place; what goes wrong on the way is said.
export async function show(make: () => Promise<HTMLElement>): Promise<void> {
  try { main().replaceChildren(await make()) } catch (e) {
    say((e as Error).message, true)
    main().replaceChildren(h('article', { class: 'page' }, h('p', { class: 'notice' }, (e as Error).message)))
  }
}
