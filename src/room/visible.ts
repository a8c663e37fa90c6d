/** A name without what nobody sees (zero width, direction marks, controls): for deciding whether anything is left. */
export const visible = (name: string) => name.replace(/\p{C}|\p{Z}|\u034f|\u115f|\u1160|\u3164|\uffa0/gu, "")

/** What a person is called on screen: their display name, or their handle when the name can't be seen. */
export function calledBy({ name, handle, xId }: { name: string; handle: string | null; xId: string | null }): string {
  if (visible(name)) return name.replace(/\s+/gu, " ").trim()
  return handle ? `@${handle}` : xId ? `Customer ${xId}` : "Customer without a name"
}
