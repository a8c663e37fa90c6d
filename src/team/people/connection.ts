import { type Authenticator, type ConnectionOptions, jwtAuthenticator, type NatsConnection } from "@nats-io/nats-core"
import type { Keyring } from "./claims"
import type { Invitation } from "./invitation"
import type { AskSystem } from "./revoke"
import { inboxOf } from "./roles"

/** What a member connects with: their key, and the one inbox the server lets them hear. */
export const optionsOf = ({ server, member, jwt, seed }: Invitation) =>
  ({
    servers: server,
    name: member,
    authenticator: signs(jwt, seed),
    inboxPrefix: inboxOf(member),
  }) satisfies ConnectionOptions

const signs = (jwt: string, seed: string): Authenticator => jwtAuthenticator(jwt, new TextEncoder().encode(seed))

/** The inbox of the name under which admins hand in claims. */
export const SYSTEM_INBOX = "_INBOX.claims"

/** How long the server may take (milliseconds). */
const PATIENCE_MS = 5_000

/** Connects under the keyring's `system` name, does one thing, and leaves. Rejects when the server can't be reached. */
export async function asSystem<T>(
  connect: (options: ConnectionOptions) => Promise<NatsConnection>,
  server: string,
  { system }: Keyring,
  act: (ask: AskSystem) => Promise<T>,
): Promise<T> {
  const nc = await connect({
    servers: server,
    authenticator: signs(system.jwt, system.seed),
    inboxPrefix: SYSTEM_INBOX,
    reconnect: false,
  })
  try {
    return await act(async (subject, body) => (await nc.request(subject, body, { timeout: PATIENCE_MS })).string())
  } finally {
    await nc.close()
  }
}
