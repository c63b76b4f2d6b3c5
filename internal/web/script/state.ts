import { Coding, Document, Study, Theme, Turn } from './api'
import { lengthOf } from './points'

const recentKey = `recent ${document.body.dataset.coder}`
const pinnedKey = `pinned ${document.body.dataset.coder}`

// What is shown now. Views are drawn anew from it.
export class State {
  study!: Study
  doc?: Document
  theme?: string           // selected in the tree: its quotes are shown
  focus?: string           // the coding that keys act on
  passage?: Passage        // what a theme would be applied to
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
    return this.doc?.turns.find(t => point >= t.start && point <= t.start + lengthOf(t.words))
  }

  mine(): Coding[] { return (this.doc?.codings ?? []).filter(c => c.coder === this.study.coder) }
}

// A Passage is what is selected, in code points of the document.
export interface Passage { start: number; end: number }

export const state = new State()
