import { useEffect, useState } from 'react'

/**
 * Works through a list when the browser has nothing better to do, one item at a time, so that the page never stands still.
 * What is done so far; starts afresh when the items change.
 */
export function useIdleList<T, R>(items: readonly T[], work: (item: T) => R): { readonly done: readonly R[]; readonly finished: boolean } {
  const [state, setState] = useState<{ readonly items: readonly T[]; readonly done: readonly R[] }>({ items, done: [] })
  useEffect(() => {
    let cancel = () => {}
    const results: R[] = []
    const next = (at: number) => {
      const item = items[at]
      if (item === undefined) return
      cancel = whenIdle(() => {
        results.push(work(item))
        setState({ items, done: [...results] })
        next(at + 1)
      })
    }
    next(0)
    return () => { cancel() }
  }, [items, work])
  const done = state.items === items ? state.done : []
  return { done, finished: done.length === items.length }
}

/** Safari has no requestIdleCallback before version 26. */
function whenIdle(task: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = window.requestIdleCallback(task, { timeout: 2000 })
    return () => { window.cancelIdleCallback(handle) }
  }
  const handle = setTimeout(task, 50)
  return () => { clearTimeout(handle) }
}
