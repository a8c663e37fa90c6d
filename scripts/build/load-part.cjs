/**
 * In the place of Parcel's own way to load a part of the extension, which is a script element: on X's pages that would run in the
 * page's world, where X's policy refuses it. `import()` runs in the world that asks, in our own pages as well.
 */
module.exports = (path) => import(chrome.runtime.getURL(path))
