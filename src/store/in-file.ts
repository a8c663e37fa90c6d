import type { AccountId } from "~core/ids"

/** The row of a medium that came in. Apart from what opens the desk: the team's engine needs it too. */
export const inFileId = (account: AccountId, key: string) => `${account}.${key}`
