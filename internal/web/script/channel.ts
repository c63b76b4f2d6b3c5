import { h } from './dom'

// Tabs of one browser tell each other what changed for all of them; never a name.
export interface News { kind: 'names' | 'transcripts'; documents?: string[] }

const channel = new BroadcastChannel('mitten')

export const tell = (news: News) => channel.postMessage(news)
export const listen = (heard: (news: News) => void) => channel.addEventListener('message', e => heard(e.data as News))

// offerReload says that the document of this page was written anew elsewhere.
export function offerReload(shown: () => string | undefined): void {
  listen(news => {
    const id = shown()
    if (news.kind !== 'transcripts' || !id || !news.documents?.includes(id) || document.getElementById('anew')) return
    document.querySelector('.bar')?.append(h('p', { id: 'anew', class: 'notice', role: 'alert' }, `${id} was written anew. What you see is older. `,
      h('button', { type: 'button', onclick: () => location.reload() }, 'Reload')))
  })
}
