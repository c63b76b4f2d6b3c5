// What the server says and is asked. Positions are code points of the document's
// text, as in the study's files.

export interface Theme {
  id: string; name: string; parent?: string; depth: number; colour?: string; status: string
  definition?: string; include?: string; exclude?: string; own: number; count: number
}
export interface Summary {
  id: string; kind: string; cycle?: string; attributes: Record<string, string>; turns: number; codings: number; finished: boolean
}
export interface Study {
  name: string; coder: string; coders: string[]; blind: boolean; revision: string; themes: Theme[]; documents: Summary[]
}
export interface Turn {
  n: number; label?: string; kind: string; participant?: string; heading?: boolean; at?: string; start: number; words: string
}
export interface Coding {
  id: string; theme: string; coder: string; start: number; end: number; quote: string; memo?: string; fit: string; version: string
  starred?: boolean; suggested?: boolean
}
export interface Document {
  id: string; kind: string; cycle?: string; participants: string[]; text_sha256: string
  turns: Turn[]; codings: Coding[]; review: Coding[]; finished: string[]
}
export class Refused extends Error {
  constructor(public status: number, message: string, public hints: string[], public now: unknown) { super(message) }
}

export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method, headers: { 'X-Mitten-Coder': document.body.dataset.coder ?? '', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body), credentials: 'same-origin',
  })
  const text = await response.text()
  let out: any
  try { out = JSON.parse(text) } catch { out = { error: text.trim() } }
  if (!response.ok) throw new Refused(response.status, out.error ?? response.statusText, out.hints ?? [], out.now)
  return out as T
}

export const getStudy = () => ask<Study>('GET', '/api/study')
export const getDocument = (id: string) => ask<Document>('GET', `/api/documents/${encodeURIComponent(id)}`)
