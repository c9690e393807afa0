// Facts beside the sentence, as fields; code of several lines stands below them in a block of its own.
import { parseArn } from '../../domain/arn.ts';
import type { Fact, FactItem, FactValue } from '../../domain/notification.ts';
import { resourceConsoleUrl } from '../../domain/resource-console-url.ts';
import type { Block, Field } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { parseStyledInline } from '../../messages/parse-styled-text.ts';
import { spansLength } from '../../messages/span-length.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateSpans } from '../../messages/truncate-spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { makeVisible } from '../../messages/visible-text.ts';
import { FACT_LABEL_MAX_LENGTH, FACT_VALUE_MAX_LENGTH, FACTS_MAX } from './compose-limits.ts';
import { countCuts, type Composed } from './composed.ts';
import { arnSpan, tellingSpans } from './telling-spans.ts';

/** Longest value that has room beside another on a phone. */
const SHORT_VALUE_MAX_LENGTH = 32;

/** What becomes of one fact. */
interface ComposedFact {
  readonly field?: Field;
  readonly code?: readonly Block[];
  readonly isCut: boolean;
}

const LINE_BREAK: Span = { kind: 'lineBreak' };

/** Composes fields from facts. */
export function composeFacts(facts: readonly Fact[]): Composed {
  const shown = facts.slice(0, FACTS_MAX).map((fact) => composeFact(fact));
  const fields = shown.flatMap(({ field }) => field ?? []);
  const code = shown.flatMap((fact) => fact.code ?? []);
  const cutCount = shown.filter(({ isCut }) => isCut).length;
  return {
    blocks: [...(fields.length === 0 ? [] : [{ kind: 'fields', fields } as const]), ...code],
    cuts: countCuts('fact', cutCount, facts.length - shown.length),
  };
}

function composeFact({ label, value }: Fact): ComposedFact {
  const code = value.kind === 'code' ? makeVisible(value.text).trim() : '';
  if (code.includes('\n')) return { code: codeBlocks(label, code), isCut: code.length > FACT_VALUE_MAX_LENGTH };
  const whole = valueSpans(value);
  const spans = truncateSpans(whole, FACT_VALUE_MAX_LENGTH);
  const isShort = spansLength(spans) <= SHORT_VALUE_MAX_LENGTH && spans.every((span) => span.kind !== 'lineBreak');
  return { field: { label: labelWords(label), value: spans.length === 0 ? [text('—')] : spans, isShort }, isCut: spans !== whole };
}

function labelWords(label: string): string {
  const words = truncateText(oneLine(label), FACT_LABEL_MAX_LENGTH);
  return words === '' ? 'Value' : words;
}

function valueSpans(value: FactValue): readonly Span[] {
  switch (value.kind) {
    case 'text':
      return tellingSpans(value.text);
    case 'code':
      return codeSpans(value.text);
    case 'instant':
      return [{ kind: 'time', at: value.at }];
    case 'arn':
      return arnSpans(oneLine(value.arn));
    case 'list':
      return value.items.flatMap((item, index) => [...(index === 0 ? [] : [LINE_BREAK]), ...itemSpans(item)]);
    case 'styled':
      return parseStyledInline(value.styled);
  }
}

/** For example `orders-5xx (ALARM since 10:14)`, the name leading to its page. */
function itemSpans({ name, arn, state = '', since }: FactItem): readonly Span[] {
  const parsed = arn === undefined ? undefined : parseArn(arn);
  const url = parsed === undefined || arn === undefined ? undefined : resourceConsoleUrl(parsed, arn);
  const words = oneLine(name);
  const lead: Span = url === undefined || words === '' ? text(words) : { kind: 'link', url, text: words };
  if (state === '') return [lead];
  const time: readonly Span[] = since === undefined ? [] : [text(' since '), { kind: 'time', at: since }];
  return [lead, text(` (${oneLine(state)}`), ...time, text(')')];
}

function codeSpans(content: string): readonly Span[] {
  const code = makeVisible(content).trim();
  return code === '' ? [] : [{ kind: 'code', text: code }];
}

/** An ARN is shown by its name here, and whole at the end of the message. */
function arnSpans(arn: string): readonly Span[] {
  const span = arnSpan(arn);
  return span === undefined ? codeSpans(arn) : [span];
}

function codeBlocks(label: string, code: string): readonly Block[] {
  return [
    { kind: 'paragraph', spans: [bold(labelWords(label))] },
    { kind: 'code', text: truncateText(code, FACT_VALUE_MAX_LENGTH) },
  ];
}
