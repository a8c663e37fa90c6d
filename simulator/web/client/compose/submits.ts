/** Whether these keys post what is written: Ctrl or Command with Enter. */
export const submits = (event: { key: string; ctrlKey: boolean; metaKey: boolean }): boolean =>
  event.key === "Enter" && (event.ctrlKey || event.metaKey)
