import { Refused } from './api'
import { h, main, say } from './dom'

// Pages that show names say so, keep nothing, and are empty once they are left.

export function banner(what: string): HTMLElement {
  return h('p', { class: 'identifiable', role: 'note' }, h('strong', {}, 'Identifiable. '), `${what} They come from the encrypted vault, and are kept nowhere else. Look who can see this screen.`)
}

// secret makes a field that neither the browser nor a spelling service remembers.
export const secret = { autocomplete: 'off', autocorrect: 'off', autocapitalize: 'off', spellcheck: 'false', translate: 'no' }

// leaving empties the page when it is left, so that no way back shows it.
export function leaving(forget: () => void): void {
  main().setAttribute('translate', 'no')
  addEventListener('pagehide', () => clear(forget))
  addEventListener('pageshow', e => { if (e.persisted) location.reload() })
}

function clear(forget: () => void): void {
  forget()
  main().replaceChildren()
  for (const dialog of document.querySelectorAll('dialog')) dialog.remove()
  say('')
}

// refused tells what went wrong. Where the key is gone, so is what was shown.
export function refused(e: unknown, what: string, forget: () => void): void {
  if (!(e instanceof Refused)) { say(`${what}: the server does not answer; nothing was decided`, true); return }
  if (e.status === 403) {
    clear(forget)
    main().replaceChildren(h('article', { class: 'page locked' }, h('h1', {}, 'The vault is closed'), h('p', {}, sentence(e.message)),
      ...e.hints.map(hint => h('p', { class: 'about' }, sentence(hint))),
      h('p', {}, h('button', { type: 'button', onclick: () => location.reload() }, 'Try again'))))
    say('the vault is closed', true)
    return
  }
  say(`${what}: ${e.message}${e.hints.length ? ` — ${e.hints[0]}` : ''}`, true)
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.')
