import { expect, test } from "vitest"
import type { WorldNews } from "./contract"
import { snowflakeTime } from "./snowflake"
import { createWorld } from "./world"

const NOW = 1_795_000_000_000

function two() {
  const world = createWorld({ clock: () => NOW })
  const brand = world.addPerson({ handle: "acme", name: "Acme", openToEveryone: true })
  const customer = world.addPerson({ handle: "Mona", name: "Mona" })
  return { world, brand: brand.id, customer: customer.id }
}

test("ids are above 2^53, rise while the clock stands, and hold their time", () => {
  const { world, brand } = two()
  const ids = Array.from({ length: 50 }, () => world.addPost({ authorId: brand, text: "x" }).id)
  for (const [index, id] of ids.entries()) {
    expect(BigInt(id) > 2n ** 53n).toBe(true)
    if (index > 0) expect(BigInt(id) > BigInt(ids[index - 1]!)).toBe(true)
    expect(snowflakeTime(id)).toBe(NOW)
  }
  expect(snowflakeTime(world.addPost({ authorId: brand, text: "old", at: NOW - 5_000 }).id)).toBe(NOW - 5_000)
})

test("people are found by id and by handle in any case", () => {
  const { world, customer } = two()
  expect(world.person("@mona")?.id).toBe(customer)
  expect(world.person(customer)?.handle).toBe("Mona")
})

test("a one-to-one is seen by its two sides only, under the smaller id first", () => {
  const { world, brand, customer } = two()
  const other = world.addPerson({ handle: "eve", name: "Eve" })
  const event = world.addDm({ from: customer, to: brand, text: "hello" })
  expect(event.conversationId).toBe(`${brand}-${customer}`)
  expect(world.dmsOf(brand)).toEqual([event])
  expect(world.dmsOf(customer)).toEqual([event])
  expect(world.dmsOf(other.id)).toEqual([])
})

test("every change is told, until one stops listening", () => {
  const { world, brand, customer } = two()
  const heard: WorldNews["type"][] = []
  const deaf = world.listen(({ type }) => heard.push(type))
  const post = world.addPost({ authorId: customer, text: "help" })
  const dm = world.addDm({ from: customer, to: brand, text: "hello" })
  world.block(brand, customer)
  world.unblock(brand, customer)
  world.removeDm(dm.id)
  world.removePost(post.id)
  deaf()
  world.addPost({ authorId: customer, text: "anybody?" })
  expect(heard).toEqual(["posted", "dm", "blocked", "unblocked", "dm removed", "post removed"])
})

test("somebody takes a DM who is open to everyone or wrote first, unless one of the two blocked", () => {
  const { world, brand, customer } = two()
  expect(world.takesDmFrom(brand, customer)).toBe(true)
  expect(world.takesDmFrom(customer, brand)).toBe(false)
  world.addDm({ from: customer, to: brand, text: "hello" })
  expect(world.takesDmFrom(customer, brand)).toBe(true)
  world.block(brand, customer)
  expect(world.takesDmFrom(brand, customer)).toBe(false)
  expect(world.takesDmFrom(customer, brand)).toBe(false)
})
