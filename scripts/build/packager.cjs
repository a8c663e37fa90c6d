/**
 * Plasmo's packager of the manifest, which lets a content script's page load what that script imports later. After it: only under an
 * address that is drawn anew with every start of the browser.
 */
const plasmo = require("@plasmohq/parcel-packager").default
const { Packager } = require("@parcel/plugin")

/** Where a Parcel plugin keeps what it does. */
const does = plasmo[Symbol.for("parcel-plugin-config")]

module.exports = new Packager({
  ...does,
  async package(given) {
    const packaged = await does.package(given)
    const manifest = JSON.parse(packaged.contents)
    const opened = (manifest.web_accessible_resources ?? []).map((one) => ({ ...one, use_dynamic_url: true }))
    return { ...packaged, contents: JSON.stringify({ ...manifest, web_accessible_resources: opened }) }
  },
})
