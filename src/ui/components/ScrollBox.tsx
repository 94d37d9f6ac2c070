import type { ReactNode } from 'react'

/** A box that scrolls by itself where its table is wider than the page; the keyboard can reach and move it. */
export function ScrollBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <div className="scroll" role="group" aria-label={label} tabIndex={0}>{children}</div>
}
