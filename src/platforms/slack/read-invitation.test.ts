import { describe, expect, it } from 'vitest';
import { eventBody } from '../../../test/fakes/slack-double-deliveries.ts';
import { readInvitation } from './read-invitation.ts';

function joined(event: Readonly<Record<string, unknown>> = {}): object {
  const join = { type: 'member_joined_channel', user: 'U0BOT', channel: 'C0NEW', channel_type: 'C', team: 'T0FIRST' };
  return eventBody({ teamId: 'T0FIRST', botUserId: 'U0BOT' }, { ...join, inviter: 'U0ANA', event_ts: '1700000100.000200', ...event });
}

describe('readInvitation', () => {
  it('reads who added the bot, and where', () => {
    expect(readInvitation(joined())).toEqual({
      teamId: 'T0FIRST',
      channelId: 'C0NEW',
      inviterId: 'U0ANA',
      idempotencyKey: 'slack:T0FIRST:C0NEW:invited:1700000100.000200',
    });
  });

  it('reads an invitation of which nobody says who made it', () => {
    expect(readInvitation(joined({ inviter: undefined }))).not.toHaveProperty('inviterId');
  });

  it.each([
    ['somebody else who was added', joined({ user: 'U0BEN' })],
    ['another event', joined({ type: 'member_left_channel' })],
    ['a channel that is none', joined({ channel: '#ops' })],
    ['nothing', undefined],
  ])('does not take %s', (_case, body) => {
    expect(readInvitation(body)).toBeUndefined();
  });
});
