import { expect, it } from "vitest"
import { photoAt } from "./photo-place"

it.each([
  ["/ada/status/12/photo/1", { id: "12", index: 0, post: "/ada/status/12" }],
  ["/i/status/12/photo/4", { id: "12", index: 3, post: "/i/status/12" }],
  ["/ada/status/12", undefined],
  ["/ada/status/12/photo/0", undefined],
  ["/ada/status/12/photo/1/more", undefined],
  ["/ada/status/x/photo/1", undefined],
])("%s", (path, place) => {
  expect(photoAt(path)).toEqual(place)
})
