import { h } from './dom'

// The language of queries, as `mitten search --help` has it.
const language: [string, string][] = [
  ['lost the plot', 'all three words, in any order, with their endings'],
  ['"lost the plot"', 'the phrase, word for word'],
  ['elephnat~  listen*', 'one slip allowed (~2: two); words that begin so'],
  ['risk OR danger', 'either of them; a space is AND'],
  ['-manager  NOT manager', 'without the word'],
  ['(risk OR danger) calm', 'parentheses group'],
  ['theme:lightness', 'coded with a theme or one of its sub-themes'],
  ['role:"Pod Leader"', 'any attribute of who speaks; role:pod* begins so'],
  ['cycle:2026-05', 'also document: participant: coder: kind:'],
  ['speaker:interviewer', 'what interviewers say'],
]

// languageHelp shows the language; a click tries an example.
export function languageHelp(open: boolean, use: (query: string) => void): HTMLDetailsElement {
  const box = h('details', { class: 'language' }, h('summary', {}, 'How to ask'),
    h('dl', {}, ...language.flatMap(([example, what]) => [
      h('dt', {}, h('button', { type: 'button', title: 'put it into the query', onclick: () => use(example.split('  ')[0]) }, example)), h('dd', {}, what)])),
    h('p', { class: 'empty' }, 'Accents, capitals and apostrophes make no difference. ↓ and ↑ go through the passages, Enter opens one.'))
  box.open = open
  return box
}
