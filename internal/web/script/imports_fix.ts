import { h, plural } from './dom'
import { Corrected, Correction, Doubt, Import, Imports, Speaker } from './imports_api'
import { secret } from './vaulted'

type Fix = (c: Omit<Correction, 'seen'>) => void

// told says what was read anew and what holds where.
export function told(done: Corrected | undefined): HTMLElement | null {
  if (!done) return null
  const others = done.changed.filter(c => c.state !== 'unchanged').map(c => c.document)
  return h('div', { class: 'told', role: 'status' }, ...done.told.map(t => h('p', {}, t.charAt(0).toUpperCase() + t.slice(1) + '.')),
    h('p', { class: 'about' }, others.length ? `Read anew: ${others.join(', ')}. The transcripts follow with Apply now on the page Names.` : 'Nothing was read otherwise than before.'),
    ...done.failed.map(f => h('p', { class: 'notice' }, f)))
}

// doubts puts what the file leaves open as questions, with the answers.
export function doubts(d: Import, fix: Fix): HTMLElement | null {
  if (!d.open.length) return null
  return h('section', { class: 'doubts', 'aria-label': 'Questions' }, ...d.open.map(q => h('div', { class: 'doubt' }, h('p', {}, question(q)), h('p', { class: 'actions' }, ...answers(q, fix)))),
    h('p', { class: 'about' }, `What is answered here holds in ${d.id} alone, unless the answer says everywhere or nowhere.`))
}

function question(q: Doubt): string {
  const labels = q.labels.join(', ')
  switch (q.kind) {
    case 'layout': return `Which layout shows the turns? It is taken for ${q.guess}.`
    case 'interviewer': return `Who of ${labels} asks the questions? ${q.guess ? `${q.guess} is taken for the interviewer.` : 'Nobody is taken for the interviewer.'}`
    case 'same': return `Are ${labels} one speaker?`
  }
  return `Is ${labels} a speaker?`
}

function answers(q: Doubt, fix: Fix): HTMLElement[] {
  const button = (text: string, act: () => void) => h('button', { type: 'button', onclick: act }, text)
  const of = (means: string) => Object.fromEntries(q.labels.map(l => [l, means]))
  switch (q.kind) {
    case 'layout': return [q.guess, ...q.others].map(l => button(l, () => fix({ layout: l })))
    case 'interviewer': return [...q.labels.map(l => button(l, () => fix({ speakers: { [l]: 'interviewer' } }))), button('None of them', () => fix({ speakers: of('participant') }))]
    case 'same': return [
      button(`Yes, everywhere: ${q.guess}`, () => fix({ same: Object.fromEntries(q.labels.filter(l => l !== q.guess).map(l => [l, q.guess])) })),
      button('No, nowhere', () => fix({ apart: Object.fromEntries(q.labels.map(l => [l, q.labels.filter(o => o !== l)])) }))]
  }
  return [button('Yes', () => fix({ speakers: of('participant') })), button('No, it is text', () => fix({ speakers: of('none') }))]
}

// fixes is the form that corrects layout and labels.
export function fixes(d: Import, all: Imports, fix: Fix): HTMLElement {
  const layout = h('select', { id: 'layout', 'aria-label': 'Layout' }, h('option', { value: '' }, `as it is: ${d.layout}`),
    ...all.layouts.filter(l => l !== d.layout).map(l => {
      const score = d.scores.find(s => s.layout === l)
      return h('option', { value: l }, score ? `${l} (${Math.round(100 * score.score)} of 100, ${plural(score.turns, 'turn')})` : l)
    }))
  const rows = d.speakers.map(sp => row(sp, all))
  const everywhere = h('input', { type: 'checkbox', id: 'everywhere' })
  const submit = () => {
    const speakers: Record<string, string> = {}, same: Record<string, string> = {}
    for (const r of rows) { const said = r.said(); if (said.means) speakers[r.label] = said.means; if (said.same) same[r.label] = said.same }
    fix({ layout: layout.value, speakers, same, everywhere: everywhere.checked })
  }
  return h('section', { class: 'fixes', 'aria-label': 'Correct it' }, h('h3', {}, 'Correct it'),
    h('p', {}, h('label', {}, 'Layout of this document ', layout)),
    h('table', {}, h('thead', {}, h('tr', {}, ...['Label', 'Means', 'Turns', 'Words', 'First words'].map(t => h('th', { scope: 'col' }, t)))), h('tbody', {}, ...rows.map(r => r.element))),
    h('p', {}, h('label', {}, everywhere, ' what labels mean holds in every document of the study, now and later')),
    h('p', { class: 'about' }, 'A layout is of this document alone. That a label is another form of a second one always holds in the whole study.'),
    h('p', { class: 'actions' }, h('button', { type: 'button', id: 'reread', onclick: submit }, 'Read it anew')))
}

function row(sp: Speaker, all: Imports) {
  const now = sp.kind + (sp.participant ? ` ${sp.participant}` : '')
  const means = h('select', { 'aria-label': `Whose words ${sp.label} opens`, 'data-label': sp.label }, h('option', { value: '' }, `as it is: ${now}`),
    ...[['interviewer', 'the interviewer'], ['participant', 'a participant'], ['id', 'the participant with the id …'], ['other', 'other, nobody’s'], ['none', 'no speaker: it is text'], ['same', 'the same as …']].map(([v, t]) => h('option', { value: v }, t)))
  const id = h('input', { type: 'text', placeholder: 'P07', 'aria-label': `Participant id of ${sp.label}`, hidden: true, size: 8, ...secret })
  const same = h('select', { 'aria-label': `${sp.label} is another form of`, hidden: true }, ...all.labels.filter(l => l.label !== sp.label).map(l => h('option', { value: l.label }, l.label)))
  means.addEventListener('change', () => { id.hidden = means.value !== 'id'; same.hidden = means.value !== 'same'; if (!id.hidden) id.focus() })
  const said = () => means.value === 'same' ? { same: same.value } : { means: means.value === 'id' ? id.value.trim() : means.value }
  const element = h('tr', {}, h('td', { class: 'speaker' }, sp.label, h('span', { class: 'about' }, ` in ${plural(sp.documents, 'document')}`)), h('td', {}, means, id, same),
    h('td', { class: 'number', 'data-of': 'turns' }, String(sp.turns)), h('td', { class: 'number', 'data-of': 'words' }, String(sp.words)),
    h('td', {}, ...sp.first.map(t => h('p', { class: 'sample' }, h('span', { class: 'place' }, String(t.turn)), ` ${[...t.words].slice(0, 140).join('')}`))))
  return { label: sp.label, element, said: said as () => { means?: string; same?: string } }
}
