// A few lines of a log that tell of a failure, around the time of the alarm.
import type { LogLine } from '../../aws/log-lines-source.ts';
import type { IncidentContext } from '../../domain/incident-context.ts';
import { maskLogSecrets } from '../../lib/mask-log-secrets.ts';
import { oneLine } from '../../messages/one-line.ts';
import { truncateText } from '../../messages/truncate.ts';
import { logGroupPage } from './console-pages.ts';
import { ERROR_PATTERN, type LogQuestion } from './context-questions.ts';
import { inPlace, type Ask, type Gathering } from './gathering.ts';

/** How many lines a message shows. */
const LINES_SHOWN = 5;

/** How many are read: of those that are alike one is enough. */
const LINES_READ = 25;

/** Longest line that is kept: three lines of a phone. Our own bound. */
const LINE_MAX_LENGTH = 240;

const MASK = '[masked]';

/** Reads the lines of the first log that has any. */
export async function readLogLines(gathering: Gathering, ask: Ask): Promise<IncidentContext['logLines']> {
  const found = await Promise.all(gathering.questions.logs.map((question) => readOne(question, gathering, ask)));
  return found.find((lines) => lines !== undefined);
}

async function readOne(question: LogQuestion, gathering: Gathering, ask: Ask): Promise<IncidentContext['logLines']> {
  const { sources, place, questions, signal } = gathering;
  const { region, logSpan } = questions;
  const log =
    question.kind === 'group' ? { logGroup: question.logGroup, filterPattern: ERROR_PATTERN } : await findLog(question, gathering, ask);
  if (log === undefined) return undefined;
  const read = await ask('log-lines', () => sources.logLines.read({ ...inPlace(place), ...log, ...logSpan, limit: LINES_READ }, signal));
  const lines = chooseLines(read ?? []);
  if (lines.length === 0) return undefined;
  const consoleUrl = logGroupPage(region, { ...log, ...logSpan });
  return { logGroup: log.logGroup, lines, ...(consoleUrl === undefined ? {} : { consoleUrl }) };
}

function findLog(
  { namespace, metricName }: Extract<LogQuestion, { kind: 'metric-filter' }>,
  { sources, place, signal }: Gathering,
  ask: Ask,
): Promise<{ readonly logGroup: string; readonly filterPattern: string } | undefined> {
  return ask('log-lines', () => sources.logLines.findMetricFilter({ ...inPlace(place), namespace, metricName }, signal));
}

// Match: every run of digits, and of hexadecimal ones with at least one digit. Near miss: face (no digit).
const NUMBERS = /\b(?=[a-f]*\d)[\da-f]+\b|\d+/gi;

/** Takes a line of each kind first (those that differ in more than numbers and ids), then others; oldest first. */
function chooseLines(lines: readonly LogLine[]): readonly LogLine[] {
  // Masked before it is cut, so that no half of a secret stays; and visible before it is masked: `pass<U+200B>word=` hides a name.
  const shown = lines.map(({ at, text }) => ({ at, text: truncateText(maskLogSecrets(oneLine(text), MASK), LINE_MAX_LENGTH) }));
  const filled = shown.filter(({ text }) => text !== '');
  const ofEachKind = new Set(new Map(filled.toReversed().map((line) => [line.text.replaceAll(NUMBERS, '#'), line])).values());
  const byRank = [...filled.filter((line) => ofEachKind.has(line)), ...filled.filter((line) => !ofEachKind.has(line))];
  const chosen = new Set(byRank.slice(0, LINES_SHOWN));
  return filled.filter((line) => chosen.has(line));
}
