import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMention } from './read-mention.ts';

function aBody(event: object, rest: object = {}): object {
  return {
    type: 'event_callback',
    team_id: 'T0FIRST',
    authorizations: [{ team_id: 'T0FIRST', user_id: 'U0BOT', is_bot: true }],
    event: { type: 'app_mention', user: 'U0ANA', channel: 'C0OPS', text: '<@U0BOT> help', ts: '1700000100.000200', ...event },
    ...rest,
  };
}

describe('readMention', () => {
  it('reads who called, where and with what', () => {
    expect(readMention(aBody({}))).toEqual({
      teamId: 'T0FIRST',
      channelId: 'C0OPS',
      userId: 'U0ANA',
      text: 'help',
      threadTs: '1700000100.000200',
      idempotencyKey: 'slack:T0FIRST:C0OPS:1700000100.000200',
    });
  });

  it('stays in the thread in which it was called', () => {
    expect(readMention(aBody({ thread_ts: '1700000000.000100' }))?.threadTs).toBe('1700000000.000100');
  });

  it('reads the organization of the workspace', () => {
    expect(readMention(aBody({}, { enterprise_id: 'E0ORG' }))?.enterpriseId).toBe('E0ORG');
  });

  it.each([
    ['what follows the name', 'hey <@U0BOT>   help me ', 'help me'],
    ['nothing where nothing follows', 'help <@U0BOT>', ''],
    ['what follows the name, not that of another', '<@U0ANA> <@U0BOT|signalbox> help', 'help'],
    ['several lines', '<@U0BOT> one\ntwo', 'one\ntwo'],
    [
      'links as they were typed',
      '<@U0BOT> look at <http://example.com|example.com> <https://a.example/x>',
      'look at example.com https://a.example/x',
    ],
    [
      'channels and addresses as they were typed',
      '<@U0BOT> <#C0OPS|ops> <mailto:a@b.example|a@b.example> <!here>',
      '#ops a@b.example !here',
    ],
    ['escaped characters', '<@U0BOT> a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['people who are named', '<@U0BOT> ask <@U0ANA>', 'ask <@U0ANA>'],
    ['nothing where the name is not called', 'help', ''],
  ])('reads %s', (_case, text, expected) => {
    expect(readMention(aBody({ text }))?.text).toBe(expected);
  });

  it('takes the first name where Slack does not say whose the event is', () => {
    expect(readMention(aBody({}, { authorizations: undefined }))?.text).toBe('help');
  });

  it('reads the beginning of a text that is far too long', () => {
    expect(readMention(aBody({ text: `<@U0BOT> ${'a'.repeat(100_000)}` }))?.text).toHaveLength(50_000);
    expect(readMention(aBody({ text: `<@U0BOT> ${'&amp;'.repeat(45_000)}` }))?.text).toBe('&'.repeat(45_000));
  });

  it.each([
    ['a bot where Slack does not say which one is itself', aBody({ bot_id: 'B0OTHER' }, { authorizations: undefined })],
    ['the bot itself', aBody({ user: 'U0BOT' })],
    ['a change of a message', aBody({ edited: { user: 'U0ANA', ts: '1700000200.000000' } })],
    ['another event', aBody({ type: 'message' })],
    ['no person', aBody({ user: undefined })],
    ['a moment that is none', aBody({ ts: 'now' })],
    ['nothing', undefined],
  ])('does not hear %s', (_case, body) => {
    expect(readMention(body)).toBeUndefined();
  });

  it.each([{ bot_id: 'B0OTHER' }, { subtype: 'bot_message' }])('tells that a bot or a workflow spoke: %j', (event) => {
    expect(readMention(aBody(event))).toMatchObject({ userId: 'U0ANA', isBot: true });
  });

  it('hears a person who sends a file along', () => {
    expect(readMention(aBody({ subtype: 'file_share' }))?.text).toBe('help');
  });

  it('never throws and never hears more than was said', () => {
    const piece = fc.oneof(fc.constantFrom('<@U0BOT>', '<@', '<#', '<http://a|', '|', '>', '&lt;', '&amp;', ' '), fc.string());

    fc.assert(
      fc.property(fc.array(piece), fc.anything(), (pieces, anything) => {
        const text = pieces.join('');

        expect((readMention(aBody({ text }))?.text ?? '').length).toBeLessThanOrEqual(text.length);
        expect(readMention(anything)).toBeUndefined();
      }),
    );
  });
});
