// The two small pages around a sign-in link; plain HTML without scripts, styled by the console's stylesheet for such pages.
import { escapeHtml, plainPage } from '../lib/plain-page.ts';

/** Which page to show. */
export type SignInPage = { readonly kind: 'confirm'; readonly token: string; readonly name: string } | { readonly kind: 'link-invalid' };

/** Makes the page's HTML. */
export function signInPage(page: SignInPage): string {
  return plainPage({ title: 'Sign in', body: page.kind === 'confirm' ? confirmation(page) : LINK_INVALID });
}

function confirmation({ token, name }: { readonly token: string; readonly name: string }): string {
  return `<p>This link signs you in as ${name === 'Operator' ? 'the operator of this Signalbox' : escapeHtml(name)}, once.</p>
<form method="post" action="/sign-in">
<input type="hidden" name="token" value="${escapeHtml(token)}">
<button type="submit" autofocus>Sign in</button>
</form>`;
}

const LINK_INVALID = `<p>This sign-in link has been used or has expired.</p>
<p>Make a new one where Signalbox runs:</p>
<pre>npm run -s signalbox -- sign-in-link</pre>`;
