import { Form, Names } from './names_api'

// What the review of names shows now. It is dropped when the page is left.
export class Review {
  names?: Names
  at = -1                                        // index of the form that keys act on
  near = ''                                      // what it may be another name of
  taken: { form: number; events: string[] }[] = [] // answers of this page, in order
  busy = false                                   // an answer is under way: further keys wait for what they would be about

  form(): Form | undefined { return this.names?.forms[this.at] }
  open(): number[] { return this.names?.open ?? [] }

  // settle chooses a form that waits: this one, else the next, else the first.
  settle(): void {
    const open = this.open()
    if (!open.includes(this.at)) this.at = open.find(i => i > this.at) ?? open[0] ?? -1
  }

  // step goes to the next form that waits, or the one before, round the end.
  step(by: 1 | -1): void {
    const open = this.open()
    if (!open.length) return
    const i = open.indexOf(this.at)
    this.at = open[(i + by + open.length) % open.length]
  }

  forget = () => { this.names = undefined; this.at = -1; this.near = ''; this.taken = [] }
}

export const review = new Review()
