import { deflateSync } from "node:zlib"

/** A colour from 0 to 255 each: red, green, blue. */
export type Colour = readonly [number, number, number]

/** A real PNG of this size, coloured pixel by pixel: what customers send as photos. */
export function png(width: number, height: number, colour: (x: number, y: number) => Colour): Uint8Array {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(colour(x, y), y * (width * 3 + 1) + 1 + x * 3)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

/** A photo of a suitcase with a crack, 480 by 360. */
export function brokenSuitcase(): Uint8Array {
  return png(480, 360, (x, y) => {
    const inside = x > 130 && x < 350 && y > 120 && y < 310
    const crack = inside && Math.abs(x - 240 - 24 * Math.sin(y / 17)) < 4
    const handle =
      y > 80 && y <= 120 && (Math.abs(x - 195) < 8 || Math.abs(x - 285) < 8 || (y < 96 && x > 190 && x < 290))
    if (crack) return [240, 240, 235]
    if (inside || handle) return [34, 51, 59]
    return [150 + Math.floor(y / 5), 170 + Math.floor(y / 8), 190 - Math.floor(y / 6)]
  })
}

function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const body = Buffer.concat([Buffer.from(type, "latin1"), content])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
