import type { Script } from "../customers/script"

/** How the seeded customers behave after a DM link; those without a line here play the usual script. */
export const SCRIPTS: readonly Script[] = [
  {
    handle: "mona_reads",
    opens: { says: "Hello, it’s Mona with the bag in Oslo. Tag number AC 4471 902. Can you find it?" },
    answers: [
      { says: "It is dark blue, with a red ribbon & a sticker of a fox. Lisbon, Rua do Sol 12." },
      { says: "Oh good! When will it be here? I leave on Saturday." },
      { says: "Perfect, thank you so much 💙" },
    ],
  },
  {
    handle: "tariq_ha",
    opens: { says: "مرحبا، رقم الحجز K4TQ8Z. الرحلة AC417 تأخرت أربع ساعات." },
    answers: [{ says: "شكرا. هل يحق لي تعويض؟" }, { says: "ممتاز، شكرا جزيلا." }],
  },
  {
    handle: "yuki_s",
    opens: { says: "こんにちは。予約番号は 7HX2PL です。サイトでは見つかりません。" },
    answers: [
      { says: "メールアドレスは yuki@example.jp です。" },
      { says: "見つかりました！ありがとうございます 🙇‍♀️" },
    ],
  },
  {
    handle: "obrien_pat",
    opens: { says: "Here’s the suitcase. It was three weeks old.", photo: true },
    answers: [
      { says: "Receipt: https://shop.example/orders/5512?item=case&size=L" },
      { says: "€129. Fair enough, thanks." },
    ],
  },
  {
    handle: "lena_k",
    opens: { says: "Two charges of €189 on the 14th, card ending 4402 & booking QX7P2M. <– that one" },
    answers: [{ says: "Yes, both are on the statement." }, { says: "How many days does a refund take?" }, {}],
  },
  {
    handle: "dev_arjun",
    opens: { says: "Hi! App 8.2, Pixel 10, Android 16. Logs: https://paste.example/a8?raw=1&v=8.2" },
    answers: [{ says: "Cleared the cache, same thing." }, { says: "8.2.1 works. Ship it 🚀" }],
  },
  {
    handle: "jo_frequent",
    opens: { says: "Gold number 88-120-443. Three cancelled flights, one gate, no sleep." },
    answers: [{ says: "B14. Still B14." }, { says: "I’ll take the hotel. And the apology." }],
  },
  { handle: "quiet_quinn", opens: { says: "Form number 20931. That’s all I have." }, answers: [] },
  { handle: "sam_o", follows: false, opens: {}, answers: [] },
]
