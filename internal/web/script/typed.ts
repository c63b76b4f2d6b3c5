// What is typed into a long field is kept in this browser until the server has it.

const at = (key: string) => `typed:${key}`

export const typed = {
  get: (key: string): string | null => localStorage.getItem(at(key)),
  keep(key: string, text: string): void { localStorage.setItem(at(key), text) },
  drop(key: string): void { localStorage.removeItem(at(key)) },
}
