import { useMutation } from "@tanstack/react-query"
import { useCallback } from "react"
import { ask } from "~messaging/ask"
import type { BroughtBy, DeskCommand, Result } from "~messaging/contract"
import { useNotice } from "./notice"
import { refusalSentence } from "./refusal-sentence"

/** Says a command to the worker; a refusal becomes a sentence, in the notice or wherever `onRefusal` puts it. */
export function useCommand(onRefusal?: (sentence: string) => void) {
  const notice = useNotice()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (command: DeskCommand): Promise<Result<unknown>> => ask(command),
    networkMode: "always",
  })
  const refused = onRefusal ?? notice
  const tell = useCallback(
    async <C extends DeskCommand>(command: C): Promise<Result<BroughtBy<C["say"]>>> => {
      const result = await mutateAsync(command)
      if (!result.ok) refused(refusalSentence(result.refusal, result.detail))
      return result as Result<BroughtBy<C["say"]>>
    },
    [mutateAsync, refused],
  )
  return { tell, pending: isPending }
}
