import { Component, type ReactNode } from "react"
import { ExportAsItLies } from "./export-as-it-lies"
import * as css from "./launch-error.module.css"
import { FAULT, type LaunchTrouble } from "./launch-trouble"

/** Instead of a white page: what is wrong, and one thing to do. */
export function LaunchError({ trouble, detail }: { trouble: LaunchTrouble; detail?: string }) {
  return (
    <main className={css.screen}>
      <div role="alert">
        <h1>{trouble.again === "Reload" ? "Aside has stopped here" : "Aside could not open"}</h1>
        <p>{trouble.what}</p>
        <p>{trouble.todo}</p>
      </div>
      <button type="button" className="primary" onClick={() => location.reload()}>
        {trouble.again}
      </button>
      {trouble.exports && <ExportAsItLies />}
      {detail && (
        <details>
          <summary>For a report</summary>
          <code>{detail}</code>
        </details>
      )}
    </main>
  )
}

/** Catches whatever a page throws while it is drawn. */
export class LaunchBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { error } = this.state
    return error ? <LaunchError trouble={FAULT} detail={String(error)} /> : this.props.children
  }
}
