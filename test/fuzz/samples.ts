import { DEFAULT_SETTINGS } from "../../src/core/settings"
import {
  aConversion,
  aCursor,
  aCustomer,
  anAccount,
  anAgent,
  anInbox,
  anOffered,
  anUnsure,
} from "../../src/core/test-desk"

/** Real shapes, as X, our own pages and our own disk have them; the inputs of the fuzzing are made of these. */

const HEAD = { created_at: "2026-11-22T10:00:00.000Z", dm_conversation_id: "501-7000000000000000001" }
const URLS = [
  { url: "https://t.co/abC1", expanded_url: "https://shop.example/a?b=1&c=2", display_url: "shop.example/a" },
]
const USERS = [
  { id: "501", username: "cleo_m", name: "Cleo & co", profile_image_url: "https://pbs.twimg.com/a_normal.jpg" },
  { id: "7000000000000000001", username: "brand", name: "Brand" },
]
const MEDIA = [
  { media_key: "3_11", type: "photo", url: "https://ton.twitter.com/1.1/ton/data/dm/2/11/a.jpg", alt_text: "A bag" },
  {
    media_key: "7_12",
    type: "video",
    preview_image_url: "https://pbs.twimg.com/p.jpg",
    variants: [
      { url: "https://video.twimg.com/v.mp4", content_type: "video/mp4", bit_rate: 832_000 },
      { url: "https://video.twimg.com/v.m3u8", content_type: "application/x-mpegURL" },
    ],
  },
]

/** Pages of GET /2/dm_events in the words of 2.166. */
export const OLDER_PAGES: readonly unknown[] = [
  {
    data: [
      {
        ...HEAD,
        id: "1990000000000000003",
        event_type: "MessageCreate",
        sender_id: "501",
        text: "Hi &amp; bye",
        attachments: { media_keys: ["3_11", "7_12"] },
      },
      {
        ...HEAD,
        id: "1990000000000000002",
        event_type: "MessageCreate",
        sender_id: "501",
        text: "See https://t.co/abC1 .",
        entities: { urls: URLS },
        referenced_tweets: [{ id: "44" }],
      },
      {
        ...HEAD,
        id: "1990000000000000001",
        event_type: "ParticipantsJoin",
        dm_conversation_id: "1580",
        participant_ids: ["501", "502"],
        sender_id: "7000000000000000001",
      },
    ],
    includes: { users: USERS, media: MEDIA, tweets: [{ id: "44", text: "Where is my bag?", author_id: "501" }] },
    meta: { result_count: 3, next_token: "18LAA5FFPEKJA52G0G00ZZZZ" },
  },
  { meta: { result_count: 0 } },
  {
    data: [],
    meta: { result_count: 0 },
    errors: [
      {
        resource_type: "tweet",
        title: "Not Found Error",
        type: "https://api.twitter.com/2/problems/resource-not-found",
      },
    ],
  },
]

/** The same in the words of 2.167. */
export const NEWER_PAGES: readonly unknown[] = [
  {
    data: [
      {
        ...HEAD,
        id: "1990000000000000004",
        event_type: "MessageCreate",
        sender_id: "501",
        text: "https://x.com/cleo_m/status/44",
        referenced_posts: [{ id: "44" }],
        entities: null,
        attachments: null,
      },
      {
        ...HEAD,
        id: "1990000000000000005",
        event_type: "ParticipantsLeave",
        dm_conversation_id: "1580",
        participant_ids: ["501"],
      },
    ],
    includes: { users: USERS, posts: [{ id: "44", text: "Where?" }], media: null },
    meta: { result_count: 2, next_token: null },
    errors: null,
  },
]

/** Answers of /2/users/me. */
export const PEOPLE: readonly unknown[] = [{ data: USERS[0] }, { data: USERS[1] }]

/** How X says no. */
export const PROBLEMS: readonly unknown[] = [
  {
    type: "https://api.twitter.com/2/problems/invalid-request",
    title: "Invalid Request",
    detail: "One or more parameters to your request was invalid.",
    errors: [
      {
        parameters: { "dm_event.fields": ["sender_id"] },
        message: "The `dm_event.fields` query parameter value [sender_id] is not one of [id,text]",
      },
    ],
    status: 400,
  },
  { type: "about:blank", title: "Forbidden", detail: "Forbidden", status: 403 },
  {
    title: "Forbidden",
    detail: "You do not have permission to DM one or more participants.",
    type: "https://api.x.com/2/problems/not-authorized-for-resource",
    status: 403,
  },
  { errors: [{ code: 88, message: "Rate limit exceeded" }] },
  {
    title: "CreditsDepleted",
    detail: "Your enrolled account does not have any credits",
    type: "https://api.x.com/2/problems/credits",
    account_id: 5,
  },
  { error: "invalid_request", error_description: "Value passed for the token was invalid." },
]

/** What the token endpoint answers. */
export const TOKENS: readonly unknown[] = [
  {
    token_type: "bearer",
    expires_in: 7_200,
    access_token: "bGl2ZQ",
    refresh_token: "c3BlbnQ",
    scope: "dm.read dm.write",
  },
]

/** What the steps of an upload answer. */
export const UPLOADS: readonly unknown[] = [
  { data: { id: "1880", media_key: "3_1880", expires_after_secs: 86_400 } },
  {
    data: {
      id: "1880",
      expires_after_secs: 86_400,
      processing_info: { state: "in_progress", check_after_secs: 1, progress_percent: 40 },
    },
  },
  {
    data: {
      id: "1880",
      processing_info: { state: "failed", error: { code: 1, name: "InvalidMedia", message: "Bad video" } },
    },
  },
]

/** GET /2/chat/conversations. */
export const CHATS: readonly unknown[] = [
  {
    data: [
      { id: "501-7000000000000000001", participant_ids: ["501", "7000000000000000001"], type: "one_to_one" },
      { id: "g1", participant_ids: ["501"] },
    ],
    meta: { result_count: 2 },
  },
]

/** What is said to the worker. */
export const MESSAGES: readonly unknown[] = [
  { say: "reply", conversation: "c1", send: "s1", text: "Hello" },
  { say: "setting", name: "wordings", value: ["Hi @{{handle}}"] },
  { say: "transfer", conversation: "c1", inbox: "main", agent: null },
  {
    say: "makeCustomer",
    customer: "made-12345678",
    name: "Cleo",
    details: [{ type: "e-mail", value: "c@example.com" }],
  },
  { say: "remind", conversation: "c1", until: 1_800_000_000_000 },
  { say: "tryAgain", row: null },
  { say: "press", post: "44", author: "cleo_m", account: "7", wording: "Hi", reference: "K7Q2" },
  { say: "posted", conversion: "p1", reply: null },
  { say: "openDesk" },
  { say: "look", posts: ["44"], authors: ["cleo_m"], found: ["posts"], missing: [] },
]

/** What the worker tells a page. */
export const NEWS: readonly unknown[] = [
  {
    accounts: [{ id: "7", handle: "brand", name: "Brand", openToEveryone: true }],
    lastUsed: "7",
    wordings: ["Hi @{{handle}}"],
    addReference: false,
    guardPrivateData: true,
    posts: {
      "44": {
        conversion: "p1",
        status: "posted",
        by: "Ann",
        at: 1_700_000_000_000,
        customerName: null,
        account: "7",
        steps: [{ step: "posted", at: 1_700_000_000_000, by: "Ann" }],
      },
    },
    inDm: { cleo_m: "Ann" },
  },
]

/** Values of settings, by name. */
export const SETTINGS: readonly unknown[] = Object.entries(DEFAULT_SETTINGS).map(([name, value]) => ({ name, value }))

const ENTRY = { id: "7.1", conversation: "c1", customer: "501", order: "1", at: 5 }
/** Rows as they lie on the disk, by table. */
export const ROWS: readonly (readonly [string, unknown])[] = [
  ["conversations", anOffered({ topics: ["bag"] })],
  ["agents", anAgent()],
  ["accounts", anAccount()],
  ["customers", aCustomer()],
  ["conversions", aConversion()],
  ["sends", anUnsure()],
  ["inboxes", anInbox()],
  ["cursors", aCursor()],
  ["settings", { ...DEFAULT_SETTINGS, kind: "settings", id: "desk", rev: 1 }],
  [
    "entries",
    {
      ...ENTRY,
      type: "message in",
      account: "7",
      event: "1",
      text: "Hi",
      links: [{ text: "a", url: "https://a.example" }],
      media: [{ key: "3_1", type: "photo", url: null }],
      citedPost: null,
      group: null,
    },
  ],
  [
    "entries",
    {
      ...ENTRY,
      type: "offer made",
      agent: "ann",
      until: 9,
      reason: { sessions: 0, standardCapacity: 3, among: 1, because: "only one" },
    },
  ],
  ["entries", { ...ENTRY, type: "transferred", by: "ann", from: null, to: "bob", inbox: "main" }],
  ["drafts", { conversation: "c1", text: "half a thought" }],
  ["segments", { id: 1, tier: 0, entries: 1, newest: 5, oldest: 5, clean: 0 }],
  ["placeRuns", { segment: 1, from: 0, ids: ["7.1"], ats: [5] }],
  ["forgotten", { seq: 1, id: "7.1", at: 5 }],
  ["names", { id: "501", ago: -5, words: ["cleo"] }],
  ["indexing", { id: "search", stopped: false, rebuild: { doing: "entries", upTo: null, done: 0, total: null } }],
]

/** Texts people write, for what takes texts. */
export const TEXTS: readonly string[] = [
  "Hi @{{handle}}, we are sorry, {{name}}. Write to {{account}}:",
  "See https://shop.example/a?b=1&c=2, or http://пример.рф/ (now).",
  'Hello {{name}}, <a href="https://help.example/bags">read this</a> &amp; that',
  "https://twitter.com/messages/compose?recipient_id=7&text=Ref%20K7Q2",
  "My order 12345678, call +49 (30) 123-456 or write to cleo@example.com, IBAN DE89 3704 0044 0532 0130 00",
  "漢字かな交じり文 und Großmutters Œuvre 👨‍👩‍👧‍👦 naïve café",
  "ref: K7Q2 – my bag",
  "/cleo_m/status/1990000000000000001/photo/1",
]
