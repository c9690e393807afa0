// What Signalbox tells its operators about itself: an event of its own, which nobody else can send.
import type { Notification } from '../../domain/notification.ts';
import { severityOfWord } from '../../domain/severity.ts';
import { toneOfSeverity } from './by-shape/judge-severity.ts';
import { isJsonObject } from './json-object.ts';
import { newNotification } from './new-notification.ts';
import type { RecognitionSubject } from './recognition-subject.ts';
import type { Recognizer } from './recognizer.ts';
import { sentAt } from './sent-at.ts';
import { textFieldsOf } from './text-fields.ts';

/** Recognizes notices by their door: no text from outside can look like one. */
export const operatorNotice: Recognizer = { name: 'operator-notice', recognize };

function recognize(subject: RecognitionSubject): Notification | undefined {
  const { event, json } = subject;
  if (event.door !== 'signalbox' || !isJsonObject(json)) return undefined;
  const fields = textFieldsOf(json, 'notice', []);
  const severity = severityOfWord(fields.text('severity')) ?? 'info';
  const isOver = fields.text('transition') === 'close';
  const text = fields.text('text');
  // What somebody only says opens nothing that could be over.
  const key = fields.text('incidentKey');
  return newNotification(subject, {
    recognizer: operatorNotice.name,
    kind: 'Signalbox',
    name: { kind: 'plain', source: fields.text('title') },
    description: text === '' ? undefined : { kind: 'plain', source: text },
    severity: isOver ? 'info' : severity,
    tone: isOver ? 'good' : toneOfSeverity(severity),
    occurredAt: sentAt(subject),
    nextSteps: fields.texts('nextSteps').map((source) => ({ kind: 'client-markdown', source })),
    incident: key === '' ? undefined : { key, transition: isOver ? 'close' : 'open', ...(text === '' ? {} : { summary: text }) },
    allowsCustomActions: false,
  });
}
