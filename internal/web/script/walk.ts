// walk goes through links with the arrow keys; above the first is the box.
export function walk(e: KeyboardEvent, box: HTMLElement, links: HTMLElement[]): void {
  if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp' || e.ctrlKey || e.altKey || e.metaKey) return
  const at = links.indexOf(document.activeElement as HTMLElement)
  if (at < 0 && document.activeElement !== box) return
  e.preventDefault()
  const next = at + (e.key === 'ArrowDown' ? 1 : -1)
  const to = next < 0 ? box : links[Math.min(next, links.length - 1)]
  to?.focus()
  to?.scrollIntoView({ block: 'nearest' })
}
