// Elements are made of text, never of markup: a transcript that holds tags shows
// them.

type Child = Node | string | null | undefined | false
type Attributes = Record<string, string | number | boolean | null | undefined | ((e: any) => void)>

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const el = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (typeof value === 'function') el.addEventListener(name.replace(/^on/, ''), value as EventListener)
    else if (value === true) el.setAttribute(name, '')
    else el.setAttribute(name, String(value))
  }
  for (const c of children) if (c !== null && c !== undefined && c !== false) el.append(c)
  return el
}

export const main = () => document.getElementById('main') as HTMLElement

// say tells what was done, for eyes and for screen readers.
export function say(text: string, bad = false): void {
  const status = document.getElementById('status')!
  status.textContent = text
  status.classList.toggle('bad', bad)
}

export const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
