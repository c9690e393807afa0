import { describe, expect, it } from 'vitest';
import type { Feedback } from '../domain/feedback.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import type { PipelineInput } from './pipeline.ts';
import { createTellFeedback } from './tell-feedback.ts';

const feedback: Feedback = {
  text: 'It is *slow*',
  by: { userId: 'slack:T0:U0', displayName: 'Ana' },
  channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' },
  commandId: 'command-1',
};

function tellWith(operations: ReturnType<typeof aChannelConfiguration> | undefined) {
  const taken: PipelineInput[] = [];
  const tell = createTellFeedback({
    context: { now: () => new Date('2026-03-01T03:00:00Z'), newId: () => `id-${taken.length}` },
    pipeline: () => async (input) => {
      taken.push(input);
      return { eventId: 'event-1', status: 'accepted', deliveries: [] };
    },
    findOperations: () => operations,
  });
  return { tell, taken };
}

describe('createTellFeedback', () => {
  it('hands it to the channel of operations alone, with who said it and where, as an event of its command', async () => {
    const { tell, taken } = tellWith(aChannelConfiguration({ configurationName: 'desk' }));

    await expect(tell(feedback)).resolves.toEqual({ kind: 'posted', configurationName: 'desk' });
    await tell(feedback);

    expect(taken.map(({ audience }) => audience)).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'configurations', configurationNames: ['desk'] })),
    );
    expect(new Set(taken.map(({ event }) => event.identity.key))).toEqual(new Set(['signalbox:feedback:command-1']));
    expect(JSON.parse(taken[0]?.event.text ?? '')).toMatchObject({
      title: 'Feedback from Ana',
      text: 'It is *slow*\n\nslack:T0:U0, in slack T0 C0',
    });
  });

  it.each([undefined, aChannelConfiguration({ state: 'DISABLED' })])('tells nobody where there is no such channel', async (operations) => {
    const { tell, taken } = tellWith(operations);

    await expect(tell(feedback)).resolves.toEqual({ kind: 'kept' });
    expect(taken).toEqual([]);
  });
});
