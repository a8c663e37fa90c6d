// Stands in for what twitter-api-v2 names and never runs here, with our fetch hook in front (see fetch-plugin.ts): Node's modules, and its own parts
// for the old API, streams, pages of lists and Node's requests. They would be a quarter of the worker (measured: 395 kB with them, 288 without).
// A folder with a linked node_modules is built with those parts: they extend this class while they load.
module.exports = { EventEmitter: class {} }
