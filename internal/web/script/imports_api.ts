import { ask } from './api'

export interface Doubt { kind: string; labels: string[]; guess: string; others: string[] }
export interface Imported {
  id: string; file: string; format: string; layout: string; score: number; reason: string; turns: number; words: number; open: Doubt[]
}
export interface Label { label: string; kinds: string[]; documents: string[]; turns: number; words: number; same: string }
export interface Imports { layouts: string[]; documents: Imported[]; labels: Label[] }
export interface FirstTurn { turn: number; at: string; label: string; words: string }
export interface Speaker {
  label: string; kind: string; participant: string; turns: number; words: number; documents: number; first: FirstTurn[]
}
export interface Import extends Imported {
  seen: string; scores: { layout: string; score: number; turns: number; reason: string }[]; speakers: Speaker[]; first: FirstTurn[]
}
export interface Correction {
  seen: string; layout?: string; speakers?: Record<string, string>; everywhere?: boolean; same?: Record<string, string>; apart?: Record<string, string[]>
}
export interface Corrected { document: Import; changed: { document: string; state: string }[]; failed: string[]; told: string[] }

export const getImports = () => ask<Imports>('GET', '/api/imports')
export const getImport = (id: string) => ask<Import>('GET', `/api/imports/${encodeURIComponent(id)}`)
export const correct = (id: string, c: Correction) => ask<Corrected>('POST', `/api/imports/${encodeURIComponent(id)}`, c)
