// What is asked of the server is asked in turn, each after the answer to the one
// before, so that it carries the version that came back.

let last: Promise<void> = Promise.resolve()
let waiting = 0

export function inTurn(ask: () => Promise<void>): Promise<void> {
  waiting++
  return last = last.then(ask).finally(() => waiting--)
}

// busy reports whether an answer is awaited.
export const busy = () => waiting > 0
