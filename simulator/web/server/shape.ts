/** Whether something that arrived is an object whose fields can be asked for. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}

/** A field as text; anything else is empty. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : ""
}
