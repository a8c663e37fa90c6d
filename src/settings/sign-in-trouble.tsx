import * as css from "./sign-in-trouble.module.css"

/** A sign-in that brought no account: what is known, and the one list to go through. X often shows its error only in its own window. */
export function SignInTrouble({ known }: { known: string }) {
  return (
    <div className={css.trouble}>
      <p role="alert">{known}</p>
      <p>If X’s window showed an error, or you can’t tell why, check these in order:</p>
      <ul>
        <li>The app’s type is Native App (a public client), with OAuth 2.0 switched on.</li>
        <li>Its callback URI is the redirect URL above, exact to the slash at the end.</li>
        <li>The client ID is the one under OAuth 2.0, not the API key.</li>
        <li>You are signed in on x.com as the brand, and nobody else.</li>
        <li>You pressed Authorize and X’s window closed by itself.</li>
      </ul>
    </div>
  )
}
