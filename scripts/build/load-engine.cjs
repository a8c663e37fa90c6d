/**
 * In the place of Parcel's own way to load a part of a worker, which looks for its address in an error's stack. A service worker has
 * `importScripts` alone: `import()` is refused there. (By its whole name, since Parcel would read a plain call as one of a page's worker.)
 */
module.exports = async (path) => self.importScripts(chrome.runtime.getURL(path))
