import type { Person } from "../contract"

/** The brand that most posts are about; Aside's first account in tests and `npm start`. */
export const ACME_AIR: Person = {
  id: "1420000000000000001",
  handle: "acme_air",
  name: "Acme Air",
  bio: "Flying 61 cities. We answer here from 6 to 23 UTC.",
  openToEveryone: true,
  verified: true,
}

/** The brand's second account. */
export const ACME_HELP: Person = {
  id: "1420000000000000002",
  handle: "acme_help",
  name: "Acme Help",
  bio: "Bags, refunds, lost toys.",
  openToEveryone: true,
  verified: true,
}

const customer = (n: number, handle: string, name: string, bio = ""): Person => ({
  id: (1_430_000_000_000_000_000n + BigInt(n)).toString(),
  handle,
  name,
  bio,
  openToEveryone: false,
})

/** A dozen customers and an advertiser; their ids end in the number here, and never change. */
export const CUSTOMERS: readonly Person[] = [
  customer(1, "mona_reads", "Mona Lindqvist", "Books, trains, and the odd flight"),
  customer(2, "tariq_ha", "طارق حداد", "صحفي"),
  customer(3, "yuki_s", "佐藤 由紀", "写真と旅"),
  customer(4, "obrien_pat", "Pat O’Brien", "Dad of three. Opinions mine."),
  customer(5, "lena_k", "Lena K. ✈️"),
  customer(6, "dev_arjun", "Arjun Rao", "builds things"),
  customer(7, "carla_m", "Carla Mendes"),
  customer(8, "jo_frequent", "Jo Wexler", "1.2M miles and counting"),
  customer(9, "sam_o", "Sam Okafor"),
  customer(10, "hannah_b", "Hannah <3 Berlin", "Tom & Jerry fan"),
  customer(11, "quiet_quinn", "Quinn"),
  customer(12, "eva_nowak", "Ewa Nowak"),
]

/** Somebody who pays for promoted posts. */
export const ADVERTISER: Person = customer(90, "northbags", "North Bags")
