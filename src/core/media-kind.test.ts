import { describe, expect, test } from "vitest"
import { judgeFile, LARGEST, mediaTypeOf } from "./media-kind"

const bytes = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))
const PNG = bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR")
const GIF = bytes("GIF89a\x01\0\x01\0")
const MP4 = bytes("\0\0\0\x18ftypisom\0\0\0\0")

describe("what a file is, by its first bytes", () => {
  test.each([
    ["a JPEG", "\xFF\xD8\xFF\xE0\0\x10JFIF", "image/jpeg"],
    ["a PNG", "\x89PNG\r\n\x1A\n\0\0\0\r", "image/png"],
    ["a GIF of 1987", "GIF87a", "image/gif"],
    ["a GIF of 1989", "GIF89a", "image/gif"],
    ["a WEBP", "RIFF\x10\0\0\0WEBPVP8 ", "image/webp"],
    ["an MP4", "\0\0\0\x18ftypisom", "video/mp4"],
    ["another MP4", "\0\0\0\x18ftypmp42", "video/mp4"],
    ["a QuickTime movie", "\0\0\0\x14ftypqt  ", "video/quicktime"],
    ["an old QuickTime movie", "\0\0\0\x08wide\0\0\0\0mdat", "video/quicktime"],
    ["a HEIC photo", "\0\0\0\x18ftypheic", null],
    ["an AVIF photo", "\0\0\0\x18ftypavif", null],
    ["sound", "\0\0\0\x18ftypM4A ", null],
    ["a WAV, which is RIFF too", "RIFF\x10\0\0\0WAVEfmt ", null],
    ["a PDF", "%PDF-1.7", null],
    ["a page", "<svg xmlns=", null],
    ["nothing", "", null],
    ["half a PNG", "\x89PN", null],
  ])("%s", (_, head, type) => {
    expect(mediaTypeOf(bytes(head))).toBe(type)
  })
})

describe("whether a file may go with a message", () => {
  test.each([
    ["a photo of just 5 MB goes", PNG, LARGEST.dm_image, { fits: true, type: "image/png", category: "dm_image" }],
    ["one byte more is too large", PNG, LARGEST.dm_image + 1, { fits: false, problem: "size", category: "dm_image" }],
    ["a GIF may have 15 MB", GIF, LARGEST.dm_gif, { fits: true, type: "image/gif", category: "dm_gif" }],
    ["and not more", GIF, LARGEST.dm_gif + 1, { fits: false, problem: "size", category: "dm_gif" }],
    ["a video may have 512 MB", MP4, LARGEST.dm_video, { fits: true, type: "video/mp4", category: "dm_video" }],
    ["and not more", MP4, LARGEST.dm_video + 1, { fits: false, problem: "size", category: "dm_video" }],
    ["an empty file says so", new Uint8Array(), 0, { fits: false, problem: "empty" }],
    ["another kind says so, whatever its size", bytes("%PDF-1.7"), 10 ** 12, { fits: false, problem: "kind" }],
  ])("%s", (_, head, size, judged) => {
    expect(judgeFile(head, size)).toEqual(judged)
  })
})
