import { useEffect, useState } from "react"
import { boot } from "./boot"
import { ComposerDialog } from "./compose/dialog"
import { Toasts } from "./compose/toast"
import { Authorize } from "./pages/authorize"
import { Display } from "./pages/display"
import { Home } from "./pages/home"
import { Intent } from "./pages/intent"
import { List } from "./pages/list"
import { Messages } from "./pages/messages"
import { PeopleList } from "./pages/people-list"
import { PhotoView } from "./pages/photo-view"
import { Profile } from "./pages/profile"
import { SignIn } from "./pages/sign-in"
import { Thread } from "./pages/thread"
import { photoAt } from "./photo-place"
import { roles } from "./roles"
import { closeComposer, usePlace } from "./router"
import { SideNav } from "./shell/side-nav"
import { Sidebar } from "./shell/sidebar"
import { SimulatorFooter } from "./shell/simulator-footer"
import { useShortcuts } from "./shortcuts"
import { row, v } from "./styles"
import { words } from "./words"

function Page({ href }: { href: string }) {
  const { pathname, searchParams } = new URL(href, location.origin)
  const [first = "home", second, third] = pathname.split("/").filter(Boolean)
  if (first === "home" || first === "compose") return <Home />
  if (first === "search" || first === "explore") {
    const query = searchParams.get("q") ?? ""
    return <List title={query || words.explore} path={query ? `search?q=${encodeURIComponent(query)}` : "home"} />
  }
  if (first === "notifications") return <List title={words.notifications} path="notifications" />
  if (first === "messages") return <Messages />
  if (first === "i" && second === "bookmarks") return <List title={words.bookmarks} path="bookmarks" />
  if (first === "i" && second === "display") return <Display />
  if (first === "i" && second === "lists" && third) return <PeopleList key={third} id={third} />
  if (second === "status" && third) return <Thread key={third} id={third} />
  return <Profile key={first} handle={decodeURIComponent(first)} />
}

function useWidth(): number {
  const [width, setWidth] = useState(innerWidth)
  useEffect(() => {
    const stop = new AbortController()
    addEventListener("resize", () => setWidth(innerWidth), { signal: stop.signal })
    return () => stop.abort()
  }, [])
  return width
}

function Site({ href, width }: { href: string; width: number }) {
  const isMessages = href.startsWith("/messages")
  useShortcuts()
  return (
    <div className={v(row, { minHeight: "100vh", justifyContent: "center" })}>
      <SideNav wide={width >= 1265} />
      <main {...roles.main} className={v(row, { flexGrow: 1, flexShrink: 1, minWidth: 0, alignItems: "flex-start" })}>
        <div
          className={v(row, { width: width >= 1000 ? 990 : 600, maxWidth: "100%", justifyContent: "space-between" })}
        >
          <Page href={href} />
          {width >= 1000 && !isMessages && <Sidebar />}
        </div>
      </main>
    </div>
  )
}

/** The whole of the local X: a page, X's layers over it, and the simulator's own footer. */
export function App() {
  const place = usePlace()
  const composing = place.path === "/compose/post"
  const photo = photoAt(composing ? (place.photo ?? "") : place.path)
  const width = useWidth()
  const here = composing ? "/home" : (photo?.post ?? location.pathname + location.search)
  const href = place.below ?? here
  const authorizing = place.path === "/i/oauth2/authorize"
  const intent = place.path === "/intent/post"
  const site = boot.session ? <Site href={href} width={width} /> : <SignIn />
  return (
    <>
      {authorizing ? <Authorize /> : intent && boot.session ? null : site}
      <div id="layers" className={v({ position: "absolute", top: 0, insetInline: 0, zIndex: 3 })}>
        {intent && boot.session && <Intent />}
        {photo && boot.session && (
          <PhotoView key={`photo-${photo.id}`} place={photo} wide={width >= 1000} covered={composing} />
        )}
        {composing && boot.session && (
          <ComposerDialog
            key={`composer-${place.inReplyTo ?? ""}`}
            inReplyTo={place.inReplyTo}
            initial=""
            onClose={closeComposer}
          />
        )}
        <Toasts />
      </div>
      <SimulatorFooter />
    </>
  )
}
