// JSON that no other recognizer knows: its values are set out as facts, by their shape.
import type { Notification } from '../../domain/notification.ts';
import { severityOfTone } from './by-shape/judge-severity.ts';
import { readDocument } from './by-shape/read-document.ts';
import { shapeOf } from './by-shape/shape-of.ts';
import { isJsonObject } from './json-object.ts';
import { newNotification } from './new-notification.ts';
import { payloadText } from './payload-text.ts';
import { readAccountId, readRegion } from './account-and-region.ts';
import type { RecognitionSubject } from './recognition-subject.ts';
import type { Recognizer } from './recognizer.ts';
import { sentAt } from './sent-at.ts';

/** Shows any JSON object or list; single values are text. */
export const jsonDocument: Recognizer = { name: 'json-document', recognize };

const ACCOUNT_KEYS = ['account', 'accountId', 'awsAccountId', 'AWSAccountId', 'AccountId'] as const;
const REGION_KEYS = ['region', 'awsRegion', 'Region', 'AWSRegion'] as const;

function recognize(subject: RecognitionSubject): Notification | undefined {
  const { json } = subject;
  if (typeof json !== 'object' || json === null) return undefined;
  const top = isJsonObject(json) ? json : {};
  const accountId = ACCOUNT_KEYS.map((key) => readAccountId(top[key])).find((id) => id !== undefined);
  const region = REGION_KEYS.map((key) => readRegion(top[key])).find((code) => code !== undefined);
  const reading = readDocument(json, { known: [accountId, region] });
  const isEmpty = reading.facts.length === 0 && reading.name === undefined && reading.state === undefined;

  return newNotification(subject, {
    recognizer: jsonDocument.name,
    kind: subject.subjectLine ?? 'JSON message',
    name: payloadText(reading.name),
    // A document without a telling value is shown as it came.
    description: payloadText(reading.description ?? (isEmpty ? subject.text.trim() : undefined)),
    severity: reading.severity ?? severityOfTone(reading.tone),
    state: reading.state,
    tone: reading.tone,
    accountId,
    region,
    occurredAt: sentAt(subject),
    facts: reading.facts,
    unknownKind: { source: 'json', type: '', shape: shapeOf(json) },
    isUnrecognized: true,
  });
}
