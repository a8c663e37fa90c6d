/** A word with the places it is said at, ascending. */
export interface Posting {
  word: string
  places: ArrayLike<number>
}

/** Some words in their order, with their places, as few bytes. */
export interface WordRun {
  /** The last word in it. */
  last: string
  bytes: Uint8Array
}

/**
 * Writes words, which come in order, into runs of about `size` bytes. Of a word only what differs from the one before is written, of a place
 * only the distance: each number takes seven bits a byte. A word is in one run with all its places, however many they are.
 */
export function* packed(words: Iterable<Posting>, size = 4_096): Generator<WordRun> {
  let bytes = new Bytes()
  let last = ""
  for (const { word, places } of words) {
    const shared = sharedUnits(last, word)
    bytes.write(shared)
    bytes.write(word.length - shared)
    for (let at = shared; at < word.length; at++) bytes.write(word.charCodeAt(at))
    bytes.write(bytesOf(places))
    for (let at = 0; at < places.length; at++) bytes.write(distance(places, at))
    last = word
    if (bytes.length < size) continue
    yield { last, bytes: bytes.whole() }
    bytes = new Bytes()
    last = ""
  }
  if (bytes.length > 0) yield { last, bytes: bytes.whole() }
}

/** Reads a run again. What nobody wrote (a damaged row) gives words and places that mean nothing, and ends. */
export function* unpacked(bytes: Uint8Array): Generator<{ word: string; places: number[] }> {
  const reader = new Reader(bytes)
  let word = ""
  while (reader.at < bytes.length) {
    word = word.slice(0, reader.read())
    const units = reader.units()
    word += String.fromCharCode(...units)
    const places: number[] = []
    reader.places((place) => places.push(place))
    yield { word, places }
  }
}

/** Tells every place at which a word with this beginning is said; a place may be told more than once, in no order. */
export function placesIn(bytes: Uint8Array, beginning: string, tell: (place: number) => void): void {
  const reader = new Reader(bytes)
  // How many units of the beginning the word before begins with: what two neighbours share need not be looked at twice.
  let fits = 0
  while (reader.at < bytes.length) {
    const shared = reader.read()
    const length = Math.min(reader.read(), bytes.length)
    if (shared < fits) fits = shared
    for (let nth = 0; nth < length; nth++) {
      const unit = reader.read()
      if (fits === shared + nth && fits < beginning.length && unit === beginning.charCodeAt(fits)) fits++
    }
    if (fits === beginning.length) reader.places(tell)
    else reader.skip()
  }
}

function sharedUnits(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let at = 0
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++
  return at
}

const distance = (places: ArrayLike<number>, at: number): number => (places[at] ?? 0) - (places[at - 1] ?? 0)

function bytesOf(places: ArrayLike<number>): number {
  let length = 0
  for (let at = 0; at < places.length; at++) {
    length++
    for (let rest = distance(places, at); rest > 127; rest >>>= 7) length++
  }
  return length
}

/** Bytes that grow as numbers below 2^31 are written. */
class Bytes {
  length = 0
  private bytes = new Uint8Array(8_192)

  write(value: number): void {
    if (this.length + 5 > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2)
      larger.set(this.bytes)
      this.bytes = larger
    }
    let rest = value
    for (; rest > 127; rest >>>= 7) this.bytes[this.length++] = (rest & 127) | 128
    this.bytes[this.length++] = rest
  }

  whole(): Uint8Array {
    return this.bytes.slice(0, this.length)
  }
}

class Reader {
  at = 0
  constructor(private readonly bytes: Uint8Array) {}

  read(): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0
      value |= (byte & 127) << shift
      if (byte < 128) break
    }
    return value >>> 0
  }

  units(): number[] {
    const length = Math.min(this.read(), 64)
    return Array.from({ length }, () => this.read())
  }

  places(tell: (place: number) => void): void {
    const length = this.read()
    const end = Math.min(this.at + length, this.bytes.length)
    let place = 0
    while (this.at < end) {
      place += this.read()
      tell(place)
    }
  }

  skip(): void {
    const length = this.read()
    this.at += length
  }
}
