// Builds a notification from what a recognizer found out; the rest gets its neutral value.
import type { Notification } from '../../domain/notification.ts';
import { boundIncidentKey } from './bound-incident-key.ts';
import { given } from './given.ts';
import type { RecognitionSubject } from './recognition-subject.ts';

type Findings = Pick<Notification, 'recognizer' | 'kind'> & { readonly [Key in keyof Notification]?: Notification[Key] | undefined };

const NEUTRAL = {
  severity: 'info',
  tone: 'neutral',
  facts: [],
  nextSteps: [],
  keywords: [],
  isUnrecognized: false,
} as const satisfies Partial<Notification>;

/** Makes a notification; findings that are undefined are left out. */
export function newNotification(subject: RecognitionSubject, findings: Findings): Notification {
  const { recognizer, kind, ...optional } = findings;
  const { incident } = findings;
  const bounded = incident === undefined ? optional : { ...optional, incident: boundIncidentKey(incident) };
  return { recognizer, kind, ...NEUTRAL, ...given(bounded), isSample: subject.event.door === 'sample' };
}
