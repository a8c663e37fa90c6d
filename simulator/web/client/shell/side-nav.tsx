import { boot } from "../boot"
import { Icon, type IconName, Mark } from "../icons"
import { Link } from "../link"
import { look } from "../look"
import { Avatar } from "../post/avatar"
import { roles } from "../roles"
import { openComposer, usePlace } from "../router"
import { oneLine, row, s, t, v } from "../styles"
import { words } from "../words"

interface Tab {
  icon: IconName
  label: string
  href: string
  testId?: string
}

function tabs(): Tab[] {
  const me = boot.session
  return [
    { icon: "home", label: words.home, href: "/home", testId: "AppTabBar_Home_Link" },
    { icon: "search", label: words.explore, href: "/search?q=", testId: "AppTabBar_Explore_Link" },
    { icon: "bell", label: words.notifications, href: "/notifications", testId: "AppTabBar_Notifications_Link" },
    { icon: "mail", label: words.messages, href: "/messages", testId: "AppTabBar_DirectMessage_Link" },
    { icon: "bookmark", label: words.bookmarks, href: "/i/bookmarks" },
    ...(me
      ? [{ icon: "person" as const, label: words.profile, href: `/${me.handle}`, testId: "AppTabBar_Profile_Link" }]
      : []),
  ]
}

function TabLink({ icon, label, href, testId, wide }: Tab & { wide: boolean }) {
  const here = usePlace().path === href.split("?")[0]
  return (
    <Link
      href={href}
      aria-label={label}
      data-testid={testId}
      className={v({ padding: "4px 0", alignItems: "flex-start" })}
    >
      <div className={v(row, { padding: 12, borderRadius: 9999, alignItems: "center", gap: 20 })} data-hover="tint">
        <Icon name={icon} size={26.25} bold={here ? 2.6 : 1.9} />
        {wide && (
          <div
            dir="auto"
            className={t({ fontSize: 20, lineHeight: "24px", fontWeight: here ? 700 : 400, marginInlineEnd: 16 })}
          >
            <span>{label}</span>
          </div>
        )}
      </div>
    </Link>
  )
}

function Me({ wide }: { wide: boolean }) {
  const me = boot.session
  if (!me) return null
  return (
    <button
      type="button"
      aria-label={me.name}
      data-testid="SideNav_AccountSwitcher_Button"
      data-hover="tint"
      className={v(row, { padding: 12, borderRadius: 9999, margin: "12px 0", gap: 8, alignItems: "center" })}
      style={{ color: look.words }}
      onClick={() => document.querySelector<HTMLElement>("#simulator summary")?.click()}
    >
      <Avatar handle={me.handle} size={40} linked={false} />
      {wide && (
        <div className={v({ minWidth: 0, flexShrink: 1 })}>
          <span className={t(oneLine, { fontWeight: 700 })}>{me.name}</span>
          <span className={t(oneLine)} style={{ color: look.soft }}>
            @{me.handle}
          </span>
        </div>
      )}
    </button>
  )
}

/** X's navigation: a column of icons, with words where there is room. */
export function SideNav({ wide }: { wide: boolean }) {
  return (
    <header {...roles.banner} className={v({ alignItems: "flex-end", flexGrow: 1, color: look.words })}>
      <div className={v({ width: wide ? 275 : 68, padding: "0 8px" })}>
        <div
          className={v({
            position: "fixed",
            top: 0,
            height: "100%",
            justifyContent: "space-between",
            width: wide ? 259 : 56,
          })}
        >
          <div className={v({ alignItems: "flex-start" })}>
            <Link
              href="/home"
              aria-label="X"
              className={v({ padding: 12, margin: "2px 0", borderRadius: 9999 })}
              data-hover="tint"
            >
              <Mark size={28} />
            </Link>
            <nav className={v({ alignItems: "flex-start" })}>
              {tabs().map((tab) => (
                <TabLink key={tab.href} {...tab} wide={wide} />
              ))}
            </nav>
            <button
              type="button"
              aria-label={words.post}
              data-testid="SideNav_NewTweet_Button"
              className={v(
                {
                  borderRadius: 9999,
                  minHeight: 52,
                  minWidth: 52,
                  marginTop: 12,
                  alignItems: "center",
                  justifyContent: "center",
                },
                wide && { width: "90%" },
              )}
              style={{ backgroundColor: look.button, color: look.onButton }}
              onClick={() => openComposer()}
            >
              {wide ? (
                <span className={t({ fontSize: 17, fontWeight: 700 })}>{words.post}</span>
              ) : (
                <Icon name="pen" size={24} />
              )}
            </button>
          </div>
          <Me wide={wide} />
        </div>
      </div>
      <div className={s({ height: 1 })} />
    </header>
  )
}
