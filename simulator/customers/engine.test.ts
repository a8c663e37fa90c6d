import { beforeEach, expect, test } from "vitest"
import type { World } from "../contract"
import { createWorld } from "../world"
import { customerOf } from "./customer"
import { bringToLife } from "./engine"
import type { Script } from "./script"
import { handTimers } from "./timers"

const BRAND = "1420000000000000001"
const LINK = `https://twitter.com/messages/compose?recipient_id=${BRAND}`
const SCRIPTS: Script[] = [
  { handle: "mona", opens: { says: "My bag!" }, answers: [{ says: "Blue." }, { says: "Look:", photo: true }] },
  { handle: "sam", follows: false, opens: { says: "never" }, answers: [] },
]

let world: World
let timers: ReturnType<typeof handTimers>

beforeEach(() => {
  world = createWorld()
  world.addPerson({ id: BRAND, handle: "acme", name: "Acme", openToEveryone: true })
  for (const handle of ["mona", "sam", "eve"]) world.addPerson({ handle, name: handle })
  timers = handTimers()
  bringToLife(world, SCRIPTS, { followMs: 100, answerMs: 100, timers })
})

const reply = (handle: string, text: string) => {
  const post = customerOf(world, handle, BRAND).posts("help")
  world.addPost({ authorId: BRAND, text, inReplyTo: post.id })
}
const said = (handle: string) =>
  customerOf(world, handle, BRAND)
    .conversation()
    .filter((event) => event.senderId !== BRAND)
    .map((event) => event.text)
const answer = (handle: string, text: string) =>
  world.addDm({ from: BRAND, to: customerOf(world, handle, BRAND).person.id, text })

test("a link at the end is followed after a while, then the script is played and silence falls", () => {
  reply("mona", `Sorry! ${LINK}`)
  expect(said("mona")).toEqual([])
  timers.pass(100)
  expect(said("mona")).toEqual(["My bag!"])
  answer("mona", "Which colour?")
  timers.pass(99)
  answer("mona", "And where?")
  timers.pass(100)
  expect(said("mona")).toEqual(["My bag!", "Blue."])
  answer("mona", "Thanks")
  timers.pass(100)
  expect(said("mona")).toEqual(["My bag!", "Blue.", "Look:"])
  expect(world.medium(world.dmsOf(BRAND)[0]?.mediaKey ?? "")?.mime).toBe("image/png")
  answer("mona", "Bye")
  timers.pass(10_000)
  expect(said("mona")).toHaveLength(3)
})

test("words in the link stand before the customer's own", () => {
  reply("mona", `Sorry! ${LINK}&text=Ref%20K7Q2`)
  timers.pass(100)
  expect(said("mona")).toEqual(["Ref K7Q2 My bag!"])
})

test.each([
  ["a link in the middle", `Here ${LINK} please`],
  ["no link", "Sorry!"],
  ["a link to nobody", `${LINK}0`],
])("%s is not followed", (_what, text) => {
  reply("mona", text)
  timers.pass(1_000)
  expect(said("mona")).toEqual([])
})

test("some don't follow, some have no script, and a block is a block", () => {
  reply("sam", LINK)
  reply("eve", LINK)
  world.block(BRAND, customerOf(world, "mona", BRAND).person.id)
  reply("mona", LINK)
  timers.pass(1_000)
  expect([said("sam"), said("eve").length, said("mona")]).toEqual([[], 1, []])
})
