/**
 * Plasmo's bundler, and after it what Parcel 2.9 leaves out for pages of an extension: a part that is loaded later
 * does not carry again what the page that loads it has already. (Parcel works out what is there "from above" only under
 * entries; an extension's pages are bundles of their own below the manifest. Without this React would be there twice.)
 * The script on X's pages is left as it is: what it shares it would have to hold out to others, and it must stay small.
 * The worker shares with its part what may keep something (the database, above all): what is held out to others is called by a longer way, and what is
 * pure and used everywhere would make the worker larger by 18 kB.
 */
const plasmo = require("@plasmohq/parcel-bundler").default
const { Bundler } = require("@parcel/plugin")

/** Where a Parcel plugin keeps what it does. */
const does = plasmo[Symbol.for("parcel-plugin-config")]

const isOnX = (page) => /[\\/]contents[\\/]/.test(page.getMainEntry()?.filePath ?? "")

/** What keeps nothing in itself, so that two of it are as good as one: the decisions, what rows must be, how some of them are changed. */
const PURE =
  /\/node_modules\/valibot\/|\/src\/core\/|\/src\/background\/(?:world|deadlines\/deadline)\.ts$|\/src\/store\/(?:rows\/|rungs\/|(?:archive\/format|reads\/is-fresh|rebuild-index|strangers|empty-entry|in-file|indexing|placed|quarantine|tables|turned-away)\.ts$)/
const isPure = ({ filePath }) => PURE.test(filePath.replaceAll("\\", "/"))

/** The assets of a part loaded later that every page which loads it holds. */
function heldAbove(graph, part) {
  const above = graph.getParentBundles(part).filter(({ type }) => type === part.type)
  const held = []
  if (above.length === 0 || above.some(isOnX)) return held
  const isWorkers = above.some(({ env }) => env.isWorker())
  part.traverseAssets((asset) => {
    if (isWorkers && isPure(asset)) return
    if (above.every((page) => page.hasAsset(asset))) held.push(asset)
  })
  return held
}

module.exports = new Bundler({
  ...does,
  async bundle(given) {
    await does.bundle(given)
    const graph = given.bundleGraph
    for (const part of graph.getBundles())
      if (part.type === "js") for (const asset of heldAbove(graph, part)) graph.removeAssetGraphFromBundle(asset, part)
  },
})
