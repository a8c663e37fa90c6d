import type { LiveNews } from "../wire"

const listeners = new Set<(news: LiveNews) => void>()
let source: EventSource | undefined

function open(): void {
  source = new EventSource("/i/live")
  source.onmessage = ({ data }) => {
    const news = JSON.parse(String(data)) as LiveNews
    for (const listener of listeners) listener(news)
  }
}

/** Hears what happens in the world while the page is open. */
export function onNews(listener: (news: LiveNews) => void): () => void {
  if (!source) open()
  listeners.add(listener)
  return () => listeners.delete(listener)
}
