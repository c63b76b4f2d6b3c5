import { Change } from './edits'

// What was done and is not yet on disk is kept in this browser, so that neither a
// closed laptop nor a stopped server loses it.

export interface Draft { id: string; document: string; text: string; theme: string; start: number; end: number }

// Each coder has their own: what one left here is never sent in another's name.
const key = `drafts ${document.body.dataset.coder}`
const changes = `changes ${document.body.dataset.coder}`

// An Edit is a change of a coding that the server has not acknowledged.
export interface Edit { document: string; text: string; coding: string; to: Change; what: string }


class Drafts {
  edits(): Edit[] { return JSON.parse(localStorage.getItem(changes) ?? '[]') }
  keepChange(e: Edit): void { this.dropChange(e); this.put([...this.edits(), e], changes) }
  // supersede takes out of what is kept what a later change of the coding says anew.
  supersede(e: Edit): void {
    this.put(this.edits().flatMap(o => {
      if (o.coding !== e.coding) return [o]
      const left = Object.entries(o.to).filter(([key]) => !(key in e.to))
      return left.length ? [{ ...o, to: Object.fromEntries(left) }] : []
    }), changes)
  }
  dropChange(e: Edit): void {
    const same = JSON.stringify([e.coding, e.to])
    this.put(this.edits().filter(o => JSON.stringify([o.coding, o.to]) !== same), changes)
  }

  all(): Draft[] { return JSON.parse(localStorage.getItem(key) ?? '[]') }
  keep(d: Draft): void { this.put([...this.all().filter(o => o.id !== d.id), d]) }
  drop(id: string): void { this.put(this.all().filter(d => d.id !== id)) }
  private put(list: unknown[], at = key): void {
    if (list.length) localStorage.setItem(at, JSON.stringify(list))
    else localStorage.removeItem(at)
  }
}

export const drafts = new Drafts()
