import { move } from './themes'
import { state } from './state'
import { siblings } from './treekeys'

let dragged: string | undefined

// takesDrops lets a row of the tree be dragged, and take another: on its upper
// edge before it, on its lower edge behind it, and else under it.
export function takesDrops(item: HTMLElement, id: string): void {
  item.addEventListener('dragstart', e => {
    dragged = id
    e.dataTransfer?.setData('text/plain', id)
    if (e.dataTransfer) e.dataTransfer.effectAllowed = 'move'
  })
  const clear = () => item.classList.remove('drop-before', 'drop-into', 'drop-after')
  item.addEventListener('dragend', () => { dragged = undefined })
  item.addEventListener('dragleave', clear)
  item.addEventListener('dragover', e => {
    if (!dragged || state.within(id, dragged)) return
    e.preventDefault()
    clear()
    item.classList.add(`drop-${place(item, e.clientY)}`)
  })
  item.addEventListener('drop', e => {
    e.preventDefault()
    clear()
    const moved = dragged && state.themeOf(dragged), onto = state.themeOf(id)
    dragged = undefined
    if (!moved || !onto || state.within(id, moved.id)) return
    switch (place(item, e.clientY)) {
      case 'into': void move(moved, onto.id, '', `moved under ${onto.name}`); break
      case 'after': void move(moved, onto.parent ?? '', onto.id, `moved below ${onto.name}`); break
      case 'before': {
        const all = siblings(onto).filter(t => t.id !== moved.id)
        const at = all.indexOf(onto)
        void move(moved, onto.parent ?? '', at > 0 ? all[at - 1].id : '^', `moved above ${onto.name}`)
      }
    }
  })
}

function place(item: HTMLElement, y: number): 'before' | 'into' | 'after' {
  const r = item.getBoundingClientRect()
  const share = (y - r.top) / r.height
  return share < 0.28 ? 'before' : share > 0.72 ? 'after' : 'into'
}

