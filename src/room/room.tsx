import "./base.css"
import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { type ReactNode, useEffect, useState } from "react"
import { whenBlocked, whenOpen } from "~store/reads/opening"
import { LaunchBoundary, LaunchError } from "./launch-error"
import { BLOCKED } from "./launch-trouble"
import { Notices } from "./notice"

/** What every page of ours stands in: the look, the live answers, the notice, and the screen for when nothing else works. */
export function Room({ title, children }: { title: string; children: ReactNode }) {
  const [client] = useState(() => new QueryClient())
  const blocked = useBlocked()
  useEffect(() => {
    document.documentElement.lang = "en"
    document.title = title
  }, [title])
  if (blocked) return <LaunchError trouble={BLOCKED} />
  return (
    <LaunchBoundary>
      <QueryClientProvider client={client}>
        <Notices>{children}</Notices>
      </QueryClientProvider>
    </LaunchBoundary>
  )
}

function useBlocked(): boolean {
  const [blocked, setBlocked] = useState(false)
  useEffect(() => {
    whenOpen(() => setBlocked(false))
    return whenBlocked(() => setBlocked(true))
  }, [])
  return blocked
}
