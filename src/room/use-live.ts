import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { live } from "~store/reads/live"
import { answeredEarly, takeOver } from "./ask-early"

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
    const hears = { next: (answer: unknown) => void client.setQueryData(queryKey, answer), error: setFailure }
    const listening = takeOver(name, hears) ?? live((signal) => asked.current(signal)).subscribe(hears)
    return () => listening.unsubscribe()
  }, [client, name])
  const { data } = useQuery<T>({
    queryKey: key,
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    // A key stands for one question: what was asked early under it is of this type.
    initialData: () => answeredEarly(name) as T | undefined,
  })
  if (failure) throw failure
  return data
}
