/** Something that is pressed: where, and with what picked in the menu. */
type Act<At, Choice> = (at: At, choice?: Choice) => Promise<void>

/**
 * Lets one press at a time be: ten at once are one. What a person picked meanwhile is another matter and comes after it; of
 * several picks the last counts.
 */
export function onePress<At, Choice>(act: (at: At, choice: Choice | undefined) => Promise<void>): Act<At, Choice> {
  let running: Promise<void> | null = null
  let picked: (() => Promise<void>) | null = null
  const run = (at: At, choice: Choice | undefined): Promise<void> => {
    running = act(at, choice).finally(() => {
      running = null
      const next = picked
      picked = null
      return next?.()
    })
    return running
  }
  return (at, choice) => {
    if (!running) return run(at, choice)
    if (choice !== undefined) picked = () => run(at, choice)
    return running
  }
}
