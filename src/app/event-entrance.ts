// Events that come in through the API: from the command line, and the sample alarm of the page.
import type { EventEntrance } from '../admin-api/dependencies.ts';
import type { AcceptedEvent } from '../contract/admin-api.ts';
import { AppError } from '../domain/errors.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import type { NotificationsContext } from '../notifications/context.ts';
import { checkCustomNotification, describeProblems } from '../notifications/ingest/check-custom-notification.ts';
import { identifyEvent } from '../notifications/ingest/sns/event-identity.ts';
import { SAMPLE_INCIDENT_KEY, sampleAlarm } from '../notifications/ingest/sample-alarm.ts';
import { testMessage } from '../notifications/ingest/test-message.ts';
import type { NotificationsPipeline, PipelineInput } from '../notifications/pipeline.ts';

/** How many wrong fields a refusal describes; who has mended those hears of the next. */
const DESCRIBED_PROBLEMS_MAX = 10;

/** Makes the entrance. */
export function createEventEntrance(context: NotificationsContext, pipeline: NotificationsPipeline): EventEntrance {
  async function take(input: PipelineInput): Promise<AcceptedEvent> {
    const { eventId, status, deliveries } = await pipeline(input);
    return { eventId, status, deliveries: deliveries.map(({ deliveryId, configurationName }) => ({ deliveryId, configurationName })) };
  }

  return {
    send: async (body, { sender, configurationNames, isLenient = false }) => {
      const receivedAt = context.now();
      const text = new TextDecoder().decode(body);
      const wrong = isLenient ? undefined : checkCustomNotification(text);
      if (wrong !== undefined) throw new AppError('invalid-custom-notification', describeProblems(wrong, DESCRIBED_PROBLEMS_MAX));
      const identity = identifyEvent({ source: `send:${sender}`, text, now: receivedAt });
      const event: RawEvent = { id: context.newId(), door: 'notify-http', identity, receivedAt, body, text, sender };
      const audience =
        configurationNames === undefined ? { kind: 'everyone' as const } : { kind: 'configurations' as const, configurationNames };
      return take({ event, audience });
    },

    sendSample: async ({ configurationName }, state, sender) => {
      const now = context.now();
      const open = await context.store.records.incidents.findOpen(configurationName, SAMPLE_INCIDENT_KEY);
      const text = sampleAlarm({ state, now, ...(open === undefined ? {} : { openedAt: new Date(open.openedAt) }) });
      const id = context.newId();
      // Every press of the button is an event of its own, however alike two samples are.
      const event: RawEvent = {
        id,
        door: 'sample',
        identity: { key: `sample:${id}` },
        receivedAt: now,
        body: Buffer.from(text),
        text,
        sender,
      };
      return take({ event, audience: { kind: 'configurations', configurationNames: [configurationName] } });
    },

    sendTest: async ({ configurationName }, sender) => {
      const now = context.now();
      const id = context.newId();
      const text = testMessage({ configurationName, sender, now });
      const event: RawEvent = {
        id,
        door: 'sample',
        identity: { key: `test:${id}` },
        receivedAt: now,
        body: Buffer.from(text),
        text,
        sender,
      };
      return take({ event, audience: { kind: 'configurations', configurationNames: [configurationName] } });
    },

    isSampleOpen: async ({ configurationName }) =>
      (await context.store.records.incidents.findOpen(configurationName, SAMPLE_INCIDENT_KEY)) !== undefined,
  };
}
