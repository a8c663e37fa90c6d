import { useSyncExternalStore } from "react"
import { write } from "../api"

type Kind = "like" | "bookmark" | "retweet"

// Marks live beside the posts: the nodes that show a post are used again for others.
const marked = new Set<string>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the signed-in person marked a post, and how to change that. */
export function useMark(kind: Kind, postId: string): [boolean, () => void] {
  const name = `${kind} ${postId}`
  const on = useSyncExternalStore(subscribe, () => marked.has(name))
  const toggle = () => {
    if (!marked.delete(name)) marked.add(name)
    if (kind === "bookmark") void write(`bookmark/${postId}`, {})
    for (const listener of listeners) listener()
  }
  return [on, toggle]
}
