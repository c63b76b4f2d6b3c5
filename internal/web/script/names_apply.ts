import { h, plural } from './dom'
import { Applied, AppliedDocument } from './names_api'

// showApplied shows what was written, in anonymised words.
export function showApplied(done: Applied): void {
  const changed = done.documents.filter(d => d.state !== 'unchanged')
  const dialog = h('dialog', { class: 'applied', 'aria-label': 'What was written' },
    h('h2', {}, changed.length ? `${plural(changed.length, 'transcript')} written` : 'Nothing changed'),
    ...done.failed.map(f => h('p', { class: 'notice' }, `Left as it is: ${f}`)), ...done.hints.map(hint => h('p', { class: 'about' }, hint)),
    ...changed.map(one),
    h('p', { class: 'actions' }, h('button', { type: 'button', onclick: () => dialog.close() }, 'Close (Esc)')))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

function one(d: AppliedDocument): HTMLElement {
  const notes = [plural(d.replaced, 'replacement'), d.codings_moved ? `${plural(d.codings_moved, 'coding')} found again` : '', d.codings_to_review ? `${d.codings_to_review} to look at` : '',
    d.unmapped_speakers ? `${plural(d.unmapped_speakers, 'speaker')} not in the list of people` : '', d.forms_waiting ? `${plural(d.forms_waiting, 'form')} still to decide` : '']
  return h('section', { 'data-document': d.document }, h('h3', {}, `${d.document}, ${d.state}`), h('p', { class: 'about' }, notes.filter(Boolean).join(' · ')),
    h('ul', { class: 'changes' }, ...d.changes.map(c => h('li', {}, h('span', { class: 'place' }, `turn ${c.turn}`), h('del', {}, c.old), h('ins', {}, c.new)))),
    ...d.doubtful.map(t => h('p', { class: 'about' }, `Look at turn ${t.turn} (${t.doubt}): ${t.around}`)))
}
