// What is on the page is drawn anew only where it changed, so that neither the
// place nor the focus nor what is being typed is lost, and a long page is fast.

// A Row is a piece of a list: signature says all that it shows.
// after is called with the element whether or not that is new.
export interface Row { key: string; signature: string; make: () => HTMLElement; after?: (el: Element) => void }

const shown = new WeakMap<Element, string>()

// rows brings the children of a list in line with what it is to show.
export function rows(list: Element, wanted: Row[]): void {
  keepingFocus(list, () => {
    const old = new Map([...list.children].map(el => [(el as HTMLElement).dataset.key ?? '', el]))
    let at = list.firstElementChild
    for (const row of wanted) {
      let el = old.get(row.key)
      old.delete(row.key)
      if (!el || shown.get(el) !== row.signature) {
        const fresh = row.make()
        fresh.dataset.key = row.key
        shown.set(fresh, row.signature)
        if (el) {
          if (at === el) at = fresh
          el.replaceWith(fresh)
        }
        el = fresh
      }
      row.after?.(el)
      if (at === el) at = at.nextElementSibling
      else list.insertBefore(el, at)
    }
    for (const el of old.values()) el.remove()
  })
}

// box draws the children of an element anew where the signature is another;
// whether it did.
export function box(el: Element, signature: string, make: () => (Node | string)[]): boolean {
  if (shown.get(el) === signature) return false
  shown.set(el, signature)
  const scrolled = el.scrollTop
  keepingFocus(el, () => el.replaceChildren(...make()))
  if (scrolled) el.scrollTop = scrolled
  return true
}

// keepingFocus gives the focus back to the element of the same id, or of the same
// theme or coding, and what was typed there.
function keepingFocus(within: Element, change: () => void): void {
  const had = document.activeElement as HTMLElement | null
  if (!had || !within.contains(had)) { change(); return }
  const { theme, coding } = had.dataset
  const field = had instanceof HTMLTextAreaElement || (had instanceof HTMLInputElement && /text|search/.test(had.type)) ? had : undefined
  const typed = field && { value: field.value, from: field.selectionStart, to: field.selectionEnd }
  change()
  if (document.activeElement === had) return
  if (within.contains(had)) { had.focus({ preventScroll: true }); return }
  const now = had.id ? document.getElementById(had.id)
    : theme ? within.querySelector<HTMLElement>(`${had.tagName}[data-theme="${CSS.escape(theme)}"]`)
      : coding ? within.querySelector<HTMLElement>(`${had.tagName}[data-coding="${CSS.escape(coding)}"]`) : null
  if (!now) return
  now.focus({ preventScroll: true })
  if (typed && 'value' in now) {
    const again = now as HTMLInputElement
    again.value = typed.value
    again.setSelectionRange(typed.from, typed.to)
  }
}
