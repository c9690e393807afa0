// Text of any kind: shown as it is, or as facts where all of it is labels and values, whatever form these have. The last recognizer; it
// always has an answer.
import type { Notification } from '../../domain/notification.ts';
import { severityOfTone, toneOfSeverity } from './by-shape/judge-severity.ts';
import { readDocument, type Reading, type ReadingOptions } from './by-shape/read-document.ts';
import { MAX_FACTS } from './by-shape/telling-facts.ts';
import { given } from './given.ts';
import { readLabeledLines } from './labeled-lines.ts';
import { newNotification } from './new-notification.ts';
import { payloadText } from './payload-text.ts';
import { readQuotedPairs } from './quoted-pairs.ts';
import type { RecognitionSubject } from './recognition-subject.ts';
import type { Recognizer } from './recognizer.ts';
import { sentAt } from './sent-at.ts';
import { readLogHeadline } from './text/log-headline.ts';
import { readLogfmt } from './text/logfmt.ts';
import { readHtml, readXml } from './text/markup-text.ts';
import { readOutline } from './text/outline.ts';

/** Shows any text. */
export const plainText = { name: 'plain-text', recognize } as const satisfies Recognizer;

function recognize(subject: RecognitionSubject): Notification {
  const text = subject.text.trim();
  const said = readText(text);
  return newNotification(subject, {
    recognizer: plainText.name,
    kind: subject.subjectLine ?? 'Message',
    name: payloadText(said.name),
    description: payloadText(said.description === undefined && said.isAllSaid !== true ? shownText(text) : said.description),
    ...judged(said),
    state: said.state,
    occurredAt: sentAt(subject),
    facts: said.facts ?? [],
    unknownKind: { source: 'text', type: '', shape: 'text' },
    isUnrecognized: true,
  });
}

function judged({ severity, tone }: SaidByText): Pick<Notification, 'severity' | 'tone'> {
  if (tone !== undefined) return { severity: severity ?? severityOfTone(tone), tone };
  return severity === undefined ? { severity: 'info', tone: 'neutral' } : { severity, tone: toneOfSeverity(severity) };
}

function shownText(text: string): string {
  return text === '' ? '(an empty message)' : text;
}

/** What a text says; without a description the text is shown as it is. */
interface SaidByText extends Partial<Reading> {
  /** True where nothing of the text is left to be shown. */
  readonly isAllSaid?: boolean;
}

/** A sentence above the values says what they are about. */
const WITHOUT_NAME = { name: '' };

function readText(text: string): SaidByText {
  const page = readHtml(text);
  if (page !== undefined) return given({ name: page.title, description: page.text === '' ? undefined : page.text });
  const xml = readXml(text);
  if (xml !== undefined) return readPairs(xml, { most: Number.POSITIVE_INFINITY });
  const pairs = readQuotedPairs(text) ?? readLabeledLines(text) ?? readLogfmt(text);
  if (pairs !== undefined) return readPairs(pairs);
  const log = readLogHeadline(text);
  if (log !== undefined) return given({ name: log.headline, severity: log.severity });
  const outline = readOutline(text);
  if (outline === undefined) return {};
  if (outline.sentence === undefined) return readPairs(outline.pairs);
  const said = readPairs(outline.pairs, { taken: WITHOUT_NAME });
  return said.isAllSaid === true ? { ...said, description: outline.sentence } : {};
}

interface PairsOptions {
  /** With more pairs than these the text itself says more. */
  readonly most?: number;
  readonly taken?: ReadingOptions['taken'];
}

function readPairs(pairs: readonly (readonly [string, string])[], { most = MAX_FACTS, taken = {} }: PairsOptions = {}): SaidByText {
  if (pairs.length > most) return {};
  const reading = readDocument(
    pairs.map(([name, value]) => ({ name, value })),
    { keepsNoise: true, taken },
  );
  const isTelling = reading.facts.length > 0 || reading.description !== undefined || reading.name !== undefined;
  return isTelling ? { ...reading, isAllSaid: true } : {};
}
