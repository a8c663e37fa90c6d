import { expect, test } from "vitest"
import { settle, settled } from "./settling"

test("whoever asks waits for all that was answered and is still written, also for what fails", async () => {
  const order: string[] = []
  let end: () => void = () => {}
  settle(Promise.reject(new Error("The disk is full.")))
  settle(
    new Promise<void>((resolve) => {
      end = () => {
        order.push("written")
        resolve()
      }
    }),
  )
  const waiting = settled().then(() => order.push("settled"))
  await Promise.resolve()
  end()
  await waiting
  expect(order).toEqual(["written", "settled"])
  await settled()
})
