// What was done and is not yet on disk is kept in this browser, so that neither a
// closed laptop nor a stopped server loses it.

export interface Draft { id: string; document: string; text: string; theme: string; start: number; end: number }

// Each coder has their own: what one left here is never sent in another's name.
const key = `drafts ${document.body.dataset.coder}`

class Drafts {
  all(): Draft[] { return JSON.parse(localStorage.getItem(key) ?? '[]') }
  keep(d: Draft): void { this.put([...this.all().filter(o => o.id !== d.id), d]) }
  drop(id: string): void { this.put(this.all().filter(d => d.id !== id)) }
  private put(list: Draft[]): void {
    if (list.length) localStorage.setItem(key, JSON.stringify(list))
    else localStorage.removeItem(key)
  }
}

export const drafts = new Drafts()
