// Browsers count UTF-16 units, files code points. Each turn has a map of its own.

// pointsBefore counts the code points in the first units of s.
export function pointsBefore(s: string, units: number): number {
  let n = 0
  for (let i = 0; i < units; n++) i += s.codePointAt(i)! > 0xffff ? 2 : 1
  return n
}

// unitsOf gives the units that the first points of s take.
export function unitsOf(s: string, points: number): number {
  let i = 0
  for (let n = 0; n < points && i < s.length; n++) i += s.codePointAt(i)! > 0xffff ? 2 : 1
  return i
}

export function lengthOf(s: string): number { return pointsBefore(s, s.length) }
