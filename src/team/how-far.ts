/** How far a copy is, and who waits for it to be further. */
export class HowFar {
  private position = 0
  private readonly waiting = new Set<{ seq: number; done: () => void }>()

  moved(to: number): void {
    this.position = Math.max(this.position, to)
    for (const one of this.waiting) if (one.seq <= this.position) one.done()
  }

  /** True once it is that far; false when it took longer (milliseconds). */
  reached(seq: number, patience: number): Promise<boolean> {
    if (seq <= this.position) return Promise.resolve(true)
    return new Promise<boolean>((resolve) => {
      const end = (well: boolean) => {
        clearTimeout(timer)
        this.waiting.delete(one)
        resolve(well)
      }
      const one = { seq, done: () => end(true) }
      const timer = setTimeout(() => end(false), patience)
      this.waiting.add(one)
    })
  }
}
