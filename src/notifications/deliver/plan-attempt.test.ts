import { describe, expect, it } from 'vitest';
import { anIncident } from '../../domain/testing/an-incident.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { PlatformCapabilities } from '../../platforms/platform.ts';
import { planAttempt, type AttemptPlan } from './plan-attempt.ts';

const channel = { platform: 'web', workspaceId: '', channelId: 'ops' } as const;
const reference = { channel, messageId: 'm1' };
const shown = anIncident({ messageReference: reference });

function plan(
  delivery: Pick<Delivery, 'action' | 'updates'>,
  { incident = shown, ...capabilities }: Partial<PlatformCapabilities> & { readonly incident?: typeof shown | undefined } = {},
): AttemptPlan {
  const all = { threads: true, buttons: false, forms: false, files: false, edits: true, maxTextLength: 1000, ...capabilities };
  return planAttempt({ channel, ...delivery }, incident, all);
}

const thread = { show: 'thread', edit: true } as const;
const both = { show: 'both', edit: true } as const;
const inChannel = { show: 'channel', edit: true } as const;
const newMessage = { kind: 'post', isIncidentMessage: true };
const ownMessage = { kind: 'post', isIncidentMessage: false };

describe('planAttempt', () => {
  it('posts a first message, which is the incident’s from then on', () => {
    expect(plan({ action: 'post' })).toEqual(newMessage);
  });

  it('changes the incident’s message', () => {
    expect(plan({ action: 'edit', updates: thread })).toEqual({ kind: 'edit', reference });
  });

  it('replies under the incident’s message, and in the channel as well where both are asked for', () => {
    expect(plan({ action: 'reply', updates: thread })).toEqual({ kind: 'post', threadMessageId: 'm1', isIncidentMessage: false });
    expect(plan({ action: 'reply', updates: both })).toEqual({
      kind: 'post',
      threadMessageId: 'm1',
      isBroadcast: true,
      isIncidentMessage: false,
    });
    expect(plan({ action: 'reply', updates: inChannel })).toEqual(ownMessage);
  });

  it.each(['edit', 'reply'] as const)(
    'lets %s take the place of a message that was never posted, or stands in another channel',
    (action) => {
      const elsewhere = { channel: { ...channel, channelId: 'dev' }, messageId: 'm1' };

      expect(plan({ action, updates: thread }, { incident: anIncident() })).toEqual(newMessage);
      expect(plan({ action, updates: inChannel }, { incident: anIncident({ messageReference: elsewhere }) })).toEqual(newMessage);
    },
  );

  it('never lets a late step take the place of the incident’s message', () => {
    const late = { ...thread, isLate: true } as const;
    const elsewhere = { channel: { ...channel, channelId: 'dev' }, messageId: 'm1' };

    expect(plan({ action: 'reply', updates: late })).toEqual({ kind: 'post', threadMessageId: 'm1', isIncidentMessage: false });
    expect(plan({ action: 'reply', updates: late }, { incident: anIncident() })).toMatchObject({ kind: 'fold' });
    expect(plan({ action: 'reply', updates: late }, { incident: anIncident({ messageReference: elsewhere }) })).toMatchObject({
      kind: 'fold',
    });
  });

  it('folds a reply where the platform has no threads and the changed message tells it', () => {
    expect(plan({ action: 'reply', updates: thread }, { threads: false })).toMatchObject({ kind: 'fold' });
    expect(plan({ action: 'reply', updates: { show: 'thread', edit: false } }, { threads: false })).toEqual(ownMessage);
    expect(plan({ action: 'reply', updates: both }, { threads: false })).toEqual(ownMessage);
  });

  it('posts the newest state anew where the platform can neither change nor thread, and folds it where the step is told beside it', () => {
    expect(plan({ action: 'edit', updates: thread }, { edits: false, threads: false })).toEqual(newMessage);
    expect(plan({ action: 'edit', updates: thread }, { edits: false })).toMatchObject({ kind: 'fold' });
    expect(plan({ action: 'edit', updates: both }, { edits: false, threads: false })).toMatchObject({ kind: 'fold' });
    expect(plan({ action: 'edit', updates: inChannel }, { edits: false, threads: false })).toMatchObject({ kind: 'fold' });
  });

  it('folds what is only added to a message where that cannot be changed, or stands in another channel', () => {
    const elsewhere = { channel: { ...channel, channelId: 'dev' }, messageId: 'm1' };

    expect(plan({ action: 'edit' }, { edits: false })).toMatchObject({ kind: 'fold' });
    expect(plan({ action: 'edit' }, { incident: anIncident({ messageReference: elsewhere }) })).toMatchObject({ kind: 'fold' });
    expect(plan({ action: 'edit' }, { incident: anIncident() })).toEqual(newMessage);
  });
});
