import type { Person, Post, World } from "../../contract"
import { createWorld } from "../../world"
import { addCrowd } from "./crowd"

/** A world with every kind of post near the top, and many plain ones below. */
export interface PeopledWorld {
  world: World
  brand: Person
  complaint: Post
  thread: Post
  promoted: Post
  quoting: Post
  photo: Post
  limited: Post
  withheld: Post
}

const CROWD = [
  ["jonas_w", "Jonas Weber"],
  ["yuki_s", "ゆき 🌸"],
  ["salma_n", "سلمى ناصر"],
  ["lucia_mtz", "Lucía Martínez"],
  ["thelongestname15", "A name that goes on for as long as X lets names go on"],
] as const

function addStory(world: World, brand: Person, [ada, grace, linus]: [Person, Person, Person], now: number) {
  const minutes = (count: number) => now - count * 60_000
  const photo = world.addPost({
    authorId: linus.id,
    text: "Sunrise over the depot.",
    at: minutes(58),
    photos: ["sunrise"],
  })
  const gone = world.addPost({ authorId: linus.id, text: "Never mind.", at: minutes(55), deleted: true })
  const promoted = world.addPost({
    authorId: linus.id,
    text: "Try our new oven. It bakes. https://example.com/oven",
    at: minutes(50),
    promoted: true,
  })
  world.addPost({ authorId: brand.id, text: "Good morning! We are here until 8 p.m. 👋", at: minutes(45) })
  const thread = world.addPost({
    authorId: grace.id,
    text: "A short story about a refund, in two posts.",
    at: minutes(40),
  })
  world.addPost({ authorId: grace.id, text: "It never came. The end.", at: minutes(39), inReplyTo: thread.id })
  world.addPost({ authorId: ada.id, text: "What did it say?", at: minutes(30), inReplyTo: gone.id })
  const quoting = world.addPost({
    authorId: grace.id,
    text: "Now this is what I call a view.",
    at: minutes(20),
    quoted: photo.id,
  })
  const limited = world.addPost({
    authorId: ada.id,
    text: "Between friends: who would you ask?",
    at: minutes(25),
    repliesLimited: true,
  })
  const withheld = world.addPost({ authorId: linus.id, text: "Kept to ourselves.", at: minutes(35), withheld: true })
  const complaint = world.addPost({
    authorId: ada.id,
    text: `@${brand.handle} my parcel is lost 😡😡 and nobody answers.\n\nTracking: https://parcels.example.com/track/1234567890/status #parcel`,
    at: minutes(3),
  })
  world.addPost({ authorId: grace.id, text: "Same here!", at: minutes(2), inReplyTo: complaint.id })
  return { promoted, thread, quoting, complaint, photo, limited, withheld }
}

/**
 * Makes one, the brand signed in; `crowd` is how many plain posts lie below the story. With the same `now` (Unix ms)
 * every post is the same, its id too.
 */
export function peopledWorld(crowd = 1200, now = Date.now()): PeopledWorld {
  const world = createWorld()
  const brand = world.addPerson({
    openToEveryone: true,
    handle: "NorthwindCare",
    name: "Northwind Care",
    verified: true,
    bio: "We help.",
  })
  const ada = world.addPerson({ openToEveryone: true, handle: "ada_l", name: "Ada Lovelace", bio: "Engines, mostly." })
  const grace = world.addPerson({ handle: "gracehops", name: "Grace H. 🚢" })
  const linus = world.addPerson({ handle: "ovenworks", name: "Oven Works", verified: true })
  world.session.personId = brand.id
  const crowdOf = CROWD.map(([handle, name]) => world.addPerson({ handle, name }))
  addCrowd(world, brand, [ada, grace, linus, ...crowdOf], crowd, now)
  return { world, brand, ...addStory(world, brand, [ada, grace, linus], now) }
}
