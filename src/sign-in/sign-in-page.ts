// The two small pages around a sign-in link; plain HTML without scripts, styled by the console's stylesheet for such pages.

/** Which page to show. */
export type SignInPage = { readonly kind: 'confirm'; readonly token: string; readonly name: string } | { readonly kind: 'link-invalid' };

/** Makes the page's HTML. */
export function signInPage(page: SignInPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in - Signalbox</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sign-in.css">
</head>
<body>
<main>
<h1>Signalbox</h1>
${page.kind === 'confirm' ? confirmation(page) : LINK_INVALID}
</main>
</body>
</html>
`;
}

function confirmation({ token, name }: { readonly token: string; readonly name: string }): string {
  return `<p>This link signs you in as ${name === 'Operator' ? 'the operator of this Signalbox' : escapeAttribute(name)}, once.</p>
<form method="post" action="/sign-in">
<input type="hidden" name="token" value="${escapeAttribute(token)}">
<button type="submit" autofocus>Sign in</button>
</form>`;
}

const LINK_INVALID = `<p>This sign-in link has been used or has expired.</p>
<p>Make a new one where Signalbox runs:</p>
<pre>npm run -s signalbox -- sign-in-link</pre>`;

// Stops a crafted link from breaking out of the attribute.
function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
