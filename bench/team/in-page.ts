/** What is measured of a team's desk, in a page of the extension: the worker's own code, on the browser's own IndexedDB and WebSocket. */
import { measureClaims } from "./claim-in-page"
import { agentIsAsked, gatewayTakesIn } from "./offer-in-page"
import { measureCopy, measureReading } from "./replica-in-page"

Object.assign(globalThis, { agentIsAsked, gatewayTakesIn, measureClaims, measureCopy, measureReading })
