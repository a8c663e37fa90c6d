// Stands in for the Node modules that twitter-api-v2 names but, with our fetch hook in front, never runs (see fetch-plugin.ts).
module.exports = {}
