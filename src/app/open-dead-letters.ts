// What the admin API does with dead deliveries, bound to the flow.
import type { AdminApiDependencies } from '../admin-api/dependencies.ts';
import type { Person } from '../domain/person.ts';
import type { NotificationsContext } from '../notifications/context.ts';
import { discardDeliveries, discardDelivery, replayDeliveries, replayDelivery, type DeadLetterOptions } from './dead-letters.ts';
import type { NotificationsFlow } from './notifications-flow.ts';

/** Makes it. */
export function openDeadLetters(
  context: Pick<NotificationsContext, 'store' | 'now' | 'newId'>,
  { dispatcher, deadLetterWatch }: Pick<NotificationsFlow, 'dispatcher' | 'deadLetterWatch'>,
): AdminApiDependencies['deadLetters'] {
  const optionsOf = (by: Person): DeadLetterOptions => ({
    ...context,
    by,
    wakeDelivery: (key) => {
      dispatcher.wake(key);
    },
    onFewer: () => {
      void deadLetterWatch.check();
    },
  });
  return {
    replay: (id, by) => replayDelivery(id, optionsOf(by)),
    replayAll: (stretch, by) => replayDeliveries(stretch, optionsOf(by)),
    discard: (id, by) => discardDelivery(id, optionsOf(by)),
    discardAll: (stretch, by) => discardDeliveries(stretch, optionsOf(by)),
  };
}
