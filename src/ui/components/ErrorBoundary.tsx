import { Component, type ReactNode } from 'react'
import { Failure } from './Failure.tsx'

interface State {
  readonly error: Error | null
}

/** Catches what goes wrong in a screen; the work is in the session and on the disk, and can be saved from here. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    return error === null ? this.props.children : <Failure error={error} />
  }
}
