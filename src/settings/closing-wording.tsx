import { closingProblems, closingReply } from "~core/closing-reply"
import { WORDING_LIMIT } from "~core/settings"
import { wordingWeight } from "~core/wording"
import { useSetting } from "./use-setting"
import { WordingBox } from "./wording-box"
import { problemSaid } from "./wording-problem"

/** What is said under the post once all is sorted in private. */
export function ClosingWording({ wording, account }: { wording: string; account: string }) {
  const { said, change } = useSetting("closingWording")
  return (
    <WordingBox
      label="Closing wording"
      value={wording}
      wrong={(text) => {
        const [problem] = closingProblems(text)
        return problem ? problemSaid(problem) : null
      }}
      length={(text) => ({ of: wordingWeight(text.trim()), limit: WORDING_LIMIT, counts: "" })}
      preview={(text) => closingReply(text, { handle: "ana_r", name: "Ana", account })}
      save={(text) => void change(text)}
      said={said}
    />
  )
}
