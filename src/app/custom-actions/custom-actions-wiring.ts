// Custom actions as the composition root starts and stops them: what is kept in memory, and the desk that people ask.
import type { Logger } from 'pino';
import type { ActionDesk } from '../../domain/action-desk.ts';
import type { Notification } from '../../domain/notification.ts';
import type { RawEvent } from '../../domain/raw-event.ts';
import type { SetTimer } from '../../lib/timers.ts';
import { composeGist, titleOfGist } from '../../notifications/compose/compose-gist.ts';
import type { Store } from '../../storage/store.ts';
import type { NodesWiring } from '../nodes/nodes-wiring.ts';
import type { ButtonSource } from '../notification-buttons/button-source.ts';
import { ActionBook, type ActionSettings } from './action-book.ts';
import { createActionButtons } from './action-buttons.ts';
import { createActionDesk } from './action-desk.ts';

/** How often each node reads them: so long a button of another node's making may be missing. */
const REFRESH_MS = 30_000;

/** What they are made from. */
export interface CustomActionsOptions {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly logger: Logger;
  readonly settings: ActionSettings;
  readonly recognize: (event: RawEvent) => Notification;
  /** Tells other nodes at once, and hears of them. */
  readonly nodes: Pick<NodesWiring, 'tell' | 'hear'>;
  readonly setTimer: SetTimer;
}

/** They in place. */
export interface CustomActionsWiring {
  readonly desk: ActionDesk;
  readonly buttons: ButtonSource;
  stop(): void;
}

/** Puts them in place; those that there are are known once this resolves. */
export async function wireCustomActions(options: CustomActionsOptions): Promise<CustomActionsWiring> {
  const { store, logger, settings, nodes, setTimer } = options;
  const book = new ActionBook(settings);
  const refresh = (): Promise<void> => book.refresh(store.records);
  const refreshQuietly = (): Promise<void> =>
    refresh().catch((error: unknown) => {
      logger.warn({ error }, 'custom actions could not be read; those known before count');
    });
  const desk = createActionDesk({
    ...options,
    book,
    titleOf: (notification) => titleOfGist(composeGist(notification)),
    async onChanged() {
      await refresh();
      nodes.tell('actions');
    },
  });
  nodes.hear('actions', () => void refreshQuietly());
  let isStopped = false;
  let cancel: (() => void) | undefined;
  function plan(): void {
    if (isStopped) return;
    cancel = setTimer(() => {
      void refreshQuietly().finally(plan);
    }, REFRESH_MS);
  }
  await refresh();
  plan();
  return {
    desk,
    buttons: createActionButtons(book),
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}
