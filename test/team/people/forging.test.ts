import { headers, nuid } from "@nats-io/nats-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { deliveryOf } from "../../../src/team/people/roles"
import { NATS_SERVER } from "../server"
import { type Member, openStage, type Stage } from "./workspace"

/** What a member could want to have the server write, do, or tell for them. */
const TARGETS = [
  ...["desk.settings.desk.boss", "log.in.7.900", "lease.7", "people.boss", "media.in.m1.0.boss"],
  "$JS.API.STREAM.PURGE.aside",
]

const asked = (body: object) => JSON.stringify(body)

/** What a member may ask, and the server answers to wherever it is told. */
const waysOf = (me: string): Record<string, [subject: string, body: string]> => ({
  "the answer to reading one's own record, bare": [
    "$JS.API.DIRECT.GET.aside",
    asked({ last_by_subj: `desk.customer.k1.${me}`, no_hdr: true }),
  ],
  "the answer to reading it with its headers": [
    "$JS.API.DIRECT.GET.aside",
    asked({ last_by_subj: `desk.customer.k1.${me}` }),
  ],
  "many answers to one question": [
    "$JS.API.DIRECT.GET.aside",
    asked({ next_by_subj: `desk.customer.k1.${me}`, batch: 10, no_hdr: true }),
  ],
  "the answer by subject": [`$JS.API.DIRECT.GET.aside.desk.customer.k1.${me}`, ""],
  "the answer by way of the leader": [
    "$JS.API.STREAM.MSG.GET.aside",
    asked({ last_by_subj: `desk.customer.k1.${me}` }),
  ],
  "the receipt of one's own record": [`desk.customer.k2.${me}`, "x"],
  "a piece of one's own file": [`$JS.API.DIRECT.GET.aside-media.media.out.f1.0.${me}`, ""],
  "a piece of it, bare": [
    "$JS.API.DIRECT.GET.aside-media",
    asked({ last_by_subj: `media.out.f1.0.${me}`, no_hdr: true }),
  ],
  "the receipt of a piece": [`media.out.f2.0.${me}`, "x"],
  "what is said of the stream": ["$JS.API.STREAM.INFO.aside", ""],
  "what is said of the account": ["$JS.API.INFO", ""],
  "what is said of a consumer": ["$JS.API.CONSUMER.INFO.aside.none", ""],
})

describe.skipIf(!NATS_SERVER).each([1, 3] as const)(
  "a member who would have the server do it for them, %i nodes",
  (count) => {
    let stage: Stage
    let ann: Member
    beforeAll(async () => {
      stage = await openStage(count)
      ann = await stage.member("agent")
      for (const target of TARGETS.slice(0, -1)) await stage.keeper.request(target, "true")
      await ann.ask(`media.out.f1.0.${ann.id}`, "a piece")
      // What the server would carry away: a settings record, and what the purging command takes.
      await ann.ask(`desk.customer.k1.${ann.id}`, JSON.stringify({ filter: "desk.settings.desk.boss" }))
    })
    afterAll(() => stage?.close())

    describe.each(TARGETS)("into %s", (target) => {
      test.each(Object.keys(waysOf("")))("by %s: it goes nowhere", async (way) => {
        const [subject, body] = waysOf(ann.id)[way] ?? ["", ""]
        for (const { nc } of await everyNode(stage, ann)) {
          nc.publish(subject, body, { reply: target })
          await nc.flush()
        }
        // The same question, honestly asked, comes back after it: by then the other was answered.
        expect(await ann.ask("$JS.API.STREAM.INFO.aside")).toHaveProperty("state")
        for (const standing of TARGETS.slice(0, -1)) expect(await stage.stands(standing)).toBe("true")
      })
    })

    test("in the desk's own account it does go there, which is why members have another", async () => {
      const [subject, body] = waysOf(ann.id)["the answer to reading one's own record, bare"] ?? ["", ""]
      stage.keeper.publish(subject, body, { reply: "desk.answer.a1.boss" })
      await expect.poll(() => stage.stands("desk.answer.a1.boss")).toContain("filter")
    })

    test.each([...TARGETS, "to.boss.x", "_INBOX.boss.x"])(
      "a consumer that delivers into %s delivers nothing",
      async (target) => {
        const config = { name: nuid.next(), deliver_subject: target, filter_subject: `desk.customer.k1.${ann.id}` }
        const name = `$JS.API.CONSUMER.CREATE.aside.${config.name}`
        await ann.ask(name, asked({ stream_name: "aside", config: { ...config, ack_policy: "none" } }))
        expect(await ann.ask("$JS.API.STREAM.INFO.aside")).toHaveProperty("state")
        for (const standing of TARGETS.slice(0, -1)) expect(await stage.stands(standing)).toBe("true")
        const after = await stage.keeper.request(`$JS.API.CONSUMER.INFO.aside.${config.name}`)
        const { delivered } = JSON.parse(after.string())
        expect(delivered?.consumer_seq ?? 0).toBe(0)
      },
    )

    test("a batch stops at the first subject that isn't theirs: nothing of it stands", async () => {
      const id = nuid.next()
      const say = (place: number) => {
        const all = headers()
        all.set("Nats-Batch-Id", id)
        all.set("Nats-Batch-Sequence", String(place))
        return all
      }
      ann.nc.publish(`desk.customer.k3.${ann.id}`, "x", { headers: say(1) })
      ann.nc.publish("desk.settings.desk.boss", "x", { headers: say(2) })
      const last = { "Nats-Batch-Id": id, "Nats-Batch-Sequence": "3", "Nats-Batch-Commit": "1" }
      expect(await ann.ask(`desk.customer.k4.${ann.id}`, "x", last)).toHaveProperty("error.err_code")
      expect(await stage.stands(`desk.customer.k3.${ann.id}`)).toBeNull()
      expect(await stage.stands("desk.settings.desk.boss")).toBe("true")
    })

    test("what they are let do works all the same: a push consumer delivers to them, in order", async () => {
      const heard: string[] = []
      const deliver_subject = `${deliveryOf(ann.id)}.${nuid.next()}`
      const done = new Promise<void>((resolve) => {
        ann.nc.subscribe(deliver_subject, {
          callback: (_, message) => {
            heard.push(message.subject)
            if (heard.length === 3) resolve()
          },
        })
      })
      const config = {
        name: nuid.next(),
        deliver_subject,
        ack_policy: "none",
        deliver_policy: "all",
        flow_control: true,
      }
      const created = await ann.ask(
        `$JS.API.CONSUMER.CREATE.aside.${config.name}`,
        asked({ stream_name: "aside", config: { ...config, idle_heartbeat: 1_000_000_000 } }),
      )
      expect(created).toHaveProperty("created")
      await done
      expect(heard.slice(0, 3)).toEqual(["desk.settings.desk.boss", "log.in.7.900", "lease.7"])
    })
  },
)

/** The member at every node: where an answer is made isn't where it was asked. */
async function everyNode(stage: Stage, member: Member): Promise<{ nc: Member["nc"] }[]> {
  if (stage.nodes.nodes.length === 1) return [member]
  const all = known.get(member) ?? Promise.all(stage.nodes.nodes.map(({ tcp }) => stage.come(member.invitation, [tcp])))
  known.set(member, all)
  return all
}
const known = new Map<Member, Promise<Member[]>>()
