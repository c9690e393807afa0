// bench/RESULTS.md: what one run of all benches has measured, and below it a section for each figure that comes from elsewhere.
import { readFile, writeFile } from 'node:fs/promises';

const FILE = new URL('RESULTS.md', import.meta.url);

// Match: "## Mutation testing" at the beginning of a line. Near miss: "# Results".
const SECTION = /^## /m;

/** Puts the figures of the benches in the place of those before them, and leaves the sections as they are. */
export function replaceFigures(document: string, figures: string): string {
  const start = document.search(SECTION);
  return start === -1 ? figures : `${figures}\n${document.slice(start)}`;
}

/** Puts a section in the place of the one under the same heading, or at the end. */
export function replaceSection(document: string, heading: string, body: string): string {
  const [figures = '', ...sections] = document.split(new RegExp(SECTION, 'gm'));
  const others = sections.filter((section) => !section.startsWith(`${heading}\n`));
  return [figures, ...others, `${heading}\n\n${body}`].map((part) => `${part.trimEnd()}\n`).join('\n## ');
}

/** Changes the file. */
export async function changeResults(change: (document: string) => string): Promise<void> {
  await writeFile(FILE, change(await readFile(FILE, 'utf8')));
}
