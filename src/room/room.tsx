import "./base.css"
import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { type ReactNode, useEffect, useState } from "react"
import { LaunchBoundary, LaunchError } from "./launch-error"
import { BLOCKED, CLOSED, launchTrouble, UPDATED } from "./launch-trouble"
import { Notices } from "./notice"
import { StorageFull } from "./storage-full"
import { useOpening } from "./use-opening"

/** What every page of ours stands in: the look, the live answers, the notice, and the screen for when nothing else works. */
export function Room({ title, children }: { title: string; children: ReactNode }) {
  const [client] = useState(() => new QueryClient())
  const opening = useOpening()
  useEffect(() => {
    document.documentElement.lang = "en"
    document.title = title
  }, [title])
  if (opening.is === "blocked") return <LaunchError trouble={BLOCKED} />
  if (opening.is === "failed")
    return <LaunchError trouble={launchTrouble(opening.error)} detail={String(opening.error)} />
  const isLost = opening.is === "updated" || opening.is === "closed"
  return (
    <>
      {isLost && <LaunchError trouble={opening.is === "updated" ? UPDATED : CLOSED} />}
      {/* What somebody is typing stays where it is: it is kept when the page goes. */}
      <div hidden={isLost} style={{ display: isLost ? "none" : "contents" }}>
        <LaunchBoundary>
          <QueryClientProvider client={client}>
            <Notices>{children}</Notices>
            <StorageFull />
          </QueryClientProvider>
        </LaunchBoundary>
      </div>
    </>
  )
}
