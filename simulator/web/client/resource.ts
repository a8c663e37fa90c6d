import { useCallback, useEffect, useState } from "react"
import type { LiveNews } from "../wire"
import { read } from "./api"
import { onNews } from "./live"

/** Something read from the server, undefined until it is there, and how to read it again. */
export function useResource<T>(path: string): [T | undefined, () => void] {
  const [held, hold] = useState<{ path: string; value: T }>()
  const again = useCallback(() => {
    read<T>(path).then(
      (value) => hold({ path, value }),
      // The page keeps what it has; the next piece of news asks again.
      () => undefined,
    )
  }, [path])
  useEffect(again, [again])
  return [held?.path === path ? held.value : undefined, again]
}

/** The same, read again whenever news of this kind arrives. */
export function useLiveResource<T>(path: string, ...kinds: LiveNews["type"][]): T | undefined {
  const [value, again] = useResource<T>(path)
  const wanted = kinds.join(" ")
  useEffect(() => onNews((news) => wanted.includes(news.type) && again()), [again, wanted])
  return value
}
