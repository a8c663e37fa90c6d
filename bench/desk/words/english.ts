import { type Language, listed } from "./language"

/** English, as customers of an airline and a shop write it. */
export const english: Language = {
  name: "English",
  share: 0.34,
  blank: " ",
  stop: ".",
  given: listed(
    "Ana Ben Carla Dev Emma Finn Grace Hannah Isaac Jack Kate Liam Mona Noah Olivia Pat Quinn Ruth Sam Tess Una Victor Wendy Zoe",
  ),
  family: listed(
    "Adams Baker Clark Davies Evans Foster Green Harris Irving Jones King Lewis Moore Nolan Owens Parker Quigley Reed Smith Taylor Underwood Walker Young",
  ),
  words: listed(`
the to I my and a is you it of for not have in was on this that with but are me your at be from can please no so we has
still flight will get what or bag when an been order do if now just they how about one would there been did help as all
out thank thanks hello hi why number hours up today back any after time refund booking ticket again know day two here
need phone called call waiting told nobody answer could seat money paid email account sorry tomorrow only more than did
their them he she who where which because before over also then very really same never next last first new other into
luggage suitcase airport gate delayed delay cancelled cancel late morning evening night week weeks days month hour minutes
card bank charge charged twice price voucher credit full amount pounds euros dollars return change changed date name wrong
right address delivery delivered parcel package store shop item items size colour blue red black white yellow broken cracked
damaged lost missing found find left arrived arrive leave leaving boarding pass passport visa family child children baby wife
husband mother father son daughter friend wheelchair medical doctor insurance letter proof photo picture screenshot link page
website app application password login reset code sent send message messages reply replied reach contact service customer support
team agent manager complaint case reference ref ticketed confirmation confirm confirmed receipt invoice statement document form
compensation claim policy rule terms allowed option offer upgrade downgrade extra legroom window aisle middle meal vegetarian
vegan gluten allergy drink water coffee lounge security queue check-in counter desk staff crew pilot captain plane aircraft
runway weather fog storm snow strike connection connecting missed layover transfer shuttle bus train taxi hotel room overnight
sleep floor terminal carousel belt tag tracking track status update updated information website explain explained reason
unacceptable terrible awful great excellent kind polite rude helpful useless fantastic perfect fine good bad worst best
hoping wish want wanted try tried trying keep kept ask asked asking say said saying see seen look looking believe think
understand appreciate expect promise promised happen happened happening start started stop stopped begin end ended open closed
Lisbon London Porto Oslo Madrid Berlin Paris Dublin Edinburgh Manchester Zurich Vienna Athens Rome Milan Naples Boston Toronto
umbrella violin guitar bicycle pram stroller snowboard wedding funeral honeymoon conference interview surgery insulin hearing
marmalade cello accordion telescope aquarium tarantula harpsichord didgeridoo wetsuit typewriter chandelier`),
}
