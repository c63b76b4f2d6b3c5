import { ask } from './api'

// What is said of names. It is held by the page alone: nothing here goes into the
// browser's storage, or into an address.

export interface Mention { document: string; turn: number; nth?: number }
export interface Sight extends Mention { before: string; words: string; behind: string }
export interface Form { surface: string; kind: string; now: string; layers: string[]; times: number; documents: string[]; places: Sight[] }
export interface Verdict { event: string; told: string }
export interface Waits { open: number[]; caseless: string[]; decisions: Verdict[]; decided: number; known: string[] }
export interface Names extends Waits { scan: number; ready: boolean; done: number; all: number; forms: Form[] }
export interface Answered extends Waits { told: string; scan: number; events: string[] }
export interface Answer { as: string; print?: string; same?: string; reason?: string; yes?: Mention[]; no?: Mention[] }
export interface Change { turn: number; old: string; new: string }
export interface AppliedDocument {
  document: string; state: string; replaced: number; unmapped_speakers: number; codings_moved: number; codings_to_review: number; forms_waiting: number
  doubtful: { turn: number; doubt: string; around: string }[]; changes: Change[]
}
export interface Applied { documents: AppliedDocument[]; failed: string[]; hints: string[] }

export const getNames = () => ask<Names>('GET', '/api/names')
export const getNear = (scan: number, form: number) => ask<{ near: string }>('GET', `/api/names/near/${scan}-${form}`)
export const getPlaces = (scan: number, form: number) => ask<{ places: Sight[] }>('GET', `/api/names/places/${scan}-${form}`)
export const decide = (scan: number, form: number, answer: Answer) => ask<Answered>('POST', '/api/names/decide', { scan, form, ...answer })
export const undo = (events: string[]) => ask<Answered>('POST', '/api/names/undo', { events })
export const hear = (document: string, names: string[]) => ask<Answered>('POST', '/api/names/heard', { document, names, none: !names.length })
export const apply = () => ask<Applied>('POST', '/api/names/apply', {})
