import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { renderPlainText } from '../messages/plain-text.ts';
import type { OperatorNotice, OperatorNotices } from './operator-notices.ts';
import { createNotificationsPipeline } from './pipeline.ts';
import { createOperatorNotices, noticeIncidentKey } from './tell-operators.ts';
import { openContext, type TestContext } from './testing/open-context.ts';

const operations = aChannelConfiguration({ configurationName: 'operations' });
const NOTICE: OperatorNotice = {
  key: 'channel slack/T1/C1',
  severity: 'high',
  title: 'Messages for ops wait',
  text: 'not_in_channel *not bold*',
  nextSteps: ['Invite the bot with `/invite @signalbox`.'],
};

let context: TestContext;
beforeEach(async () => {
  context = await openContext();
});
afterEach(() => context.close());

function noticesOf(channel: ChannelConfiguration | undefined): OperatorNotices {
  const configurations = channel === undefined ? [] : [channel, aChannelConfiguration()];
  const pipeline = createNotificationsPipeline({
    context,
    directory: {
      list: () => configurations,
      find: (name) => configurations.find(({ configurationName }) => configurationName === name),
      approvedFor: () => [],
    },
    mentions: () => 'people',
    hasThreads: () => true,
    wakeDelivery: () => undefined,
  });
  return createOperatorNotices({ context, pipeline: () => pipeline, findOperations: () => channel });
}

async function told(): Promise<readonly { action: string; text: string }[]> {
  const deliveries = await context.store.records.deliveries.list({ limit: 50 });
  return deliveries.toReversed().map(({ action, message }) => ({ action, text: renderPlainText(message) }));
}

describe('createOperatorNotices', () => {
  it('tells a notice once in the channel of operations and nowhere else, also after a restart', async () => {
    const notices = noticesOf(operations);
    await Promise.all([notices.raise(NOTICE), notices.raise(NOTICE)]);
    await noticesOf(operations).raise(NOTICE);

    const shown = await told();
    expect(shown).toHaveLength(1);
    expect(shown[0]?.text).toContain('Signalbox | Messages for ops wait');
    expect(shown[0]?.text).toContain('not_in_channel *not bold*');
    expect(shown[0]?.text).toContain('/invite @signalbox');
    await expect(context.store.records.incidents.findOpen('ops', noticeIncidentKey(NOTICE.key))).resolves.toBeUndefined();
  });

  it('tells that it is over once, and tells it again when it comes again', async () => {
    const notices = noticesOf(operations);
    await notices.clear(NOTICE.key, 'Messages are posted again.');
    await notices.raise(NOTICE);
    context.advance(60_000);
    await notices.clear(NOTICE.key, 'Messages are posted again.');
    await notices.clear(NOTICE.key, 'Messages are posted again.');
    const over = await told();
    context.advance(60_000);
    await notices.raise(NOTICE);

    expect(over.map(({ text }) => text).join('\n')).toContain('Messages are posted again.');
    expect((await told()).length).toBeGreaterThan(over.length);
    await expect(context.store.records.incidents.findOpen('operations', noticeIncidentKey(NOTICE.key))).resolves.toBeDefined();
  });

  it('tells nothing about a channel in that channel, and nothing where no channel is named', async () => {
    await noticesOf(operations).raise({ ...NOTICE, channelKey: 'web//operations' });
    await noticesOf(undefined).raise(NOTICE);
    await noticesOf(undefined).clear(NOTICE.key, 'Over.');

    expect(await told()).toEqual([]);
  });
});
