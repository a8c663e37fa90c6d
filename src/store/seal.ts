/** Something sealed with AES-GCM: what it says is lost without the key. */
export interface Sealed {
  /** 12 bytes, new each time. */
  iv: Uint8Array<ArrayBuffer>
  /** What was said as JSON, encrypted, with its seal. */
  bytes: ArrayBuffer
}

/** A key whose bytes nobody can take out of the browser (AES-GCM, 256 bits, not extractable). */
export const sealingKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"])

/** Seals a value that JSON can carry. It opens only under the same name, so that one can't be put in the place of another. */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const bytes = await crypto.subtle.encrypt(termsOf(name, iv), key, new TextEncoder().encode(JSON.stringify(value)))
  return { iv, bytes }
}

/** What was sealed, or undefined when it was changed, cut, of another name or of another key. */
export async function openSealed(key: CryptoKey, name: string, { iv, bytes }: Sealed): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(termsOf(name, iv), key, bytes)))
  } catch {
    return undefined
  }
}

/** Whether a row holds something sealed at all. */
export const isSealed = ({ iv, bytes }: Partial<Sealed>): boolean =>
  iv instanceof Uint8Array && bytes instanceof ArrayBuffer

const termsOf = (name: string, iv: Uint8Array<ArrayBuffer>) => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(name),
})
