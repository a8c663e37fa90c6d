import { liveQuery } from "dexie"

/**
 * Asks the desk now, and again whenever a row it read changes. Dexie follows a question over several awaits only when the function it is
 * handed is an async one itself: with a plain one, what is read later than that is not listened to (measured with Dexie 4.4.7, see the test).
 */
export const live = <T>(question: () => Promise<T>) => liveQuery(async () => await question())
