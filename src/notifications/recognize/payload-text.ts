// Payload text as a notification holds it.
import type { PlainText } from '../../domain/notification.ts';

/** Makes plain text of a text that may be missing or empty. */
export function payloadText(source: string | undefined): PlainText | undefined {
  return source === undefined || source === '' ? undefined : { kind: 'plain', source };
}
