// What was read at AWS about an incident, as far as it has words of its own: the last change before the alarm, and lines of the log.
import type { ContextChange, IncidentContext } from '../../domain/incident-context.ts';
import { durationInWords } from '../../lib/duration-in-words.ts';
import { maskLogSecrets } from '../../lib/mask-log-secrets.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { Block } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { NOTHING, type Composed } from './composed.ts';

/** Most lines, and the longest: three lines of a phone each. Our own bounds. */
const LINES_MAX = 5;
const LINE_MAX_LENGTH = 240;

/** Longest name of a call, a person or a resource; longer ones say no more. */
const NAME_MAX_LENGTH = 120;

const MASK = '[masked]';

// CloudTrail writes the version of Lambda's API behind the name of a call (Lambda developer guide, "Logging AWS Lambda API calls using CloudTrail").
// Match: UpdateFunctionCode20150331v2, Invoke20150331. Near miss: PutMetricAlarm, CreateCacheV2.
const API_VERSION = /(?<=[a-z])20\d{6}(?:v\d+)?$/;

/** Composes the context of an incident. */
export function composeContext(context?: IncidentContext): Composed {
  const blocks = [...changeBlocks(context?.lastChange), ...logBlocks(context?.logLines)];
  return blocks.length === 0 ? NOTHING : { blocks, cuts: [] };
}

/** For example `Last change: UpdateFunctionCode by deploy-bot on checkout, 12 min before the alarm`, with its time and page. */
function changeBlocks(change: ContextChange | undefined): readonly Block[] {
  if (change === undefined) return [];
  const { at, eventName, userName = '', resourceName, alarmAt, consoleUrl } = change;
  const before = durationInWords(Date.parse(alarmAt) - Date.parse(at));
  const by = named(userName) === '' ? '' : ` by ${named(userName)}`;
  const on = named(resourceName) === '' ? '' : ` on ${named(resourceName)}`;
  const spans: readonly Span[] = [
    bold('Last change'),
    text(`: ${named(eventName.replace(API_VERSION, ''))}${by}${on}${before === undefined ? '' : `, ${before} before the alarm`} · `),
    { kind: 'time', at },
    ...pageSpans('CloudTrail', consoleUrl),
  ];
  return [{ kind: 'paragraph', spans }];
}

function logBlocks(logLines: IncidentContext['logLines']): readonly Block[] {
  const lines = (logLines?.lines ?? []).slice(0, LINES_MAX).map(({ at, text: line }) => `${timeOfDay(at)}${shownLine(line)}`);
  if (logLines === undefined || lines.length === 0) return [];
  return [
    { kind: 'paragraph', spans: [bold('Log lines'), text(' '), ...groupSpans(logLines)] },
    { kind: 'code', text: lines.join('\n') },
  ];
}

function groupSpans({ logGroup, consoleUrl }: NonNullable<IncidentContext['logLines']>): readonly Span[] {
  const url = consoleUrl === undefined ? undefined : httpUrl(consoleUrl);
  return url === undefined ? [{ kind: 'code', text: named(logGroup) }] : [{ kind: 'link', url, text: named(logGroup) }];
}

// Masked here too: whoever reads the lines, a message is the last place that can keep a secret back.
function shownLine(line: string): string {
  return truncateText(oneLine(maskLogSecrets(line, MASK)), LINE_MAX_LENGTH);
}

/** The time of a line in UTC; its day is that of the alarm. */
function timeOfDay(at: string): string {
  const instant = Date.parse(at);
  return Number.isNaN(instant) ? '' : `${new Date(instant).toISOString().slice(11, 19)}Z `;
}

function pageSpans(name: string, address: string | undefined): readonly Span[] {
  const url = address === undefined ? undefined : httpUrl(address);
  return url === undefined ? [] : [text(' · '), { kind: 'link', url, text: name }];
}

function named(words: string): string {
  return truncateText(oneLine(words), NAME_MAX_LENGTH);
}
