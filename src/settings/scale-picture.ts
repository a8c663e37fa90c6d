import { PICTURE_LIMIT } from "~core/picture"

/** Pixels of a side: twice what the largest place shows. */
const SIDE = 64

/** Tried in this order until one is small enough to travel in a record. */
const WAYS = [
  ["image/webp", 0.9],
  ["image/webp", 0.6],
  ["image/jpeg", 0.6],
  ["image/jpeg", 0.3],
] as const

/** Makes a small square picture of any that this browser can show, as a `data:` URL; null: it can't show it. */
export async function scalePicture(file: Blob): Promise<string | null> {
  const image = await createImageBitmap(file).catch(() => null)
  if (!image) return null
  const canvas = new OffscreenCanvas(SIDE, SIDE)
  const pen = canvas.getContext("2d")
  if (!pen) return null
  const side = Math.min(image.width, image.height)
  pen.imageSmoothingQuality = "high"
  // What is transparent would be black in one of the ways and not in the others.
  pen.fillStyle = "white"
  pen.fillRect(0, 0, SIDE, SIDE)
  pen.drawImage(image, (image.width - side) / 2, (image.height - side) / 2, side, side, 0, 0, SIDE, SIDE)
  image.close()
  for (const [type, quality] of WAYS) {
    const url = await urlOf(await canvas.convertToBlob({ type, quality }))
    if (url.length <= PICTURE_LIMIT) return url
  }
  return null
}

const urlOf = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
