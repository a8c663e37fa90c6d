import type { closingProblems } from "~core/closing-reply"

type Problem = ReturnType<typeof closingProblems>[number]

/** What is wrong with a wording, for people. */
export function problemSaid(problem: Problem): string {
  switch (problem.problem) {
    case "unknown variable":
      return `{{${problem.name}}} is not known: use {{handle}}, {{name}} or {{account}}.`
    case "open braces":
      return "A {{ or }} has no partner."
    case "too long":
      return `It is ${problem.by} ${problem.by === 1 ? "character" : "characters"} too long.`
    case "line break":
      return "It must be one line."
    case "hidden characters":
      return "It holds characters nobody can see."
    case "holds a DM link":
      return "Leave out the link: Aside puts it last by itself."
    case "holds a link":
      return "Leave out the link: the reply only says that it is sorted."
  }
}
