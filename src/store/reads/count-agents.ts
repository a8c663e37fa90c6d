import { type DeskDb, desk } from "../desk-db"

/** How many agents the desk has. */
export const countAgents = (db: DeskDb = desk): Promise<number> => db.agents.count()
