// What a line of a digest says of a notification, in plain words.
import type { Notification } from '../../domain/notification.ts';
import type { DeliveryGist } from '../../messages/delivery.ts';
import { wordsOf } from './inline-text.ts';

/** The longest name in a line; ARNs of most services are shorter. */
const NAME_MAX_LENGTH = 200;

/** Says what a gist is about on one line. */
export function titleOfGist({ kind, name, accountId, region }: DeliveryGist): string {
  return [name ?? kind, accountId ?? '', region ?? ''].filter((part) => part !== '').join(', ');
}

/** Returns the gist of a notification. */
export function composeGist({ kind, severity, name, state, accountId, region }: Notification): DeliveryGist {
  return {
    kind,
    severity,
    ...(name === undefined ? {} : { name: wordsOf(name, NAME_MAX_LENGTH) }),
    ...(state === undefined ? {} : { state }),
    ...(accountId === undefined ? {} : { accountId }),
    ...(region === undefined ? {} : { region }),
  };
}
