import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_CONTROL } from '../domain/channel-control.ts';
import { DEFAULT_UPDATE_POLICY } from '../domain/update-policy.ts';
import { ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const dev = { platform: 'web', workspaceId: '', channelId: 'dev' } as const;

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
});
afterEach(() => flow.close());

const kept = (key = 'web//ops') => flow.store.records.channelPreferences.find(key);

describe('preferences of a channel', () => {
  it('are shown with the defaults, and how to change them', async () => {
    const card = await flow.say('preferences');

    expect(card).toMatch(/Updates of an incident: +in the thread of its message/);
    expect(card).toMatch(/Its message: +changed to the newest state/);
    expect(card).toMatch(/A new thread starts: +after 24h/);
    expect(card).toMatch(/An OK without its ALARM: +is not posted/);
    expect(card).toContain('--show: Updates of an incident (thread, channel, both); now thread');
    expect(card).toContain('--default-region: Your default Region (none, eu-central-1, ');
    expect(card).toContain('Say @aws preferences --show=VALUE');
  });

  it('are set by a member for everybody in the channel, durably, and on record', async () => {
    const card = await flow.say('preferences show=both new-thread-after=12h');

    expect(card).toMatch(/Updates of an incident: +in the thread and in the channel/);
    expect(card).toMatch(/A new thread starts: +after 12h/);
    expect(await flow.say('preferences', { person: ben })).toContain('in the thread and in the channel');
    expect((await kept())?.updates).toEqual({ show: 'both', newThreadAfterMs: 12 * 60 * 60_000 });
    expect(await kept('web//dev')).toBeUndefined();
    expect((await flow.auditEvents()).find(({ kind }) => kind === 'channel-preferences.changed')).toMatchObject({
      person: { userId: 'web:ana' },
      channel: { channelId: 'ops' },
      detail: { before: {}, after: { show: 'both', newThreadAfterMs: 12 * 60 * 60_000 } },
    });
  });

  it('keep what a later word does not name, and forget what goes back to the default', async () => {
    await flow.say('preferences show=both edit=off');
    await flow.say('set preferences show=default ok-without-alarm=on');

    expect((await kept())?.updates).toEqual({ edit: false, postOkWithoutAlarm: true });
  });

  it('stay as they are where one of the words is wrong', async () => {
    const card = await flow.say('preferences edit=off show=everywhere');

    expect(card).toContain('show must be thread, channel or both, or default.');
    expect(await kept()).toBeUndefined();
    expect(await flow.auditKinds()).not.toContain('channel-preferences.changed');
  });

  it("stay as the file says, and are shown as the file's", async () => {
    flow.surroundings.rules = { ...rulesWith(), updates: { ...DEFAULT_UPDATE_POLICY, show: 'channel' } };

    expect(await flow.say('preferences show=both')).toContain('The configuration file sets how updates are shown here (updates of ops)');
    expect(await kept()).toBeUndefined();
    const card = await flow.say('preferences');
    expect(card).toMatch(/Updates of an incident: +as messages of their own/);
    expect(card).not.toContain('--show');
  });

  it('are set by a form, with what its person prefers; what counts already is no change', async () => {
    const said = `preferences --default-region='eu-west-1' --show='both' --edit='on' --new-thread-after='24h' --ok-without-alarm='off'`;
    const card = await flow.say(said);

    expect(card).toMatch(/Your commands go to: +eu-west-1/);
    expect((await kept())?.updates).toEqual({ show: 'both' });
    await flow.say(said);
    const changes = (await flow.auditKinds()).filter((kind) => kind.endsWith('preferences.changed'));
    expect(changes).toEqual(['preferences.changed', 'channel-preferences.changed']);
  });

  it.each([
    ['preferences default-region=mars-1 show=both', 'There is no such Region'],
    ['preferences default-account=prod show=both', 'This channel has no such account'],
  ])('stay as they are where what somebody prefers is wrong: %s', async (said, title) => {
    expect(await flow.say(said)).toContain(title);
    expect(await kept()).toBeUndefined();
    expect(await flow.auditKinds()).not.toContain('preferences.changed');
  });

  it('leave guests what they prefer for themselves', async () => {
    flow.surroundings.rules = { ...rulesWith(), control: { ...NO_CONTROL, allowsGuests: true } };

    expect(await flow.say('preferences default-region=eu-west-3', { speaker: 'guest' })).toMatch(/go to: +eu-west-3/);
  });

  it.each(['bot', 'guest', 'external'] as const)(
    'are not set by speakers that are %s, also where the channel hears them',
    async (speaker) => {
      const control = { ...NO_CONTROL, allowsBots: true, allowsGuests: true, allowsExternal: true };
      flow.surroundings.rules = { ...rulesWith(), control };

      expect(await flow.say('preferences show=both', { speaker })).toContain('Members of the workspace set them');
      expect(await kept()).toBeUndefined();
      expect(await flow.auditKinds()).toContain('command.denied');
      expect(await flow.say('preferences', { speaker })).toContain('Updates of an incident');
    },
  );

  it('are not set while nobody knows who speaks', async () => {
    expect(await flow.say('preferences show=both', { speaker: 'unknown' })).toContain('Not now');
    expect(await kept()).toBeUndefined();
  });

  it('are not set in a channel without configuration', async () => {
    flow.surroundings.rules = undefined;

    expect(await flow.say('preferences show=both', { channel: dev })).toContain('in no channel configuration');
  });
});
