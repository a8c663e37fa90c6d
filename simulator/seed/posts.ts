/** A post of the seeded timeline. */
export interface SeedPost {
  /** By which other posts of this list point at it. */
  key?: string
  by: string
  minutesAgo: number
  text: string
  replyTo?: string
  quotes?: string
  photos?: readonly string[]
  promoted?: boolean
  repliesLimited?: boolean
  withheld?: boolean
}

const photo = (name: string) => [`https://pbs.twimg.com/media/${name}.jpg`]

/** The timeline of the seeded world; what is pointed at is older than what points. */
export const POSTS: readonly SeedPost[] = [
  {
    key: "bag",
    by: "mona_reads",
    minutesAgo: 2,
    text: "@acme_air my bag went to Oslo. I am in Lisbon. It has been two days and nobody picks up the phone 😩",
  },
  {
    by: "tariq_ha",
    minutesAgo: 4,
    text: "@acme_air تأخرت رحلتي أربع ساعات ولا أحد يشرح السبب. هل من رد؟",
    photos: photo("board-lis"),
  },
  {
    by: "northbags",
    minutesAgo: 5,
    text: "The last suitcase you will ever buy. 30 % off until Sunday.",
    photos: photo("new-case-ad"),
    promoted: true,
  },
  { by: "yuki_s", minutesAgo: 7, text: "@acme_air 予約番号を入れても「見つかりません」と出ます。助けてください 🙏" },
  {
    key: "crack",
    by: "obrien_pat",
    minutesAgo: 9,
    text: "This is how @acme_air gave me my suitcase back. Brand new. Cracked from top to bottom.",
    photos: photo("suitcase-crack"),
  },
  {
    by: "lena_k",
    minutesAgo: 12,
    text: "@acme_air charged me twice for one seat!! €189 & then €189 again. Refund please 💸💸",
  },
  {
    by: "acme_air",
    minutesAgo: 14,
    text: "Fog in Lisbon this morning. Please check your flight before you leave: https://acme.example/status",
  },
  {
    key: "app",
    by: "dev_arjun",
    minutesAgo: 17,
    text: "Hey @acme_help, your app logs me out on every start (v8.2, Android 16). Steps to reproduce: open it.",
  },
  { by: "carla_m", minutesAgo: 8, text: "Wouldn’t fly with them again 👇", quotes: "crack" },
  {
    key: "thread",
    by: "jo_frequent",
    minutesAgo: 25,
    text: "A thread about my week with @acme_air. 1/3\n\nMonday: flight cancelled by text message at 4 am.",
  },
  {
    key: "thread2",
    by: "jo_frequent",
    minutesAgo: 24,
    text: "2/3 Tuesday: rebooked via three airports, two of them closed.",
    replyTo: "thread",
  },
  {
    by: "jo_frequent",
    minutesAgo: 23,
    text: "3/3 Wednesday: still here. Gate B14, if anybody wants to visit.",
    replyTo: "thread2",
  },
  {
    by: "sam_o",
    minutesAgo: 31,
    text: "Is anyone else’s @acme_air boarding pass just a blank page?",
    photos: photo("sky-phone"),
  },
  {
    by: "hannah_b",
    minutesAgo: 36,
    text: "@acme_help <script>alert('seat 12A')</script> is what your confirmation e-mail says. Tom & Jerry could do better",
  },
  { by: "quiet_quinn", minutesAgo: 41, text: "@acme_air hello? I sent the form three weeks ago." },
  {
    by: "eva_nowak",
    minutesAgo: 47,
    text: "Podziękowania dla @acme_air za znalezienie misia mojej córki 🧸❤️ Ale teraz zgubiliście wózek…",
  },
  {
    by: "mona_reads",
    minutesAgo: 55,
    text: "Page 212 of a very long book. The departures board agrees.",
    photos: photo("board-oslo"),
  },
  { by: "acme_help", minutesAgo: 15, text: "@dev_arjun Thanks for the report! We’re looking at it.", replyTo: "app" },
  { by: "dev_arjun", minutesAgo: 13, text: "@acme_help how long is “looking”? I fly on Friday.", replyTo: "app" },
  { by: "tariq_ha", minutesAgo: 66, text: "من جرّب استرداد ثمن التذكرة من @acme_air؟ كم استغرق الأمر؟" },
  { by: "yuki_s", minutesAgo: 74, text: "成田の夜明け。遅延も悪くない…かもしれない。", photos: photo("sky-narita") },
  {
    by: "obrien_pat",
    minutesAgo: 83,
    text: "Three kids, one seat booked. @acme_air, which one do I leave at home? 😅",
  },
  { by: "northbags", minutesAgo: 90, text: "Lost luggage? Ours texts you back.", promoted: true },
  {
    by: "lena_k",
    minutesAgo: 97,
    text: "Update on my double charge, @acme_air: your hotline hung up after 58 minutes of music. Nice music though 🎶",
  },
  {
    by: "carla_m",
    minutesAgo: 118,
    text: "@acme_air Wi-Fi on AC417 was paid for and never worked. Receipt: https://acme.example/r/8812?seat=12A&pax=1",
  },
  {
    by: "jo_frequent",
    minutesAgo: 21,
    text: "1.2M miles, and @acme_air just took my gold status away by mistake. I hope it is a mistake.",
    quotes: "thread",
  },
  {
    by: "quiet_quinn",
    minutesAgo: 160,
    text: "Only people I follow may answer: is @acme_air the worst, or is it my luck?",
    repliesLimited: true,
  },
  { by: "northbags", minutesAgo: 168, text: "This is not shown to anybody.", withheld: true },
  { by: "sam_o", minutesAgo: 176, text: "Vegetarian meal on @acme_air: the box. Just the box. 📦" },
  {
    by: "hannah_b",
    minutesAgo: 233,
    text: "Travelling with a violin on @acme_air: three people, three different rules. Who is right?",
  },
  { by: "quiet_quinn", minutesAgo: 305, text: "Does @acme_help ever answer at night? Asking for a friend at gate 9." },
  { by: "eva_nowak", minutesAgo: 410, text: "@acme_air wózek dziecięcy wrócił bez kółka 😢 Co teraz?" },
  {
    by: "acme_air",
    minutesAgo: 520,
    text: "Two new routes from May: Bergen and Porto. See you on board 💙",
    photos: photo("sky-routes"),
  },
  { by: "dev_arjun", minutesAgo: 700, text: "Credit where due: crew of AC902 last night was wonderful, @acme_air." },
]
