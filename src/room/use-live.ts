import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { live } from "~store/reads/live"

/**
 * Asks the desk and goes on listening: the answer is written again whenever a row it read changes, also by the worker.
 * Undefined until the first answer; the signal ends a question when another is asked. What the database throws is thrown on, to the launch-error screen.
 */
export function useLive<T>(key: readonly string[], question: (asked: AbortSignal) => Promise<T>): T | undefined {
  const client = useQueryClient()
  const [failure, setFailure] = useState<unknown>(null)
  const asked = useRef(question)
  asked.current = question
  const name = JSON.stringify(key)
  useEffect(() => {
    const queryKey = JSON.parse(name) as string[]
    const listening = live((signal) => asked.current(signal)).subscribe({
      next: (answer) => client.setQueryData(queryKey, answer),
      error: setFailure,
    })
    return () => listening.unsubscribe()
  }, [client, name])
  const { data } = useQuery<T>({ queryKey: key, queryFn: skipToken, staleTime: Number.POSITIVE_INFINITY })
  if (failure) throw failure
  return data
}
