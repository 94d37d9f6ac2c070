import { useEffect, useState } from 'react'

/** Longest stretch of work at once, in milliseconds: too short to be felt. */
const AT_ONCE = 12

/**
 * Works through a list when the browser has nothing better to do, a few steps at a time, so that the page never stands
 * still. What is done so far; starts afresh when the items change.
 *
 * @param work gives the steps of one item; must stay the same function as long as its results do.
 */
export function useIdleList<T, R>(
  items: readonly T[],
  work: (item: T) => Generator<undefined, R>,
): { readonly done: readonly R[]; readonly finished: boolean } {
  const [state, setState] = useState<{ readonly work: unknown; readonly items: readonly T[]; readonly done: readonly R[] }>({ work, items, done: [] })
  useEffect(() => {
    let cancel = () => {}
    const results: R[] = []
    const go = (steps: Generator<undefined, R>) => {
      const until = performance.now() + AT_ONCE
      let step = steps.next()
      while (step.done !== true && performance.now() < until) step = steps.next()
      if (step.done !== true) {
        cancel = whenIdle(() => { go(steps) })
        return
      }
      results.push(step.value)
      setState({ work, items, done: [...results] })
      next(results.length)
    }
    const next = (at: number) => {
      const item = items[at]
      if (item !== undefined) cancel = whenIdle(() => { go(work(item)) })
    }
    next(0)
    return () => { cancel() }
  }, [items, work])
  const done = state.items === items && state.work === work ? state.done : []
  return { done, finished: done.length === items.length }
}

/** Safari has no requestIdleCallback before version 26. */
function whenIdle(task: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = window.requestIdleCallback(task, { timeout: 1000 })
    return () => { window.cancelIdleCallback(handle) }
  }
  const handle = setTimeout(task, 20)
  return () => { clearTimeout(handle) }
}
