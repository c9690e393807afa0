// Composes the message of an incident anew, from the event that it shows and what is known of it by now.
import { updatePolicyOf } from '../domain/channel-preferences.ts';
import { incidentAsOf } from '../domain/incident-as-of.ts';
import type { Message } from '../messages/message.ts';
import type { ShownStep } from './deliver/enqueue-change.ts';
import { createFlowStages, type FlowStagesOptions } from './flow-stages.ts';
import type { ChannelDirectory } from './route/channel-directory.ts';

/** Composes such a message; undefined where its channel configuration is gone. */
export type ComposeAnew = (shown: ShownStep) => Promise<Message | undefined>;

/** Makes it. */
export function createComposeAnew(options: FlowStagesOptions & { readonly directory: ChannelDirectory }): ComposeAnew {
  const stages = createFlowStages(options);
  return async ({ event, configurationName, incident, preferences }) => {
    const configuration = options.directory.find(configurationName);
    if (configuration === undefined) return undefined;
    const notification = stages.recognize(event);
    // Where later steps stand beside the message, it tells its own step for good.
    const isChanged = updatePolicyOf(configuration.updates, preferences).edit;
    const shown = isChanged ? incident : incidentAsOf(incident, notification.occurredAt ?? incident.openedAt);
    await stages.prepare({ notification, event, incident: shown }, [configuration]);
    return stages.compose({ notification, event, configuration, incident: shown });
  };
}
