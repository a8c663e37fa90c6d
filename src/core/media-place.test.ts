import { expect, test } from "vitest"
import type { Media } from "./entry"
import { mediaPlace } from "./media-place"

const ton = "https://ton.twitter.com/1.1/ton/data/dm"
const photo = (url: string | null, more: Partial<Media> = {}): Media => ({ key: "3_77", type: "photo", url, ...more })

test.each([
  [
    "a photo's own address",
    photo(`${ton}/900/77/hVJQ-wig.jpg`),
    { dm: "900", media: "77", resource: "hVJQ-wig.jpg", exact: true },
  ],
  [
    "with a query behind it",
    photo(`${ton}/900/77/a.jpg?x=1`),
    { dm: "900", media: "77", resource: "a.jpg", exact: true },
  ],
  [
    "a video's",
    photo("https://video.twimg.com/dm_video/dm/900/77/a.mp4", { key: "7_77", type: "video" }),
    { dm: "900", media: "77", resource: "a.mp4", exact: true },
  ],
  [
    "a still of a video proves nothing",
    photo(`${ton}/900/77/a.jpg`, { key: "7_77", type: "video" }),
    { dm: "900", media: "77", resource: "a.jpg", exact: false },
  ],
  [
    "an address of another form is only our reading",
    photo("https://video.twimg.com/dm_gif/77/abc.mp4", { key: "16_77", type: "gif" }),
    { dm: "900", media: "77", resource: "abc.mp4", exact: false },
  ],
  [
    "another message's address is not believed",
    photo(`${ton}/901/78/a.jpg`),
    { dm: "900", media: "77", resource: "a.jpg", exact: false },
  ],
  ["no address", photo(null), null],
  ["no file in it", photo("https://example.org/"), null],
  ["a key without a number", photo("https://e.example/a.jpg", { key: "x" }), null],
  ["a way out of the folder", photo(`${ton}/900/77/..%2F..`), null],
])("%s", (_, media, place) => {
  expect(mediaPlace(media, "900")).toEqual(place)
})
