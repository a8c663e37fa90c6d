import type { Endpoint } from "./endpoint"
import { missing, problem } from "./problem"

/** GET /2/dm_conversations/media/:dm_id/:media_id/:resource_id: the bytes of a message's picture, for its participants only. */
export const getDmMedia: Endpoint = {
  method: "GET",
  path: "/2/dm_conversations/media/:dm_id/:media_id/:resource_id",
  scopes: ["dm.read"],
  answer(x, call) {
    const { dm_id: dmId = "", media_id: mediaId = "", resource_id: resource = "" } = call.params
    const event = x.world.dm(dmId)
    const medium = x.world.medium(mediaId)
    const fits = event && !event.deleted && medium && event.mediaKey === medium.key && medium.resource === resource
    if (!fits) return missing(x.spec, "media", mediaId)
    if (!x.world.dmsOf(call.me.id).includes(event)) {
      const detail = `You are not permitted to view the media with media_id: [${mediaId}].`
      const more = { resource_type: "media", resource_id: mediaId, parameter: "media_id", value: mediaId }
      return problem(x.spec, 403, "not-authorized-for-resource", "Authorization Error", detail, more)
    }
    return { status: 200, headers: { "content-type": medium.mime }, body: medium.bytes }
  },
}
