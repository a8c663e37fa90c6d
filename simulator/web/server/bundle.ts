import { fileURLToPath } from "node:url"
import { build } from "esbuild"

/** The client's code and styles, built once and kept in memory. */
export interface Bundle {
  script: string
  style: string
}

const entry = fileURLToPath(new URL("../client/main.tsx", import.meta.url))

/** Bundles the pages' client; fails with esbuild's own words. */
export async function bundle(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: "out",
    format: "esm",
    target: "chrome123",
    jsx: "automatic",
    minify: true,
    legalComments: "none",
    logLevel: "silent",
    conditions: ["production"],
    // Draft.js speaks of both; React's production build is the one X ships.
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  })
  const ending = (name: string) => outputFiles.find((file) => file.path.endsWith(name))?.text ?? ""
  return { script: ending(".js"), style: ending(".css") }
}
