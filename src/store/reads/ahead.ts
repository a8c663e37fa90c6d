import { type DeskDb, desk } from "../desk-db"

/**
 * Asks how far X's clock is ahead of this computer's, as the worker goes by it (milliseconds): in a team that is what colleagues have heard,
 * beyond the server's clock.
 */
export const readAhead = (db: DeskDb = desk): Promise<number> =>
  db.transaction("r", [db.standings, db.teamLine], async () => {
    const [standings, line] = await Promise.all([db.standings.toArray(), db.teamLine.get("line")])
    const [newest] = standings.sort((a, b) => (b.heardAt ?? 0) - (a.heardAt ?? 0))
    return (newest?.ahead ?? 0) + (line?.ahead ?? 0)
  })
