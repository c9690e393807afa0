// Payload text as spans for whoever has to understand it at once: instants in the reader's own zone, ARNs as the names of their resources.
// Everything else is data. Attack: text that links elsewhere. The only links made here lead to the AWS console of a parsed ARN.
import { parseArn, resourceName } from '../../domain/arn.ts';
import { resourceConsoleUrl } from '../../domain/resource-console-url.ts';
import { text, type Span } from '../../messages/spans.ts';
import { plainSpans } from './plain-spans.ts';

const TIME_OF_DAY = String.raw`\d{2}:\d{2}:\d{2}`;
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
const ARN = String.raw`(?<arn>arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12}|aws|):[^\s,;"'<>()[\]{}]+)`;
// Match: 2026-11-22T10:15:10Z, 2026-11-22 10:15:10 UTC, 2026-11-22T10:15+01:00. Near miss: 2026-11-22 10:15:10 (no zone).
const ISO = String.raw`(?<iso>\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|UTC|[+-]\d{2}:?\d{2}))(?![\w:])`;
// As CloudWatch ends the reasons of composite alarms. Match: Sunday 22 November, 2026 10:14:46 UTC.
const LONG = String.raw`(?<long>[A-Z][a-z]{2,5}day \d{1,2} ${MONTH}, \d{4} ${TIME_OF_DAY} UTC)`;
// As `date` writes it. Match: Sun Nov 22 10:15:20 UTC 2026, Sun Nov 22 10:15:20.412 UTC 2026.
const UNIX = String.raw`(?<unix>[A-Z][a-z]{2} ${MONTH} \d{1,2} ${TIME_OF_DAY}(?:\.\d{1,9})? (?:UTC|GMT) \d{4})`;
// The points in the reasons of alarms, in UTC, the day first. Match: (22/11/26 10:20:00) behind 97.25. Near miss: 22/11/26 without a number before.
const POINT = String.raw`(?<=\d \()(?<point>\d{2}\/\d{2}\/\d{2} ${TIME_OF_DAY})(?=\))`;
const TOKENS = new RegExp(String.raw`(?<![\w.:\/-])(?:${[ARN, ISO, LONG, UNIX, POINT].join('|')})`, 'g');

/** The most tokens of one text; more of them are no text. */
const TOKENS_MAX = 50;

/** Turns plain text into spans; never into formatting or a mention, nor into a link to anything but a page of the AWS console. */
export function tellingSpans(source: string): readonly Span[] {
  return plainSpans(source).flatMap((span) => (span.kind === 'text' ? spansOfLine(span.text) : [span]));
}

/** Returns the ARNs that such text names, as they stand in it. */
export function arnsIn(source: string): readonly string[] {
  return tokensIn(source).flatMap(({ groups }) => (groups?.['arn'] === undefined ? [] : [withoutStop(groups['arn'])]));
}

/** Shows an ARN by the name of its resource, with the page in the console where it is known; undefined where it has no name. */
export function arnSpan(arn: string): Span | undefined {
  const parsed = parseArn(arn);
  const name = parsed === undefined ? '' : resourceName(parsed);
  if (parsed === undefined || name.trim() === '' || name === '*') return undefined;
  const url = resourceConsoleUrl(parsed, arn);
  return url === undefined ? { kind: 'code', text: name } : { kind: 'link', url, text: name };
}

function tokensIn(line: string): readonly RegExpExecArray[] {
  return line.includes(':') ? [...line.matchAll(TOKENS).take(TOKENS_MAX)] : [];
}

function spansOfLine(line: string): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of tokensIn(line)) {
    const { span, length } = spanOfToken(match);
    if (span === undefined) continue;
    if (match.index > end) spans.push(text(line.slice(end, match.index)));
    spans.push(span);
    end = match.index + length;
  }
  return end === line.length ? spans : [...spans, text(line.slice(end))];
}

function spanOfToken({ 0: token, groups = {} }: RegExpExecArray): { readonly span: Span | undefined; readonly length: number } {
  const { arn, point } = groups;
  if (arn !== undefined) {
    const whole = withoutStop(arn);
    return { span: arnSpan(whole), length: whole.length };
  }
  const at = Date.parse(point === undefined ? parseable(token) : instantOfPoint(point));
  return { span: Number.isNaN(at) ? undefined : { kind: 'time', at: new Date(at).toISOString() }, length: token.length };
}

// The full stop of the sentence is none of the ARN, nor is a colon before what is said of it.
function withoutStop(arn: string): string {
  return arn.replace(/[.:!?]$/, '');
}

/** Writes an instant as Date.parse reads it: without the name of the day, and with the zone it knows. */
function parseable(token: string): string {
  const iso = /^\d{4}-/.test(token)
    ? token
        .replace(' ', 'T')
        .replace(/ ?(?:UTC|Z)$/, 'Z')
        .replace(' ', '')
    : token;
  return iso.replace(/^[A-Z][a-z]+day /, '').replace(/\.\d+(?= (?:UTC|GMT) \d{4}$)/, '');
}

function instantOfPoint(point: string): string {
  const [day, month, year] = point.split(/[/ ]/);
  return `20${year ?? ''}-${month ?? ''}-${day ?? ''}T${point.slice(point.indexOf(' ') + 1)}Z`;
}
