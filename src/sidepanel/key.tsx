import { type Act, printed } from "./shortcuts"

/** The key of an act, printed beside it. Not part of the button's name. */
export const Key = ({ act }: { act: Act }) => (
  <span className="key" aria-hidden="true">
    {printed(act)}
  </span>
)
