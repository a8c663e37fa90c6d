const writing = new Set<Promise<unknown>>()

/** Something was answered whose rows are still on their way to the disk: in their transaction, so whoever reads after it reads them. */
export function settle(rows: Promise<unknown>): void {
  const done = rows.catch(() => undefined)
  writing.add(done)
  void done.then(() => writing.delete(done))
}

/** When all of them are on the disk, and what listens for rows has heard of them. Never throws. */
export async function settled(): Promise<void> {
  await Promise.all(writing)
}
