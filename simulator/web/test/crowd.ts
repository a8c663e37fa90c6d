import type { Person, Post, World } from "../../contract"
import { chance } from "../server/chance"

/** What people write, in five languages, one of them from right to left: short and long, with and without links. */
const said: readonly string[] = [
  "The parcel says delivered 📦 but there is nothing at my door. Third time this month 😡",
  "Has anybody got through to support today? On hold for 40 minutes and counting.",
  "Nice to see the new app. Shame that it logs me out every single time I open it.",
  "My order arrived with two left shoes. I have, on reflection, one left foot.",
  "Loving the weather, hating the train. #commute",
  "ok",
  "😂😂😂",
  "Seit drei Wochen warte ich auf meine Erstattung, @{brand}. Drei! Die Hotline legt nach zwanzig Minuten auf. #Kundenservice",
  "Heute mal was Gutes: Der Fahrer hat das Paket sogar in den vierten Stock getragen. Danke 🙏",
  "注文した商品がまだ届きません。追跡番号は https://parcels.example.com/track/88120?lang=ja です。@{brand} 確認をお願いします 🙇",
  "新しいアプリ、起動するたびにログアウトされるのは私だけ？ #不具合",
  "@{brand} لم يصل طلبي منذ أسبوعين، وخدمة العملاء لا ترد. رقم الطلب 55121 😔",
  "شكرًا على سرعة الرد اليوم، تم حل المشكلة خلال دقائق 👏 #خدمة",
  "¿Alguien sabe por qué la web de @{brand} no carga desde ayer? Llevo toda la mañana intentándolo… https://status.example.com",
  "Me cobraron dos veces el mismo pedido y la respuesta fue un emoji. Un emoji. 🤷‍♀️",
  "A thread nobody asked for: I have now spoken to nine people about one kettle. Each of them was kind, each asked for the order number, and each promised that somebody would ring back before the evening. Reader, the kettle is still in Rotterdam, and so, in a way, am I. @{brand} #kettle",
  "Long read on how returns really work, from somebody who packed boxes for eleven years: https://notes.example.org/2026/returns/what-happens-to-the-box-you-send-back?ref=share\n\nShort version: tape is cheap, patience is not.\n\nLonger version: the label you print yourself is read four times before anybody opens the box, and each reading can send it somewhere else. If yours is lost, it is almost certainly in a cage of forty others with the same first six digits. Ask for the cage, not for the parcel.",
  "Update: it came! Thanks for sorting this out so quickly, @{brand} 💙 #happy #service",
  "Flags from my trip: 🇩🇪🇯🇵🇪🇬🇲🇽 and a family photo 👨‍👩‍👧‍👦, all paid for in lost luggage.",
  "<b>Is this bold?</b> & why does your e-mail say &amp;nbsp; everywhere? \"Quoted\" 'twice'.",
]

const share = (of: number, ...words: string[]) => chance(...words) % of

function photosOf(index: string): string[] {
  if (share(4, "photos", index) !== 0) return []
  const count = [1, 1, 1, 1, 1, 1, 1, 2, 2, 4][share(10, "how many", index)] ?? 1
  return Array.from({ length: count }, (_, place) => `crowd-${index}-${place}`)
}

/**
 * Many posts of every kind, the oldest with the highest number at its beginning, ten minutes apart: always the same for the
 * same count, people and time (Unix ms).
 */
export function addCrowd(world: World, brand: Person, people: readonly Person[], count: number, now: number): void {
  let before: Post | undefined
  for (let number = count; number > 0; number--) {
    const index = String(number)
    const author = people[share(people.length, "author", index)]
    const text = said[share(said.length, "text", index)]
    if (!author || text === undefined) continue
    const photos = photosOf(index)
    const quoted = before && photos.length === 0 && share(8, "quotes", index) === 0 ? before.id : undefined
    before = world.addPost({
      authorId: author.id,
      text: `(${index}) ${text.replace("{brand}", brand.handle)}`,
      at: now - 4e6 - number * 6e5,
      ...(photos.length ? { photos } : {}),
      ...(quoted ? { quoted } : {}),
      ...(share(40, "promoted", index) === 0 ? { promoted: true } : {}),
      ...(share(60, "limited", index) === 0 ? { repliesLimited: true } : {}),
    })
  }
}
