import { Summary } from './api'

// progressOf is what this coder has done of a document.
export const progressOf = (d: Summary) => d.finished ? 'finished' : d.codings ? 'coded' : 'todo'
