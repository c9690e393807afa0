// Writes into docs/guides/notifications-side-by-side.md what the messages in its pictures say, for those who cannot see them.
// Usage: node scripts/generate-side-by-side.ts [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quoteMessage } from './side-by-side/quote-message.ts';
import { sideBySideEvents } from './side-by-side/side-by-side-events.ts';

/** The page, from the root of the project. */
export const SIDE_BY_SIDE = 'docs/guides/notifications-side-by-side.md';

const ROOT = join(import.meta.dirname, '..');
const FIXTURES = join(ROOT, 'src/notifications/recognize/__fixtures__');

// Match: a fenced block of the language `text`. Near miss: one of the language `sh`.
const QUOTE = /^```text\n[\s\S]*?^```$/gm;

/** Returns the page with what the messages say today: its blocks of text are those of the events, in their order. */
export function writeSideBySide(page: string): string {
  const quotes = sideBySideEvents.map(({ fixtures }) => quoteMessage(readFileSync(join(FIXTURES, fixtures.at(-1) ?? ''))));
  const blocks = page.match(QUOTE) ?? [];
  if (blocks.length !== quotes.length) throw new Error(`the page has ${blocks.length} blocks of text, for ${quotes.length} events`);
  let index = 0;
  return page.replace(QUOTE, () => {
    const quote = quotes[index] ?? '';
    index += 1;
    return `\`\`\`text\n${quote}\n\`\`\``;
  });
}

function main(): void {
  const file = join(ROOT, SIDE_BY_SIDE);
  const page = readFileSync(file, 'utf8');
  const written = writeSideBySide(page);
  if (!process.argv.includes('--check')) return writeFileSync(file, written);
  if (page === written) return;
  console.error(`${SIDE_BY_SIDE} is stale; run node scripts/generate-side-by-side.ts`);
  process.exitCode = 1;
}

if (import.meta.main) main();
