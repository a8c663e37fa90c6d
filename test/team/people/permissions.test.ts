import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { ROLES, type Role } from "~core/role"
import { NATS_SERVER } from "../server"
import { type Member, openStage, type Stage } from "./workspace"

/** Every kind of subject, as somebody called `me` writes it beside somebody called `other`. */
const SUBJECTS = (me: string, other: string) =>
  ({
    "own conversation": `desk.conversation.c1.${me}`,
    "own customer": `desk.customer.k1.${me}`,
    "own send": `desk.send.s1.${me}`,
    "own conversion": `desk.conversion.v1.${me}`,
    "own place among the agents": `desk.agent.${me}.${me}`,
    "somebody's place, in one's own name": `desk.agent.${other}.${me}`,
    "own line": `log.of.e1.${me}`,
    "own presence": `here.${me}`,
    "own check": `check.${me}.0`,
    "lease of the desk": "lease.desk",
    "epoch of the desk": `epoch.desk.${me}`,
    "what X said": "log.in.7.900",
    "an account": `desk.account.7.${me}`,
    "how an account stands": `desk.standing.7.${me}`,
    "where reading stands": `desk.cursor.7.${me}`,
    "lease of an account": "lease.7",
    "epoch of an account": `epoch.7.${me}`,
    "an inbox": `desk.inbox.i1.${me}`,
    "an answer": `desk.answer.a1.${me}`,
    settings: `desk.settings.desk.${me}`,
    "the roll of members": `people.${other}`,
    "a piece of one's own file": `media.out.f1.0.${me}`,
    "a piece of another's file": `media.out.f1.0.${other}`,
    "a piece of what came from X": `media.in.m1.0.${me}`,
    "a piece of what another brought from X": `media.in.m1.0.${other}`,
    "another's conversation": `desk.conversation.c1.${other}`,
    "another's send": `desk.send.s1.${other}`,
    "another's customer": `desk.customer.k1.${other}`,
    "another's line": `log.of.e1.${other}`,
    "another's presence": `here.${other}`,
    "another's check": `check.${other}.0`,
    "another's epoch": `epoch.desk.${other}`,
  }) as const
type What = keyof ReturnType<typeof SUBJECTS>

const LISTENER: What[] = ["own conversion", "own place among the agents", "own presence", "own check"]
const AGENT: What[] = [
  ...LISTENER,
  ...(["own conversation", "own customer", "own send", "somebody's place, in one's own name", "own line"] as const),
  "a piece of one's own file",
  ...(["lease of the desk", "epoch of the desk"] as const),
]
const GATEWAY: What[] = [
  ...AGENT,
  ...(["what X said", "an account", "how an account stands", "where reading stands"] as const),
  ...([
    "lease of an account",
    "epoch of an account",
    "another's line",
    "another's conversation",
    "another's send",
    "a piece of what came from X",
  ] as const),
]
const MAY: Record<Role, What[]> = {
  listener: LISTENER,
  agent: AGENT,
  gateway: GATEWAY,
  admin: [...GATEWAY, ...(["an inbox", "an answer", "settings", "the roll of members", "another's customer"] as const)],
}

describe.skipIf(!NATS_SERVER)("what the server lets each role do", () => {
  let stage: Stage
  const members = new Map<Role, Member>()
  beforeAll(async () => {
    stage = await openStage()
    for (const role of ROLES) members.set(role, await stage.member(role))
  })
  afterAll(() => stage?.close())
  const of = (role: Role) => members.get(role) as Member

  describe.each(ROLES)("%s", (role) => {
    test.each(Object.keys(SUBJECTS("", "")) as What[])("%s", async (what) => {
      const subject = SUBJECTS(of(role).id, "somebodyelse")[what]
      const before = await stage.stands(subject)
      const answer = await of(role).ask(subject, `by ${role}`)
      if (MAY[role].includes(what)) {
        expect(answer).toMatchObject({ stream: subject.startsWith("media.") ? "aside-media" : "aside" })
        expect(await stage.stands(subject)).toBe(`by ${role}`)
      } else {
        expect(answer).toBe("refused")
        expect(await stage.stands(subject)).toBe(before)
      }
    })
  })

  describe.each(ROLES)("the streams themselves, by %s", (role) => {
    const NOBODY = ["DELETE", "PURGE", "MSG.DELETE", "SNAPSHOT", "RESTORE", "LEADER.STEPDOWN", "PEER.REMOVE"]
    test.each(NOBODY)("%s: nobody's key does that", async (verb) => {
      for (const stream of ["aside", "aside-media"])
        expect(await of(role).ask(`$JS.API.STREAM.${verb}.${stream}`, "{}")).toBe("refused")
    })
    test.each(["CREATE", "UPDATE"])("%s: an admin's only", async (verb) => {
      for (const name of ["aside", "aside-media"]) {
        const config = JSON.stringify({ name, subjects: ["other.>"], storage: "memory" })
        const answer = await of(role).ask(`$JS.API.STREAM.${verb}.${name}`, role === "admin" ? "{}" : config)
        if (role === "admin") expect(answer).toHaveProperty("error.err_code")
        else expect(answer).toBe("refused")
      }
    })
    test("what passes through is read piece by piece, by no consumer", async () => {
      expect(await of(role).ask("$JS.API.CONSUMER.CREATE.aside-media.c", "{}")).toBe("refused")
      expect(await of(role).ask("$JS.API.STREAM.INFO.aside-media")).toHaveProperty("state")
    })
    test("another stream, a bucket, or a list of consumers: refused", async () => {
      const refused = [
        "STREAM.CREATE.mine",
        "STREAM.NAMES",
        "STREAM.LIST",
        "CONSUMER.NAMES.aside",
        "CONSUMER.LIST.aside",
      ]
      for (const what of refused) expect(await of(role).ask(`$JS.API.${what}`, "{}")).toBe("refused")
      for (const what of ["CONSUMER.CREATE.other.c", "CONSUMER.DURABLE.CREATE.aside.c", "CONSUMER.MSG.NEXT.aside.c"])
        expect(await of(role).ask(`$JS.API.${what}`, "{}")).toBe("refused")
    })
    test("the server's own subjects: refused", async () => {
      const { team, desk } = stage.workspace.keyring
      for (const what of [
        "CLAIMS.UPDATE",
        "CLAIMS.LIST",
        `ACCOUNT.${team}.CLAIMS.UPDATE`,
        `ACCOUNT.${desk}.CLAIMS.LOOKUP`,
      ])
        expect(await of(role).ask(`$SYS.REQ.${what}`, "")).toBe("refused")
    })
  })

  describe.each(ROLES)("asking and answering, as %s", (role) => {
    /** No stream keeps these: nobody answers, or the server refuses. */
    const said = (subject: string) => of(role).ask(subject, "{}")
    test("asks in their own name, unless they are a listener", async () => {
      expect(await said(`ask.7.${of(role).id}`)).toBe(role === "listener" ? "refused" : "no answer")
    })
    test("asks in nobody else's", async () => {
      expect(await said("ask.7.somebodyelse")).toBe("refused")
    })
    test("answers in their own name, as a gateway or an admin", async () => {
      const gateways = role === "gateway" || role === "admin"
      expect(await said(`told.somebodyelse.q1.${of(role).id}`)).toBe(gateways ? "no answer" : "refused")
    })
    test("answers in nobody else's", async () => {
      expect(await said("told.somebodyelse.q1.agateway")).toBe("refused")
      expect(await said(`told.${of(role).id}.q1.agateway`)).toBe("refused")
    })
    test("writes into nobody's inbox", async () => {
      expect(await said("_INBOX.somebodyelse.x")).toBe("refused")
    })
    test("hears what is asked, as a gateway or an admin, and what was answered to themselves", async () => {
      const gateways = role === "gateway" || role === "admin"
      for (const subject of ["ask.7.*", "ask.7.somebodyelse", "ask.*.*"])
        expect(await of(role).mayHear(subject)).toBe(gateways)
      expect(await of(role).mayHear("ask.>")).toBe(false)
      expect(await of(role).mayHear(`told.${of(role).id}.q1.*`)).toBe(role !== "listener")
      for (const subject of ["told.>", "told.*.*.*", "told.somebodyelse.q1.*"])
        expect(await of(role).mayHear(subject)).toBe(false)
    })
  })

  describe.each(ROLES)("hearing, as %s", (role) => {
    test("their own answers and deliveries: yes", async () => {
      const me = of(role)
      expect(await me.mayHear(`_INBOX.${me.id}.x`)).toBe(true)
      expect(await me.mayHear(`to.${me.id}.x`)).toBe(true)
    })
    test.each([
      "_INBOX.>",
      "_INBOX.somebodyelse.>",
      "to.>",
      "to.somebodyelse.x",
      "desk.>",
      "log.>",
      "here.>",
      ">",
      "$SYS.>",
      "$JS.>",
    ])("%s: no", async (subject) => {
      expect(await of(role).mayHear(subject)).toBe(false)
    })
  })
})
