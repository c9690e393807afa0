// What goes on behind the flow: enrich -> recognize -> compose -> enqueue. A message is out or waits already; nothing here can keep it back.
import type { IncidentContext } from '../domain/incident-context.ts';
import { createComposeAnew } from './compose-anew.ts';
import { enqueueContext } from './deliver/enqueue-context.ts';
import { ContextEnricher, type EnricherOptions } from './enrich/context-enricher.ts';
import type { FlowStagesOptions } from './flow-stages.ts';
import type { ChannelDirectory } from './route/channel-directory.ts';

/** What it is made from. */
export interface ContextPipelineOptions extends FlowStagesOptions, Pick<EnricherOptions, 'sources' | 'findPlace' | 'timeout'> {
  readonly directory: ChannelDirectory;
  readonly wakeDelivery: (channelKey: string) => void;
}

/** Makes the enricher, whose contexts are stored and shown. */
export function createContextPipeline(options: ContextPipelineOptions): ContextEnricher {
  const { context, sources, findPlace, timeout, wakeDelivery } = options;
  const { now, newId, store, logger, metrics } = context;
  const composeMessage = createComposeAnew(options);

  async function keep(deliveryId: string, gathered: IncidentContext): Promise<void> {
    const enqueued = await store.write((records) =>
      enqueueContext(records, { deliveryId, context: gathered, composeMessage, now: now(), newId }),
    );
    if (enqueued.status === 'enqueued') wakeDelivery(enqueued.channelKey);
  }

  return new ContextEnricher({ now, logger, metrics, sources, findPlace, timeout, keep });
}
