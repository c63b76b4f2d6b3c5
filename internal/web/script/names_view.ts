import { h, main, plural } from './dom'
import { banner } from './vaulted'
import { Form, Sight } from './names_api'
import { review } from './names_state'

// letters are the answers, as `mitten anonymise review` has them.
export const letters: [string, string][] = [
  ['p', 'a person'], ['s', 'the same as …'], ['l', 'a place'], ['o', 'an organisation'], ['x', 'another identifier'], ['n', 'no identifier'],
  ['m', 'place by place'], ['k', 'keep it, and say why'], ['Space', 'later'], ['u', 'take back'],
]

export interface Acts { press(key: string): void; go(form: number): void; undo(): void; hear(document: string): void; apply(): void }

export function draw(acts: Acts): void {
  const scrolled = document.querySelector('.waiting ol')?.scrollTop ?? 0
  const had = document.activeElement as HTMLElement | null
  const focused = had?.dataset.key ? `.letters [data-key="${had.dataset.key}"]` : had?.closest('.waiting li') ? '.waiting [aria-current]' : had?.id && main().contains(had) ? `#${had.id}` : ''
  main().replaceChildren(h('div', { class: 'names' }, banner('This page shows names and other identifiers.'), top(acts),
    h('div', { class: 'names-columns' }, waiting(acts), card(acts), decisions(acts))))
  const list = document.querySelector('.waiting ol')
  if (list) list.scrollTop = scrolled
  list?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  if (focused && !document.querySelector('dialog[open]')) document.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true })
}

function top(acts: Acts): HTMLElement {
  const n = review.names!
  const done = n.ready ? n.forms.length - n.open.length : n.done
  const all = n.ready ? n.forms.length : n.all
  const told = n.ready ? `${done} of ${plural(all, 'form')}` : `Looking for names: ${done} of ${plural(all, 'document')}`
  return h('header', { class: 'names-top' }, h('h1', {}, 'Names'), h('progress', { max: Math.max(all, 1), value: all ? done : 1, 'aria-label': told }), h('span', { class: 'count' }, told),
    h('button', { type: 'button', id: 'apply', onclick: acts.apply, title: 'Write the transcripts anew, as it was decided' }, 'Apply now'))
}

// around is how many forms are listed before and behind the one to decide: a
// study may have thousands.
const around = [60, 240]

function waiting(acts: Acts): HTMLElement {
  const n = review.names!
  const at = Math.max(0, n.open.indexOf(review.at)), from = Math.max(0, at - around[0]), to = Math.min(n.open.length, at + around[1])
  const more = (count: number, where: string) => count > 0 ? h('p', { class: 'about' }, `${count} more ${where}`) : null
  return h('nav', { class: 'waiting', 'aria-label': 'Forms that wait' }, h('h2', {}, 'They wait'), more(from, 'before'),
    h('ol', {}, ...n.open.slice(from, to).map(i => h('li', {}, h('button', { type: 'button', 'aria-current': i === review.at ? 'true' : null, onclick: () => acts.go(i) },
      h('span', { class: 'surface' }, n.forms[i].surface), h('span', { class: 'about' }, `${n.forms[i].kind} · ${n.forms[i].times}`))))), more(n.open.length - to, 'behind'),
    ...n.caseless.map(id => h('p', { class: 'notice' }, `${id} has no capital letters, so names in it are hard to find. `,
      h('button', { type: 'button', onclick: () => acts.hear(id) }, 'Names heard …'))))
}

function card(acts: Acts): HTMLElement {
  const n = review.names!, f = review.form()
  const box = h('section', { class: 'card', 'aria-label': 'The form to decide', 'aria-live': 'polite' })
  if (f) box.append(...about(f), keys(acts))
  else if (!n.ready) box.append(h('p', { class: 'empty' }, 'The vault is looked through once, with every layer. What was found is listed as soon as it is known.'))
  else box.append(h('p', { class: 'empty' }, n.forms.length ? 'Everything is decided. Apply now writes the transcripts anew.' : 'Nothing waits for a decision.'))
  return box
}

function about(f: Form): HTMLElement[] {
  const documents = f.documents.length > 8 ? `${f.documents.slice(0, 7).join(', ')} and ${f.documents.length - 7} more` : f.documents.join(', ')
  return [h('h2', { class: 'form' }, f.surface),
    h('p', { class: 'facts' }, h('span', { class: 'kind' }, `${f.kind}?`), ` ${f.times === 1 ? 'once' : `${f.times} times`} in ${documents}; found by ${f.layers.join(', ')}`),
    h('p', { class: 'tier' }, f.now ? `Replaced by ${f.now} until it is decided.` : 'Stays in the text until it is decided.'),
    h('ul', { class: 'sights', 'aria-label': 'Where it stands' }, ...f.places.map(p => h('li', {}, ...sight(p)))),
    h('p', { class: 'near' }, review.near ? `${review.near} was decided: s and Enter says it is the same.` : '')]
}

export function sight(p: Sight): (Node | string)[] {
  return [h('span', { class: 'place' }, `${p.document}:${p.turn}`), h('span', { class: 'said' }, `…${p.before}`, h('b', {}, p.words), `${p.behind}…`)]
}

function keys(acts: Acts): HTMLElement {
  return h('div', { class: 'letters' }, ...letters.map(([key, what]) => h('button', { type: 'button', 'data-key': key, onclick: () => acts.press(key === 'Space' ? ' ' : key) }, h('kbd', {}, key), ` ${what}`)),
    h('p', { class: 'about' }, 'With Shift, p l o x ask what to print. ↑ and ↓ go to another form. Each answer is on disk at once.'))
}

function decisions(acts: Acts): HTMLElement {
  const n = review.names!
  const list = [...n.decisions].reverse()
  return h('aside', { class: 'verdicts', 'aria-label': 'Decisions' }, h('h2', {}, plural(n.decided, 'decision')),
    list.length ? h('p', {}, h('button', { type: 'button', id: 'undo', onclick: acts.undo }, h('kbd', {}, 'u'), ' Take back the last')) : h('p', { class: 'empty' }, 'None yet.'),
    h('ol', {}, ...list.map(v => h('li', { 'data-event': v.event }, v.told))))
}
