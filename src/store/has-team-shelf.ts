/** Where a browser keeps what it has of a team beside the desk; not there: it never joined one. */
export const TEAM_SHELF = "aside-team"

/** Whether this browser has ever joined a team; asked without opening anything. */
export const hasTeamShelf = async (): Promise<boolean> =>
  (await indexedDB.databases()).some(({ name }) => name === TEAM_SHELF)
