import { sendId } from "~core/ids"
import { fetchMedia } from "../fetch-media"
import { stop } from "../uploads"
import type { Handlers } from "./handlers"

/** Photos, GIFs and videos, both ways. */
export const media = {
  fetchMedia: (world, { entry, key }) => fetchMedia(world, entry, key),
  stopUpload: (world, { send }) => stop(world, sendId(send)),
} satisfies Partial<Handlers>
