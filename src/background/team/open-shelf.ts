import { openTeamShelf, type TeamShelf } from "~store/team-shelf"
import { database } from "./hands"

/** Opens what this browser has of a team beside the desk. */
export const openShelf = (): TeamShelf => openTeamShelf(database())
