/** What is measured of reading and routing, in a page of the extension: the worker's own code, on the browser's own IndexedDB. */
import { measureIngest } from "./ingest-in-page"
import { measureRouting } from "./routing-in-page"

Object.assign(globalThis, { measureIngest, measureRouting })
