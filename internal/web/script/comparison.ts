import { ask, Coding, Refused, Turn } from './api'
import { say } from './dom'

// What two coders made of a document, as the server compares it.

export interface Place {
  theme: string; match: 'alike' | 'partly' | 'only a' | 'only b'; share: number; start: number; end: number; turn: number; last_turn: number
  a: Coding[]; b: Coding[]; decision?: string; agreed: Coding[]; reason?: string; seen: string[]
}
export interface Comparison {
  document: string; text_sha256: string; a: string; b: string; turns: Turn[]; places: Place[]
  waiting: { coder: string; themes: string[] }[]; review: number; decided: number; finished: boolean
}
export interface Comparable { document: string; a: string; b: string; places: number; decided: number; finished: boolean }

export const getComparable = () => ask<Comparable[]>('GET', '/api/compare')
export const getComparison = (document: string, a: string, b: string) =>
  ask<Comparison>('GET', `/api/compare/${encodeURIComponent(document)}?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`)

// change asks for a change and gives the comparison as it is then; where somebody
// else was quicker, as they left it.
export async function change(now: Comparison, what: string, more: Record<string, unknown> = {}): Promise<{ now: Comparison; done: boolean }> {
  try {
    const next = await ask<Comparison>('POST', `/api/compare/${encodeURIComponent(now.document)}/${what}`, { text_sha256: now.text_sha256, a: now.a, b: now.b, ...more })
    return { now: next, done: true }
  } catch (e) {
    if (!(e instanceof Refused)) { say('nothing was decided: the server does not answer', true); return { now, done: false } }
    say(`${e.message}${e.hints.length ? ` — ${e.hints[0]}` : ''}`, true)
    return { now: (e.now as Comparison) ?? now, done: false }
  }
}

// decide decides about one place as it was seen.
export function decide(now: Comparison, p: Place, decision: string, more: { reason?: string; theme?: string; start?: number; end?: number } = {}) {
  const codings = Object.fromEntries([...p.a, ...p.b].map(c => [c.id, c.version]))
  return change(now, 'decide', { codings, seen: p.seen, decision, reason: '', theme: '', start: 0, end: 0, ...more })
}

// keyOf names a place while the page is open.
export const keyOf = (p: Place) => [p.theme, ...[...p.a, ...p.b].map(c => c.id).sort()].join(' ')
