// What goes on behind the flow: enrich -> recognize -> compose -> enqueue. A message is out or waits already; nothing here can keep it back.
import type { IncidentContext } from '../domain/incident-context.ts';
import { incidentAsOf } from '../domain/incident-as-of.ts';
import type { Message } from '../messages/message.ts';
import { updatePolicyOf } from '../domain/channel-preferences.ts';
import { enqueueContext, type ShownStep } from './deliver/enqueue-context.ts';
import { ContextEnricher, type EnricherOptions } from './enrich/context-enricher.ts';
import { createFlowStages, type FlowStagesOptions } from './flow-stages.ts';
import type { ChannelDirectory } from './route/channel-directory.ts';

/** What it is made from. */
export interface ContextPipelineOptions extends FlowStagesOptions, Pick<EnricherOptions, 'sources' | 'findPlace' | 'timeout'> {
  readonly directory: ChannelDirectory;
  readonly wakeDelivery: (channelKey: string) => void;
}

/** Makes the enricher, whose contexts are stored and shown. */
export function createContextPipeline(options: ContextPipelineOptions): ContextEnricher {
  const { context, sources, findPlace, timeout, directory, wakeDelivery } = options;
  const { now, newId, store, logger, metrics } = context;
  const stages = createFlowStages(options);

  async function keep(deliveryId: string, gathered: IncidentContext): Promise<void> {
    const enqueued = await store.write((records) =>
      enqueueContext(records, { deliveryId, context: gathered, composeMessage, now: now(), newId }),
    );
    if (enqueued.status === 'enqueued') wakeDelivery(enqueued.channelKey);
  }

  function composeMessage({ event, configurationName, incident, preferences }: ShownStep): Message | undefined {
    const configuration = directory.find(configurationName);
    if (configuration === undefined) return undefined;
    const notification = stages.recognize(event);
    // Where later steps stand beside the message, it tells its own step for good.
    const isChanged = updatePolicyOf(configuration.updates, preferences).edit;
    const shown = isChanged ? incident : incidentAsOf(incident, notification.occurredAt ?? incident.openedAt);
    return stages.compose({ notification, event, configuration, incident: shown });
  }

  return new ContextEnricher({ now, logger, metrics, sources, findPlace, timeout, keep });
}
