import { generateKeyPairSync, type KeyObject, sign } from "node:crypto"

/** A private key and its certificate, both PEM. */
export interface Certificate {
  key: string
  cert: string
}

/**
 * A self-signed certificate (P-256, ten years from yesterday) for these hosts; `*.` is allowed. Node can't write X.509
 * by itself and openssl may be missing, so its few DER structures are spelled here. Made anew at each start: no private
 * key lies in the repository.
 */
export function selfSigned(hosts: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const body = toBeSigned(hosts, publicKey)
  const signature = sign("sha256", body, privateKey)
  const der = sequence(body, ECDSA_WITH_SHA256, bits(signature))
  const lines = der.toString("base64").match(/.{1,64}/g) ?? []

  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
  }
}

function toBeSigned(hosts: readonly string[], publicKey: KeyObject): Buffer {
  const now = Date.now()
  const name = sequence(tag(0x31, sequence(oid("550403"), tag(0x0c, Buffer.from("Aside's local X")))))
  const names = sequence(...hosts.map((host) => tag(0x82, Buffer.from(host))))
  const extensions = sequence(sequence(oid("551d11"), tag(0x04, names)))

  return sequence(
    tag(0xa0, tag(0x02, Buffer.from([2]))),
    tag(0x02, Buffer.from(`01${now.toString(16).padStart(16, "0")}`, "hex")),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(now - 86_400_000), time(now + 3_650 * 86_400_000)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tag(0xa3, extensions),
  )
}

function tag(type: number, content: Buffer): Buffer {
  const size = content.length
  if (size < 0x80) return Buffer.concat([Buffer.from([type, size]), content])
  const hex = size.toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex")
  return Buffer.concat([Buffer.from([type, 0x80 | bytes.length]), bytes, content])
}

function sequence(...parts: Buffer[]): Buffer {
  return tag(0x30, Buffer.concat(parts))
}

function oid(hex: string): Buffer {
  return tag(0x06, Buffer.from(hex, "hex"))
}

function bits(content: Buffer): Buffer {
  return tag(0x03, Buffer.concat([Buffer.from([0]), content]))
}

function time(at: number): Buffer {
  const text = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, "")
  return tag(0x17, Buffer.from(text.slice(2)))
}

const ECDSA_WITH_SHA256 = sequence(oid("2a8648ce3d040302"))
