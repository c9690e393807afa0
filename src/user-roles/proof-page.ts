// The small page that a link opens in a browser: it proves nothing by itself, it says what to run.

/** Makes the page's HTML; nothing of the link is in it but its address, which is one of ours. */
export function proofPage(url: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Prove a role - Signalbox</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sign-in.css">
</head>
<body>
<main>
<h1>Signalbox</h1>
<p>This link gives a role of yours at AWS to whoever asked for it. Run it only if that was you, in a terminal where your AWS credentials are:</p>
<pre>npx signalbox prove ${escapeText(url)}</pre>
<p>It shows for whom the link is, asks you, and sends a signed request. Your credentials stay where they are.</p>
</main>
</body>
</html>
`;
}

// Stops a crafted link from breaking out of the text.
function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
