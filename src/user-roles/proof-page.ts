// The small page that a link opens in a browser: it proves nothing by itself, it says what to run.
import { escapeHtml, plainPage } from '../lib/plain-page.ts';

/** Makes the page's HTML; nothing of the link is in it but its address, which is one of ours. */
export function proofPage(url: string): string {
  return plainPage({
    title: 'Prove a role',
    body: `<p>This link gives a role of yours at AWS to whoever asked for it. Run it only if that was you, in a terminal where your AWS credentials are:</p>
<pre>npx signalbox prove ${escapeHtml(url)}</pre>
<p>It shows for whom the link is, asks you, and sends a signed request. Your credentials stay where they are.</p>`,
  });
}
