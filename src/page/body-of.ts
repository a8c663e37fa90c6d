/** The page's body as soon as it is there. Before X has drawn anything, so that a button that comes with its post moves nothing. */
export function bodyOf(page: Document = document): Promise<HTMLElement> {
  if (page.body) return Promise.resolve(page.body)
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!page.body) return
      observer.disconnect()
      resolve(page.body)
    })
    observer.observe(page, { childList: true, subtree: true })
  })
}
