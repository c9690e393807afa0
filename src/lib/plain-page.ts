// A small page of plain HTML without scripts, styled by the stylesheet for such pages.

/** Makes the page's HTML; `body` is HTML, and what comes from outside is escaped in it. */
export function plainPage({ title, body }: { readonly title: string; readonly body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} - Signalbox</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sign-in.css">
</head>
<body>
<main>
<h1>Signalbox</h1>
${body}
</main>
</body>
</html>
`;
}

/** Keeps a text from breaking out of an element or an attribute. */
export function escapeHtml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
