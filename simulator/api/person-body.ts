import type { Person } from "../contract"
import { snowflakeTime } from "../snowflake"
import type { LocalX } from "./endpoint"

/** One person as the API returns them to `me`: id, name and username always, the rest when `user.fields` asks. */
export function personBody({ world, spec }: LocalX, person: Person, me: Person, fields: ReadonlySet<string>) {
  const known: Record<string, unknown> = {
    created_at: new Date(snowflakeTime(person.id)).toISOString(),
    description: person.bio ?? "",
    profile_image_url: `https://pbs.twimg.com/profile_images/${person.id}/${person.handle}_normal.png`,
    protected: false,
    verified: person.verified ?? false,
    verified_type: person.verified ? "business" : "none",
    receives_your_dm: person.id !== me.id && world.takesDmFrom(person.id, me.id),
    public_metrics: {
      followers_count: 128,
      following_count: 64,
      listed_count: 2,
      like_count: 512,
      [spec === "2.166" ? "tweet_count" : "post_count"]: world.posts().filter((post) => post.authorId === person.id)
        .length,
    },
    url: "",
  }
  const asked = Object.entries(known).filter(([field]) => fields.has(field))
  return { id: person.id, name: person.name, username: person.handle, ...Object.fromEntries(asked) }
}
