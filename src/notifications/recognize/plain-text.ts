// Text of any kind: shown as it is, or as facts where all of it is labels and values. The last recognizer; it always has an answer.
import type { Notification } from '../../domain/notification.ts';
import { severityOfTone } from './by-shape/judge-severity.ts';
import { readDocument, type Reading } from './by-shape/read-document.ts';
import { MAX_FACTS } from './by-shape/telling-facts.ts';
import { readLabeledLines } from './labeled-lines.ts';
import { newNotification } from './new-notification.ts';
import { payloadText } from './payload-text.ts';
import { readQuotedPairs } from './quoted-pairs.ts';
import type { RecognitionSubject } from './recognition-subject.ts';
import type { Recognizer } from './recognizer.ts';
import { sentAt } from './sent-at.ts';

/** Shows any text. */
export const plainText = { name: 'plain-text', recognize } as const satisfies Recognizer;

function recognize(subject: RecognitionSubject): Notification {
  const reading = readPairs(subject.text);
  const text = subject.text.trim();
  const tone = reading?.tone ?? 'neutral';
  return newNotification(subject, {
    recognizer: plainText.name,
    kind: subject.subjectLine ?? 'Message',
    name: payloadText(reading?.name),
    description: payloadText(reading === undefined ? (text === '' ? '(an empty message)' : text) : reading.description),
    severity: reading?.severity ?? severityOfTone(tone),
    state: reading?.state,
    tone,
    occurredAt: sentAt(subject),
    facts: reading?.facts ?? [],
    unknownKind: { source: 'text', type: '', shape: 'text' },
    isUnrecognized: true,
  });
}

function readPairs(text: string): Reading | undefined {
  const pairs = readQuotedPairs(text) ?? readLabeledLines(text);
  // With more pairs than facts the text itself says more.
  if (pairs === undefined || pairs.length > MAX_FACTS) return undefined;
  const reading = readDocument(
    pairs.map(([name, value]) => ({ name, value })),
    { keepsNoise: true },
  );
  const isTelling = reading.facts.length > 0 || reading.description !== undefined || reading.name !== undefined;
  return isTelling ? reading : undefined;
}
