// Views are drawn anew from the state; whoever was on a control stays on it.

// keepFocus draws, and brings the focus back to what took the place of the
// control that had it.
export function keepFocus(draw: () => void): void {
  const was = document.activeElement as HTMLInputElement | null
  const name = was && nameOf(was)
  const at = was?.matches('input') ? was.selectionStart : null
  draw()
  if (!name || was.isConnected) return
  const now = document.querySelector<HTMLInputElement>(name)
  now?.focus({ preventScroll: true })
  if (at !== null) now?.setSelectionRange(at, at)
}

function nameOf(el: HTMLElement): string | undefined {
  if (el.id) return `#${CSS.escape(el.id)}`
  for (const key of ['theme', 'coding', 'quote', 'action']) {
    const value = el.dataset[key]
    if (value !== undefined) return `${el.localName}[data-${key}="${CSS.escape(value)}"]`
  }
  const address = el.getAttribute('href')
  return address ? `a[href="${CSS.escape(address)}"]` : undefined
}
