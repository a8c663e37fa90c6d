import { useMemo } from "react"
import type { Timeline as TimelineView } from "../../wire"
import { useLiveResource } from "../resource"
import { Column } from "../shell/column"
import { Timeline } from "../timeline/timeline"
import { cellsOf } from "./rows"

/** A page that is a title and a timeline: search, notifications, bookmarks. */
export function List({ title, path }: { title: string; path: string }) {
  const timeline = useLiveResource<TimelineView>(path, "posted", "removed")
  const cells = useMemo(() => cellsOf(timeline?.rows ?? []), [timeline])
  return <Column title={title}>{timeline && <Timeline label={title} cells={cells} />}</Column>
}
