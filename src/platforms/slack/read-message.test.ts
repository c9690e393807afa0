import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventBody } from '../../../test/fakes/slack-double-deliveries.ts';
import { readMessage } from './read-message.ts';

const place = { teamId: 'T0FIRST', botUserId: 'U0BOT' };

function aDirectMessage(event: Readonly<Record<string, unknown>> = {}): object {
  const direct = { type: 'message', channel_type: 'im', user: 'U0ANA', channel: 'D0ANA', text: 'help', ts: '1700000100.000200' };
  return eventBody(place, { ...direct, ...event });
}

function aReply(event: Readonly<Record<string, unknown>> = {}): object {
  return aDirectMessage({ channel_type: 'channel', channel: 'C0OPS', thread_ts: '1700000000.000100', ...event });
}

describe('readMessage', () => {
  it('reads a direct message, whose answer stands below it', () => {
    expect(readMessage(aDirectMessage())).toEqual({
      saying: {
        teamId: 'T0FIRST',
        channelId: 'D0ANA',
        userId: 'U0ANA',
        text: 'help',
        idempotencyKey: 'slack:T0FIRST:D0ANA:1700000100.000200',
        origin: 'direct-message',
      },
      isInThread: false,
      isUnderOwn: false,
    });
  });

  it('reads a reply in a thread, and whether that is under a message of ours', () => {
    expect(readMessage(aReply())).toMatchObject({ saying: { threadTs: '1700000000.000100' }, isInThread: true, isUnderOwn: false });
    expect(readMessage(aReply({ parent_user_id: 'U0BOT' }))).toMatchObject({ isInThread: true, isUnderOwn: true });
  });

  it.each([
    ['the name in front', '<@U0BOT> help', 'help'],
    ['the written name in any case', '@SignalBox: help', 'help'],
    ['the name of AWS', '@aws ec2 help', 'ec2 help'],
    ['the name of the service before', '@Amazon Q help', 'help'],
    ['what names somebody else', '<@U0BEN> help', '<@U0BEN> help'],
    ['what begins like the name', '@awsome help', '@awsome help'],
  ])('reads what was said with %s', (_case, text, expected) => {
    expect(readMessage(aDirectMessage({ text }))?.saying.text).toBe(expected);
  });

  it('hears a person who sends a file along', () => {
    expect(readMessage(aDirectMessage({ subtype: 'file_share' }))?.saying.text).toBe('help');
  });

  it.each([
    ['a bot', aDirectMessage({ bot_id: 'B0OTHER' })],
    ['the bot itself', aDirectMessage({ user: 'U0BOT' })],
    ['a change of a message', aDirectMessage({ subtype: 'message_changed' })],
    ['a changed message', aDirectMessage({ edited: { user: 'U0ANA', ts: '1700000200.000000' } })],
    ['a message that was deleted', aDirectMessage({ subtype: 'message_deleted' })],
    ['somebody who joined', aReply({ subtype: 'channel_join' })],
    ['what is said in a channel outside of threads', aReply({ thread_ts: undefined })],
    ['the first message of a thread', aReply({ thread_ts: '1700000100.000200' })],
    ['what a mention tells', aReply({ text: 'see <@U0BOT> help' })],
    ['another event', aDirectMessage({ type: 'app_mention' })],
    ['nothing', undefined],
  ])('does not hear %s', (_case, body) => {
    expect(readMessage(body)).toBeUndefined();
  });

  it('never throws, and never hears more than was said', () => {
    const piece = fc.oneof(fc.constantFrom('<@U0BOT>', '@aws ', '<http://a|', '>', '&lt;', ' '), fc.string());

    fc.assert(
      fc.property(fc.array(piece), fc.anything(), (pieces, anything) => {
        const text = pieces.join('');

        expect((readMessage(aDirectMessage({ text }))?.saying.text ?? '').length).toBeLessThanOrEqual(text.length);
        expect(readMessage(anything)).toBeUndefined();
      }),
    );
  });
});
