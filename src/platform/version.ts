import { browser } from "./browser"

/** Of this Aside, as its manifest says. */
export const ownVersion = (): string => browser.runtime.getManifest().version
