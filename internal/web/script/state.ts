import { Coding, Document, Study, Theme, Turn } from './api'
import { lengthOf } from './points'

const recentKey = `recent ${document.body.dataset.coder}`
const pinnedKey = `pinned ${document.body.dataset.coder}`

const ends = new WeakMap<Turn, number>()

// endOf gives the code point of the document behind a turn's words.
export function endOf(t: Turn): number {
  let end = ends.get(t)
  if (end === undefined) ends.set(t, end = t.start + lengthOf(t.words))
  return end
}

// What is shown now. Views are drawn anew from it.
export class State {
  study!: Study
  doc?: Document
  theme?: string           // selected in the tree: its quotes are shown
  focus?: string           // the coding that keys act on
  passage?: Passage        // what a theme would be applied to
  others = localStorage.getItem('others') !== 'hidden' // codings of other coders are shown
  closed = new Set<string>(JSON.parse(localStorage.getItem('closed') ?? '[]')) // branches of the tree
  retired = localStorage.getItem('retired') === 'shown' // retired themes are in the tree
  recent: string[] = JSON.parse(localStorage.getItem(recentKey) ?? '[]')
  pinned: string[] = JSON.parse(localStorage.getItem(pinnedKey) ?? '[]')

  themeOf(id: string): Theme | undefined { return this.study.themes.find(t => t.id === id) }
  live(): Theme[] { return this.study.themes.filter(t => t.status !== 'retired') }

  // pins gives the themes of the keys 1 to 9: those pinned, then the first of the
  // codebook.
  pins(): Theme[] {
    const pinned = this.pinned.map(id => this.themeOf(id)).filter((t): t is Theme => !!t && t.status !== 'retired')
    return [...pinned, ...this.live().filter(t => !pinned.includes(t))].slice(0, 9)
  }

  togglePin(id: string): void {
    this.pinned = this.pinned.includes(id) ? this.pinned.filter(p => p !== id) : [...this.pinned, id].slice(-9)
    localStorage.setItem(pinnedKey, JSON.stringify(this.pinned))
  }

  used(theme: string): void {
    this.recent = [theme, ...this.recent.filter(t => t !== theme)].slice(0, 8)
    localStorage.setItem(recentKey, JSON.stringify(this.recent))
  }

  turnAt(point: number): Turn | undefined {
    return this.doc?.turns.find(t => point >= t.start && point <= endOf(t))
  }

  // shown gives the codings on the page, in order of their beginning.
  shown(): Coding[] { return this.others ? this.doc?.codings ?? [] : this.mine() }

  toggle(id: string): void {
    if (!this.closed.delete(id)) this.closed.add(id)
    localStorage.setItem('closed', JSON.stringify([...this.closed]))
  }

  open(id: string): void { if (this.closed.has(id)) this.toggle(id) }

  showRetired(so: boolean): void {
    this.retired = so
    localStorage.setItem('retired', so ? 'shown' : '')
  }

  showOthers(so: boolean): void {
    this.others = so
    localStorage.setItem('others', so ? 'shown' : 'hidden')
  }

  // within reports whether a theme is another or lies below it.
  within(id: string, of: string): boolean {
    for (let t = this.themeOf(id); t; t = t.parent ? this.themeOf(t.parent) : undefined) if (t.id === of) return true
    return false
  }

  mine(): Coding[] { return (this.doc?.codings ?? []).filter(c => c.coder === this.study.coder) }
}

// A Passage is what is selected, in code points of the document.
export interface Passage { start: number; end: number }

export const state = new State()
