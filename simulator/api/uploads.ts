import type { Medium, World } from "../contract"

/** The largest file (bytes) of each category that a DM takes. */
export const LARGEST: Readonly<Record<string, number>> = {
  dm_image: 5 * 1024 ** 2,
  dm_gif: 15 * 1024 ** 2,
  dm_video: 512 * 1024 ** 2,
}

/** One upload on its way. */
export interface Upload {
  id: string
  ownerId: string
  mime: string
  category: string
  totalBytes: number
  segments: Map<number, Uint8Array>
  /** STATUS calls left until processing has succeeded; undefined before finalize. */
  steps: number | undefined
  medium?: Medium
}

/** The uploads of the local X. Photos are ready at finalize; GIFs and videos after `processingSteps` STATUS calls. */
export interface Uploads {
  processingSteps: number
  begin(ownerId: string, mime: string, category: string, totalBytes: number): Upload
  find(id: string, ownerId: string): Upload | undefined
  /** Puts the segments together; the medium keeps the upload's id. */
  finish(upload: Upload): Medium
  /** Whether a DM may carry it: not an upload at all, or one that is through. */
  ready(id: string): boolean
}

/** No uploads yet. */
export function createUploads(world: World, mint: () => string): Uploads {
  const uploads = new Map<string, Upload>()

  return {
    processingSteps: 2,
    begin(ownerId, mime, category, totalBytes) {
      const upload: Upload = { id: mint(), ownerId, mime, category, totalBytes, segments: new Map(), steps: undefined }
      uploads.set(upload.id, upload)
      return upload
    },
    find(id, ownerId) {
      const upload = uploads.get(id)
      return upload?.ownerId === ownerId ? upload : undefined
    },
    finish(upload) {
      const ordered = [...upload.segments].sort(([a], [b]) => a - b).map(([, bytes]) => bytes)
      const { id, ownerId, mime } = upload
      upload.steps = upload.category === "dm_image" ? 0 : this.processingSteps
      upload.medium = world.addMedium({ id, ownerId, mime, bytes: Buffer.concat(ordered) })
      return upload.medium
    },
    ready(id) {
      const upload = uploads.get(id)
      return upload === undefined || upload.steps === 0
    },
  }
}
