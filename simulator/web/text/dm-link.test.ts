import { describe, expect, it } from "vitest"
import { dmButton } from "./dm-link"

const link = "https://twitter.com/messages/compose?recipient_id=1990000000000000001"

describe("a DM link in a post", () => {
  it.each([
    ["alone", link, ""],
    ["after words", `Sorry! Write to us: ${link}`, "Sorry! Write to us:"],
    ["on a line of its own, with white space after it", `Sorry!\n\n${link} \n`, "Sorry!"],
  ])("that stands last becomes a button and is hidden: %s", (_, post, text) => {
    expect(dmButton(post)).toEqual({ text, href: link, recipientId: "1990000000000000001" })
  })

  it("keeps a text for the customer's box", () => {
    expect(dmButton(`Hi ${link}&text=Ref%20K7Q2`)?.href).toBe(`${link}&text=Ref%20K7Q2`)
  })

  it.each([
    ["before other words", `${link} thanks`],
    ["glued to a word", `here:${link}`],
    ["twice with words between", `${link} or ${link}!`],
    ["on x.com, which is not documented inside posts", "https://x.com/messages/compose?recipient_id=12"],
    ["without a number", "https://twitter.com/messages/compose?recipient_id=acme"],
    ["absent", "nothing here"],
  ])("stays as it is: %s", (_, post) => {
    expect(dmButton(post)).toBeUndefined()
  })
})
