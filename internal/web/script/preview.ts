import { ask } from './api'
import { h, say } from './dom'

// preview shows what `mitten export quotes` prints for what is chosen, or why it
// would refuse to.
export async function preview(chosen: URLSearchParams): Promise<void> {
  try {
    const p = await ask<{ command: string; text: string; refused?: string }>('GET', `/api/quotes/preview?${chosen}`)
    const dialog = h('dialog', { class: 'preview', 'aria-label': 'As exported' },
      h('p', { class: 'title' }, 'As exported'),
      h('p', { class: 'command' }, h('code', {}, p.command)),
      p.refused ? h('p', { class: 'notice' }, `The export would be refused: ${p.refused}`) : h('pre', { tabindex: '0' }, p.text),
      h('p', { class: 'actions' },
        p.refused ? null : h('button', { type: 'button', onclick: () => void copy(p.text) }, 'Copy'),
        h('button', { type: 'button', onclick: () => dialog.close() }, 'Close (Esc)')))
    dialog.addEventListener('close', () => dialog.remove())
    document.body.append(dialog)
    dialog.showModal()
  } catch (e) { say((e as Error).message, true) }
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say('copied')
  } catch { say('the browser does not let pages copy; select the text instead', true) }
}
