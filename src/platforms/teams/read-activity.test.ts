import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readActivity } from './read-activity.ts';

const BOT = '28:00000000-0000-0000-0000-0000000000a1';
const TENANT = '00000000-0000-0000-0000-0000000000b1';

const base = {
  type: 'message',
  id: '1700000000001',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/amer/',
  from: { id: '29:ana', name: 'Ana', aadObjectId: '00000000-0000-0000-0000-0000000000D1' },
  recipient: { id: BOT, name: 'Signalbox' },
  conversation: { id: '19:ops@thread.tacv2;messageid=1700000000000', conversationType: 'channel', tenantId: TENANT },
  channelData: { tenant: { id: TENANT }, team: { id: '19:general@thread.tacv2' }, channel: { id: '19:ops@thread.tacv2' } },
};
const bot = { type: 'mention', mentioned: { id: BOT, name: 'Signalbox' }, text: '<at>Signalbox</at>' };
const ben = { type: 'mention', mentioned: { id: '29:ben', name: 'Ben' }, text: '<at>Ben B</at>' };

const message = (text: string, entities: readonly unknown[] = [bot], more: object = {}) =>
  readActivity({ ...base, text, entities, ...more });
const press = (action: unknown) =>
  readActivity({ ...base, type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } })?.call;

describe('readActivity', () => {
  it('reads who said what where', () => {
    expect(message('<at>Signalbox</at> ec2 describe-instances')).toEqual({
      spot: {
        activityId: '1700000000001',
        serviceUrl: 'https://smba.trafficmanager.net/amer/',
        tenantId: TENANT,
        conversationType: 'channel',
        channelId: '19:ops@thread.tacv2',
        rootId: '1700000000000',
        teamThreadId: '19:general@thread.tacv2',
        sender: { id: '29:ana', aadObjectId: '00000000-0000-0000-0000-0000000000d1', isBot: false },
      },
      call: { kind: 'words', text: 'ec2 describe-instances' },
    });
  });

  it.each<[string, string, string]>([
    ['spaces that do not break', '<at>Signalbox</at>&nbsp;s3\u00A0ls', 's3 ls'],
    ['escaped characters, each once', '<at>Signalbox</at> a &lt;b&gt; &amp;amp; &quot;c&quot; &#39;d&#39;', `a <b> &amp; "c" 'd'`],
    ['names of others', '<at>Signalbox</at> ask <at>Ben B</at> first', 'ask @Ben first'],
    ['a bot that is called last', 'help <at>Signalbox</at>', 'help'],
    ['tags that no entity tells of', '<at>Signalbox</at> <at>x</at> y', 'x y'],
    ['several lines', '<at>Signalbox</at> one\ntwo', 'one\ntwo'],
  ])('reads %s', (_what, text, said) => {
    expect(message(text, [bot, ben])?.call).toEqual({ kind: 'words', text: said });
  });

  it('cuts no command that one may say', () => {
    const command = `ec2 terminate-instances --instance-ids ${'i-1 '.repeat(9_900)}--dry-run`;

    expect(message(`<at>Signalbox</at> ${command}`)?.call).toEqual({ kind: 'words', text: command });
  });

  it('hears everything in a chat with one person, and only what calls it elsewhere', () => {
    const personal = {
      conversation: { id: 'a:1b', conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
    };

    expect(message('help', [], personal)?.call).toEqual({ kind: 'words', text: 'help' });
    expect(message('help', [])).toBeUndefined();
    expect(message('<at>Ben B</at> help', [ben])).toBeUndefined();
    expect(message('<at>Signalbox</at> help', [])).toBeUndefined();
    for (const more of [{ conversationType: undefined }, { conversationType: 'meeting' }, { isGroup: true }]) {
      expect(message('help', [], { ...personal, conversation: { ...personal.conversation, ...more } })).toBeUndefined();
    }
  });

  it('is in the tenant of the conversation, also where somebody of another one speaks in a shared channel', () => {
    const channelData = { ...base.channelData, tenant: { id: '00000000-0000-0000-0000-0000000000b2' } };
    const { tenantId: _tenantId, ...conversation } = base.conversation;

    expect(message('<at>Signalbox</at> help', [bot], { channelData })?.spot.tenantId).toBe(TENANT);
    expect(message('<at>Signalbox</at> help', [bot], { conversation })?.spot.tenantId).toBe(TENANT);
  });

  it.each<[string, object]>([
    ['a change of a message', { type: 'messageUpdate' }],
    ['a reaction', { type: 'messageReaction' }],
    ['people who come', { type: 'conversationUpdate', membersAdded: [{ id: '29:ben' }] }],
    ['a removal', { type: 'installationUpdate', action: 'remove' }],
    ['itself', { from: { id: BOT } }],
    ['another client', { channelId: 'directline' }],
    ['nobody’s tenant', { channelData: {}, conversation: { ...base.conversation, tenantId: undefined } }],
    ['an id that leads elsewhere', { id: '../../../v3/conversations' }],
    ['another invocation', { type: 'invoke', name: 'task/fetch' }],
  ])('does not hear %s', (_what, more) => {
    expect(message('<at>Signalbox</at> help', [bot], more)).toBeUndefined();
  });

  it('tells bots apart', () => {
    expect(message('<at>Signalbox</at> help', [bot], { from: { id: '28:other' } })?.spot.sender).toEqual({ id: '28:other', isBot: true });
    expect(message('<at>Signalbox</at> help', [bot], { from: { id: 'x', role: 'skill' } })?.spot.sender.isBot).toBe(true);
  });

  it('reads where it was added', () => {
    const added = { type: 'installationUpdate', action: 'add' };
    const selected = { ...base.channelData, settings: { selectedChannel: { id: '19:chosen@thread.tacv2', name: 'Chosen' } } };

    expect(message('', [], added)).toMatchObject({ spot: { channelId: '19:ops@thread.tacv2' }, call: { kind: 'added' } });
    expect(message('', [], { ...added, channelData: selected })).toMatchObject({
      spot: { channelId: '19:chosen@thread.tacv2' },
      call: { kind: 'added', channelName: 'Chosen' },
    });
  });

  it('reads a press in the thread of its message, also where the conversation does not name it', () => {
    const conversation = { ...base.conversation, id: '19:ops@thread.tacv2' };
    const value = { action: { verb: 'command', data: { command: 'help' } } };
    const pressed = { ...base, type: 'invoke', name: 'adaptiveCard/action', conversation, value, replyToId: '1700000000009' };

    expect(readActivity(pressed)?.spot.rootId).toBe('1700000000009');
    expect(message('<at>Signalbox</at> help', [bot], { conversation, replyToId: '1700000000009' })?.spot).not.toHaveProperty('rootId');
  });

  it('reads a press', () => {
    expect(press({ type: 'Action.Execute', verb: 'command', data: { command: 'ack K7QX2M' } })).toEqual({
      kind: 'press',
      command: 'ack K7QX2M',
    });
  });

  it('reads a form that was filled in: what was typed before what was chosen', () => {
    const fields = [
      ['instance-ids', 'values', 1],
      ['name', 'line', 0],
      ['size', 'line', 0],
    ];
    const data = {
      command: 'complete K7QX2M',
      form: 0,
      fields,
      'form0.chosen.instance-ids': 'i-1,i-2',
      'form0.typed.name': " it's ",
      'form0.chosen.name': 'other',
      'form0.typed.size': ' ',
      'form0.chosen.size': 'large',
    };

    expect(press({ verb: 'form', data })).toEqual({
      kind: 'form',
      command: String.raw`complete K7QX2M --instance-ids='["i-1","i-2"]' --name='it'\''s' --size='large'`,
      missing: [],
    });
    expect(press({ verb: 'form', data: { command: 'complete K7QX2M', form: 0, fields } })).toMatchObject({ missing: ['instance-ids'] });
  });

  it('reads a command that was edited, and asks for one where nothing is left of it', () => {
    const edited = (typed: unknown) => press({ verb: 'edit', data: { input: 'edit2.0', 'edit2.0': typed } });

    expect(edited(' ec2 describe-instances --region eu-west-1\n')).toEqual({
      kind: 'form',
      command: 'ec2 describe-instances --region eu-west-1',
      missing: [],
    });
    expect([edited(' '), edited(7)]).toMatchObject([{ missing: ['a command'] }, { missing: ['a command'] }]);
    // Without its end it would run.
    const long = edited(`ec2 terminate-instances --instance-ids ${'i-1 '.repeat(3000)} --dry-run`);
    expect(long).toEqual({ kind: 'form', command: '', missing: ['a command of 8000 characters at most'] });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['an edit of another input', { verb: 'edit', data: { input: 'command', command: 'help' } }],
    ['no command', { verb: 'command', data: {} }],
    ['another verb', { verb: 'other', data: { command: 'help' } }],
    ['a form without fields', { verb: 'form', data: { command: 'help' } }],
    ['a field whose name is an option', { verb: 'form', data: { command: 'help', form: 0, fields: [['a b', 'line', 0]] } }],
  ])('does not know a press with %s', (_what, action) => {
    expect(press(action)).toEqual({ kind: 'unknown-press' });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, other) => {
        expect(readActivity(value)).toBeUndefined();
        expect(() => readActivity({ ...base, entities: [value], channelData: other, text: '<at>Signalbox</at>' })).not.toThrow();
        const press = { action: { verb: 'form', data: { command: 'x', form: 0, fields: value } } };
        expect(() => readActivity({ ...base, type: 'invoke', name: 'adaptiveCard/action', value: press })).not.toThrow();
      }),
    );
  });

  it('keeps each value of a form in quotes of its own, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        const data = { command: 'complete', form: 0, fields: [['name', 'line', 0]], 'form0.typed.name': value };
        const call = press({ verb: 'form', data });
        const quoted = value.trim() === '' ? '' : ` --name='${value.trim().replaceAll("'", String.raw`'\''`)}'`;

        expect(call).toEqual({ kind: 'form', command: `complete${quoted}`, missing: [] });
      }),
    );
  });
});
