import { ask } from './api'
import { h, main, say } from './dom'

interface Coders { coders: string[]; chosen?: string; fixed: boolean; blind: boolean }

// askCoder asks who codes, once for each browser session. Each is a link, with a
// number to press.
export async function askCoder(): Promise<void> {
  const known = await ask<Coders>('GET', '/api/coders')
  const next = new URLSearchParams(location.search).get('next') ?? '/'
  const to = (coder: string) => `/coder?coder=${encodeURIComponent(coder)}&next=${encodeURIComponent(next)}`
  if (known.fixed) {
    main().replaceChildren(h('article', { class: 'page' }, h('h1', {}, `${known.chosen} codes here`),
      h('p', {}, 'It was said when the server was started, or there is nobody else. To be asked, run ', h('code', {}, 'mitten serve'), ' without --coder.'),
      h('p', {}, h('a', { href: '/' }, 'Go on'))))
    return
  }
  main().replaceChildren(h('article', { class: 'page coders' }, h('h1', {}, 'Who codes?'),
    h('p', {}, 'Everything coded in this browser is in their name until you choose again. ',
      known.blind ? 'The study is blind: what others coded is hidden until both of you have finished a document.' : null),
    h('ul', {}, ...known.coders.map((c, i) => h('li', {}, h('a', { href: to(c), 'aria-current': c === known.chosen ? 'true' : null },
      h('kbd', {}, String(i + 1)), ' ', c, c === known.chosen ? h('span', { class: 'about' }, ' codes now') : null))))))
  document.querySelector<HTMLElement>('.coders a')?.focus()
  document.addEventListener('keydown', e => {
    const coder = known.coders[Number(e.key) - 1]
    if (coder && !e.ctrlKey && !e.altKey && !e.metaKey) location.href = to(coder)
  })
  say('')
}
