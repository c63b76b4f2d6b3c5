import { Refused } from './api'
import { listen, tell } from './channel'
import { h, main, say } from './dom'
import { Answer, Answered, apply, decide, getNames, getNear, getPlaces, hear, undo } from './names_api'
import { showApplied } from './names_apply'
import { byPlace, line, lines, oneOf } from './names_ask'
import { review } from './names_state'
import { Acts, draw } from './names_view'
import { leaving, refused } from './vaulted'

// The review of names: one form after the other, one key each.

const acts: Acts = { press, go, undo: () => void takeBack(), hear: askHeard, apply: () => void applyNow() }

export async function namesPage(): Promise<void> {
  leaving(review.forget)
  document.addEventListener('keydown', onKey)
  document.addEventListener('visibilitychange', () => { if (!document.hidden && !review.busy) void load() })
  listen(news => { if (news.kind === 'names') void load() })
  main().replaceChildren(h('p', { class: 'page empty' }, 'Opening the vault …'))
  await load()
}

// load reads what waits; while it is looked for it asks again.
async function load(): Promise<void> {
  try {
    review.names = await getNames()
  } catch (e) { refused(e, 'names', review.forget); return }
  if (document.querySelector('dialog[open]') && review.names.ready) { review.settle(); return }
  show()
  if (!review.names.ready) setTimeout(() => void load(), 200)
}

function show(): void {
  review.settle()
  review.near = ''
  draw(acts)
  const { names, at } = review
  if (at < 0) return
  getNear(names!.scan, at).then(({ near }) => {
    if (review.at !== at || !near) return
    review.near = near
    const told = document.querySelector('.near')
    if (told) told.textContent = `${near} was decided: s and Enter says it is the same.`
  }, () => undefined) // it is an offer; without it, s asks
}

function go(form: number): void { review.at = form; show() }

// during keeps further keys away from a form that nobody has seen yet.
async function during(what: string, act: () => Promise<Answered>, form?: number): Promise<void> {
  if (review.busy) return
  review.busy = true
  try {
    const done = await act()
    if (form !== undefined) review.taken.push({ form, events: done.events })
    tell({ kind: 'names' })
    if (done.scan !== review.names?.scan) { review.taken = []; await load() }
    else { Object.assign(review.names, { open: done.open, caseless: done.caseless, decisions: done.decisions, decided: done.decided, known: done.known }); show() }
    say(done.told)
  } catch (e) {
    refused(e, what, review.forget)
    if (e instanceof Refused && e.status === 409) await load()
  } finally { review.busy = false }
}

function answer(a: Answer): void {
  const { names, at } = review
  if (names && at >= 0) void during('not decided', () => decide(names.scan, at, a), at)
}

async function takeBack(): Promise<void> {
  const last = review.names?.decisions.at(-1)
  if (!last) { say('there is no decision to take back', true); return }
  const own = review.taken.at(-1)
  const ours = own?.events.at(-1) === last.event
  await during('not taken back', async () => {
    const done = await undo(ours ? own!.events : [last.event])
    if (ours) { review.taken.pop(); review.at = own!.form } else review.taken = []
    return done
  })
}

const kinds: Record<string, string> = { p: 'person', l: 'place', o: 'organisation', x: 'other' }

function press(key: string): void {
  const f = review.form(), names = review.names
  if (key === 'u') { void takeBack(); return }
  if (!f || !names || review.busy) return
  switch (key) {
    case 'p': case 'l': case 'o': case 'x': answer({ as: kinds[key] }); return
    case 'P': case 'L': case 'O': case 'X':
      line(`${f.surface} is a ${kinds[key.toLowerCase()]}. Print`, 'Printed in brackets. Several, from near to far: a large city; a region', text => answer({ as: kinds[key.toLowerCase()], print: text }))
      return
    case 'n': answer({ as: 'no' }); return
    case 's': oneOf(`${f.surface} is the same as`, names.known, review.near, name => answer({ as: 'same', same: name })); return
    case 'k': line(`Why may ${f.surface} stay?`, 'It is kept in the text; the vault keeps the reason.', text => answer({ as: 'keep', reason: text })); return
    case 'm': void placeByPlace(); return
    case ' ': case 'ArrowDown': review.step(1); show(); return
    case 'ArrowUp': review.step(-1); show(); return
  }
}

async function placeByPlace(): Promise<void> {
  const { names, at } = review, f = review.form()
  try {
    const { places } = await getPlaces(names!.scan, at)
    byPlace(f!.surface, places, (yes, no) => answer({ as: 'mentions', yes, no }))
  } catch (e) { refused(e, 'places', review.forget) }
}

function askHeard(id: string): void {
  lines(`Names heard in ${id}`, 'One a line: of people, places, firms. They are replaced wherever they stand in it.', names => void during('not kept', () => hear(id, names)))
}

async function applyNow(): Promise<void> {
  if (review.busy) return
  review.busy = true
  say('writing the transcripts anew …')
  try {
    const done = await apply()
    const changed = done.documents.filter(d => d.state !== 'unchanged').map(d => d.document)
    tell({ kind: 'transcripts', documents: changed })
    say(changed.length ? `written anew: ${changed.join(', ')}` : 'the transcripts are as it was decided')
    showApplied(done)
  } catch (e) { refused(e, 'not applied', review.forget) } finally { review.busy = false }
}

function onKey(e: KeyboardEvent): void {
  const target = e.target as HTMLElement
  if (document.querySelector('dialog[open]') || target.matches('input, textarea, select') || e.ctrlKey || e.metaKey || e.altKey) return
  const moves = e.key === 'ArrowDown' || e.key === 'ArrowUp'
  if (e.repeat && !moves) return // a key held down decides one form, not all of them
  if (e.key === ' ' && target.matches('button, a')) return
  if (moves || 'psloxnmkuPLOX '.includes(e.key) && e.key.length === 1) { e.preventDefault(); press(e.key) }
}
