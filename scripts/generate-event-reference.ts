// Writes docs/reference/events.md from the recipes by which events are read.
// Usage: node scripts/generate-event-reference.ts [--check]
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Conditions, EventRecipe, IncidentRule, MessageRecipe, Recipe } from '../src/notifications/recognize/recipe/recipe.ts';
import { eventRecipes } from '../src/notifications/recognize/sources/event-recipes.ts';
import { messageRecipes } from '../src/notifications/recognize/sources/message-recipes.ts';

/** The written page, from the root of the project. */
export const EVENT_REFERENCE = 'docs/reference/events.md';

const FILE = join(import.meta.dirname, '..', EVENT_REFERENCE);
const INTRODUCTION = `# Events

This page is written from the recipes in \`src/notifications/recognize/sources\` by \`scripts/generate-event-reference.ts\`.

Every event is shown. Those below are shown by a recipe: what happened in a sentence, the cause in the sender's own words, the most
telling values first, and a link into the console of the event's own account and Region. All others are read by their shape: state,
reason, names and identifiers before anything else. Custom notifications are the only ones whose text may hold markup.

- **Incident.** The events of one incident are shown in one message. A _run_ begins with its start and ends with its end, whatever that is.
  A _condition_ lasts until things are well again. A _part_ belongs to an incident and decides nothing about it. Paths are those of the
  event's \`detail\`, or of the message; \`$.\` starts at the envelope.
- **Severity.** One of critical, high, medium, low, info. Where no rule stands, the state decides: what failed is high, what warns is
  medium, all else is info. Words and numbers of other senders are mapped on this list: from 9 of 10 (or 90 of 100) critical, from 7 high,
  from 4 medium, from 1 low. What has ended well is info, whatever its severity was.

`;
const BUILT_IN: readonly (readonly string[])[] = [
  [
    'CloudWatch alarms, by SNS and by EventBridge: metric, math, anomaly, insights, log, composite, contributors',
    'condition: the alarm’s ARN, and the contributor’s id',
    '`ALARM` is high, with `critical`, `sev1` or `p1` in the alarm’s name critical; all other states are info',
  ],
  ["CloudFormation stack events (`Key='value'` lines)", 'run: the stack’s id; resources and nested stacks are parts', 'by state'],
  ['Custom notifications (`version` 1.0, `source` custom)', '`metadata.threadId`', 'info'],
  ['Any other EventBridge event, any JSON, any text', 'none', 'a word or number under a key that ends in `severity`, else by state'],
];

/** Writes the page's text. */
export function writeEventReference(): string {
  const events = merged(eventRecipes.map((recipe) => [eventWords(recipe), incidentWords(recipe.incident), severityWords(recipe)]));
  const messages = merged(messageRecipes.map((recipe) => [messageWords(recipe), incidentWords(recipe.incident), severityWords(recipe)]));
  return [
    INTRODUCTION,
    '## By EventBridge, and by notification rules of the developer tools\n\n',
    writeTable([['Events', 'Incident', 'Severity'], ...events]),
    '\n## By SNS or a webhook, in a form of their own\n\n',
    writeTable([['Messages', 'Incident', 'Severity'], ...messages]),
    '\n## Others\n\n',
    writeTable([['Events', 'Incident', 'Severity'], ...BUILT_IN]),
  ].join('');
}

function eventWords({ source, types }: EventRecipe): string {
  const from = source === '*' ? 'any source' : `\`${source}\``;
  return `${from}: ${types === undefined ? 'every other event' : types.join(', ')}`;
}

function messageWords({ kind, when }: MessageRecipe): string {
  return `${kind} (${conditionWords(when)})`;
}

function conditionWords(conditions: Conditions): string {
  return Object.entries(conditions)
    .map(([path, values]) => (values === true ? `\`${path}\`` : `\`${path}\`: ${values.join(', ')}`))
    .join('; ');
}

function incidentWords(rule: IncidentRule | undefined): string {
  if (rule === undefined) return 'none';
  const ids = `\`${rule.of}\` and ${rule.id
    .map((path) =>
      path
        .split(' | ')
        .map((one) => `\`${one}\``)
        .join(' or '),
    )
    .join(', ')}`;
  if (rule.isPart === true) return `part: ${ids}`;
  const closed = rule.closedBy === undefined ? '' : `; closed by ${conditionWords(rule.closedBy)}`;
  return `${rule.as}: ${ids}${closed}`;
}

function severityWords({ severity, tone, tones }: Recipe): string {
  const byTone = tone === 'bad' ? 'high' : tone === 'warning' ? 'medium' : tone === undefined ? 'by state' : 'info';
  const states = Object.entries(tones ?? {})
    .filter(([, meaning]) => meaning === 'bad' || meaning === 'warning')
    .map(([state, meaning]) => `${state} ${meaning === 'bad' ? 'high' : 'medium'}`);
  const otherwise = [byTone, ...(states.length === 0 ? [] : [`(${states.join(', ')})`])].join(' ');
  if (severity === undefined) return otherwise;
  const words = Object.entries(severity.words ?? {}).map(([word, meaning]) => `${word} ${meaning}`);
  const at = severity.at
    .split(' | ')
    .map((path) => `\`${path}\``)
    .join(' or ');
  return `${at}${words.length === 0 ? '' : ` (${words.join(', ')})`}, else ${otherwise}`;
}

// Recipes that differ only in their sentences are one row.
function merged(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(rows.map((row) => [row.join('\n'), row])).values()];
}

// Columns of equal width, as the formatter leaves them; a bar inside a cell would end it.
function writeTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |\n`;
  const [header = '', ...body] = cells.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))));
  return header + line(widths.map((width) => '-'.repeat(width))) + body.join('');
}

async function main(): Promise<void> {
  if (!process.argv.includes('--check')) return writeFile(FILE, writeEventReference());
  const present = await readFile(FILE, 'utf8').catch(() => undefined);
  if (present === writeEventReference()) return;
  console.error(`${EVENT_REFERENCE} is stale; run node scripts/generate-event-reference.ts`);
  process.exitCode = 1;
}

if (import.meta.main) await main();
