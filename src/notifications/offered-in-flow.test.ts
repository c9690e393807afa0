import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import type { ActionButton, Message } from '../messages/message.ts';
import { createComposeAnew } from './compose-anew.ts';
import type { OfferedButtons } from './compose/offered-buttons.ts';
import { sampleAlarm } from './ingest/sample-alarm.ts';
import { createNotificationsPipeline, type PipelineOptions } from './pipeline.ts';
import { openContext, type TestContext } from './testing/open-context.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';
const audience = { kind: 'topic', topicArn } as const;
const ops = aChannelConfiguration({ snsTopicArns: [topicArn] });
const SHOW_LOGS: ActionButton = { text: 'Show logs', command: 'logs tail x', style: 'plain' };

let context: TestContext;
let known: boolean;

beforeEach(async () => {
  context = await openContext();
  known = false;
});
afterEach(() => context.close());

/** Offers a button of channels that were asked about before. */
const buttons: OfferedButtons = {
  prepare: async (_shown, channels) => {
    await new Promise(setImmediate);
    known = channels.includes(ops);
  },
  list: () => (known ? [SHOW_LOGS] : []),
};

function options(): PipelineOptions {
  return {
    context,
    directory: { list: () => [ops], find: () => ops, approvedFor: () => [] },
    mentions: () => 'people',
    hasThreads: () => true,
    wakeDelivery: () => {},
    buttons,
  };
}

const alarm = (state: 'ALARM' | 'OK') => aRawEvent({ id: `event-${state}`, text: sampleAlarm({ state, now: context.now() }) });

function textsOf(message: Message | undefined): readonly string[] {
  return (message?.blocks ?? []).flatMap((block) => (block.kind === 'actions' ? block.actions.map(({ text }) => text) : []));
}

describe('what is offered', () => {
  it('is found out before the message is composed, and stands under it', async () => {
    await createNotificationsPipeline(options())({ event: alarm('ALARM'), audience });

    const [delivery] = await context.store.records.deliveries.list({ limit: 1 });
    expect(textsOf(delivery?.message)).toEqual(['Acknowledge', 'Silence for 1 h', 'Show logs']);
  });

  it('is found out anew where the message is composed anew', async () => {
    await createNotificationsPipeline(options())({ event: alarm('ALARM'), audience });
    const [delivery] = await context.store.records.deliveries.list({ limit: 1 });
    const incident = await context.store.records.incidents.find(delivery?.incidentId ?? '');
    if (incident === undefined) throw new Error('the alarm has an incident');
    known = false;

    const message = await createComposeAnew(options())({
      event: alarm('ALARM'),
      configurationName: 'ops',
      incident,
      preferences: undefined,
    });

    expect(textsOf(message)).toEqual(['Acknowledge', 'Silence for 1 h', 'Show logs']);
  });

  it('stands under the step of an approval as well, and under no other step', async () => {
    const step = (id: string, type: string, detail: object) =>
      aRawEvent({
        id,
        text: JSON.stringify({
          'detail-type': `CodePipeline ${type} Execution State Change`,
          source: 'aws.codepipeline',
          account: '123456789012',
          region: 'us-east-1',
          time: context.now().toISOString(),
          detail: { pipeline: 'shop', 'execution-id': 'e-1', state: 'STARTED', ...detail },
        }),
      });
    const approval = { stage: 'Production', action: 'SignOff', type: { category: 'Approval' } };
    const pipeline = createNotificationsPipeline(options());
    await pipeline({ event: step('begun', 'Pipeline', {}), audience });
    await pipeline({ event: step('staged', 'Stage', { stage: 'Production' }), audience });
    await pipeline({ event: step('approval', 'Action', approval), audience });

    const replies = (await context.store.records.deliveries.list({ limit: 10 })).filter(({ action }) => action === 'reply');
    expect(replies.map(({ eventId, message }) => [eventId, textsOf(message)])).toEqual([
      ['approval', ['Show logs']],
      ['staged', []],
    ]);
  });

  it('lets no event overtake one that waits for it', async () => {
    const slow: OfferedButtons = {
      prepare: ({ notification }) => (notification.state === 'ALARM' ? new Promise((resolve) => setImmediate(resolve)) : undefined),
      list: () => [],
    };
    const pipeline = createNotificationsPipeline({ ...options(), buttons: slow });
    await Promise.all([pipeline({ event: alarm('ALARM'), audience }), pipeline({ event: alarm('OK'), audience })]);

    const all = await context.store.records.deliveries.list({ limit: 10 });
    expect(all.at(-1)?.eventId).toBe('event-ALARM');
  });
});
