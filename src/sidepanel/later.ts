// What the panel shows only once somebody pressed or typed something. It is one part of the bundle, loaded after the
// first paint by `use-later.ts` alone: whatever else imports from here brings it back into the first load.
export { readSearch } from "~store/reads/search"
export { Profile } from "./profile"
export { Results } from "./results"
