/** What somebody may be in a team, from the least to the most trusted. */
export const ROLES = ["listener", "agent", "gateway", "admin"] as const
export type Role = (typeof ROLES)[number]
