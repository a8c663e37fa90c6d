import { browser } from "./browser"

/** The version of this Aside, as its manifest has it. */
export const version = (): string => browser.runtime.getManifest().version
