// Custom actions as the composition root starts and stops them: what is kept in memory, and the desk that people ask.
import type { ActionDesk } from '../../domain/action-desk.ts';
import { setRealTimer } from '../../lib/timers.ts';
import { composeGist, titleOfGist } from '../../notifications/compose/compose-gist.ts';
import type { NotificationsContext } from '../../notifications/context.ts';
import { createFlowStages } from '../../notifications/flow-stages.ts';
import type { CurrentConfiguration } from '../current-configuration.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { NodesWiring } from '../nodes/nodes-wiring.ts';
import type { ButtonSource } from '../notification-buttons/button-source.ts';
import { ActionBook } from './action-book.ts';
import { createActionButtons } from './action-buttons.ts';
import { createActionDesk } from './action-desk.ts';

/** How often each node reads them: so long a button of another node's making may be missing. */
const REFRESH_MS = 30_000;

/** What they are made from. */
export interface CustomActionsOptions {
  readonly context: NotificationsContext;
  readonly configuration: CurrentConfiguration;
  /** Tells other nodes at once, and hears of them. */
  readonly nodes: Pick<NodesWiring, 'tell' | 'hear'>;
}

/** They in place. */
export interface CustomActionsWiring {
  readonly desk: ActionDesk;
  readonly buttons: ButtonSource;
}

/** Puts them in place; those that there are are known once this resolves. */
export async function wireCustomActions(
  { context, configuration, nodes }: CustomActionsOptions,
  lifecycle: Pick<Lifecycle, 'onStop'>,
): Promise<CustomActionsWiring> {
  const { store, logger } = context;
  const book = new ActionBook(configuration);
  const refresh = (): Promise<void> => book.refresh(store.records);
  const refreshQuietly = (): Promise<void> =>
    refresh().catch((error: unknown) => {
      logger.warn({ error }, 'custom actions could not be read; those known before count');
    });
  const { recognize } = createFlowStages({
    context,
    mentions: () => configuration.config.mentions,
    restyler: () => configuration.restyler,
  });
  const desk = createActionDesk({
    ...context,
    book,
    settings: configuration,
    recognize,
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
    cancel = setRealTimer(() => {
      void refreshQuietly().finally(plan);
    }, REFRESH_MS);
  }
  await refresh();
  plan();
  lifecycle.onStop('custom actions', () => {
    isStopped = true;
    cancel?.();
  });
  return { desk, buttons: createActionButtons(book) };
}
