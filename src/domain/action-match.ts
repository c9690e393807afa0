// Which custom actions are offered under a notification: by its kind, and by conditions on any value of its event.
import type { ActionAttachment, ActionCriterion, CustomAction } from './custom-action.ts';
import type { EventLabels } from './event-labels.ts';
import type { Notification } from './notification.ts';
import { readEventVariable } from './event-variables.ts';

/** A notification, and what its event can be asked about. */
export interface ActionSubject {
  readonly notification: Notification;
  readonly labels: EventLabels;
}

/** Returns the first place of an action that a notification has; undefined where it is not offered there. */
export function findAttachment({ attachments }: CustomAction, subject: ActionSubject): ActionAttachment | undefined {
  if (subject.notification.allowsCustomActions === false) return undefined;
  return attachments.find(
    (attachment) =>
      isOfType(attachment.notificationType, subject.notification) && attachment.criteria.every((one) => holds(one, attachment, subject)),
  );
}

function holds({ operator, variableName, value = '' }: ActionCriterion, { variables }: ActionAttachment, subject: ActionSubject): boolean {
  const found = readEventVariable(variableName, { ...subject, variables });
  return operator === 'HAS_VALUE' ? found !== undefined : (found ?? '') === value;
}

/** Tells whether a notification is of a type: AWS's own names, `All`, a kind as titles say it, or the name of its recognizer. */
export function isOfType(notificationType: string, { kind, recognizer }: Pick<Notification, 'kind' | 'recognizer'>): boolean {
  const type = plain(notificationType);
  switch (type) {
    case 'all':
      return true;
    case 'cloudwatch':
      return recognizer === 'cloudwatch-alarm';
    case 'custom':
      return recognizer === 'custom-notification';
    default:
      return type === plain(kind) || type === plain(recognizer);
  }
}

/** Returns the type that an action of this kind of notifications is for. */
export function typeOfNotification({ kind, recognizer }: Pick<Notification, 'kind' | 'recognizer'>): string {
  if (recognizer === 'cloudwatch-alarm') return 'CloudWatch';
  return recognizer === 'custom-notification' ? 'Custom' : kind;
}

/** `CloudWatch Alarm`, `cloudwatch-alarm` and `CloudWatchAlarm` are one. */
function plain(name: string): string {
  // Match: blanks and signs between the words of a kind. Near miss: letters and digits of any script.
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
