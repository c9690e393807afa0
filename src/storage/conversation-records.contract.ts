// The promises about drafts, and about preferences of people and channels, as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChannelPreferences } from '../domain/channel-preferences.ts';
import type { Draft } from '../domain/draft.ts';
import type { Preferences } from '../domain/preferences.ts';
import type { Store } from './store.ts';
import { DIFFICULT_TEXTS } from './testing/difficult-texts.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

const ops = { platform: 'web', workspaceId: '', channelId: 'ops' } as const;

function aDraft(overrides: Partial<Draft> = {}): Draft {
  return { channel: ops, userId: 'web:ana', commandText: 'ec2 stop-instances', expiresAt: noon, ...overrides };
}

/** Runs them against the store that the test has opened. */
export function describeConversationRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  describe('drafts', () => {
    const put = (draft: Draft) => store.write(({ drafts }) => drafts.put(draft));
    const find = (userId = 'web:ana', key = 'web//ops') => store.records.drafts.find(key, userId);

    it('are kept over a restart', async () => {
      const draft = aDraft({ channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' }, userId: 'slack:T0:U0', answerKey: 'k1' });
      await put(draft);

      const reopened = await opened().reopen();
      await expect(reopened.records.drafts.find('slack/T0/C0', 'slack:T0:U0')).resolves.toStrictEqual(draft);
    });

    it('are one per person and channel: a later one takes the place', async () => {
      await put(aDraft({ answerKey: 'k1' }));
      await put(aDraft({ userId: 'web:ben' }));
      await put(aDraft({ channel: { ...ops, channelId: 'dev' } }));
      await put(aDraft({ commandText: 'lambda invoke', expiresAt: minutesLater(1) }));

      await expect(find()).resolves.toStrictEqual(aDraft({ commandText: 'lambda invoke', expiresAt: minutesLater(1) }));
      await expect(find('web:ben')).resolves.toMatchObject({ commandText: 'ec2 stop-instances' });
      await expect(find('web:ana', 'web//dev')).resolves.toMatchObject({ commandText: 'ec2 stop-instances' });
      await expect(find('web:cleo')).resolves.toBeUndefined();
    });

    it('are deleted, which tells whether there was one', async () => {
      const remove = () => store.write(({ drafts }) => drafts.delete('web//ops', 'web:ana'));
      await put(aDraft());

      await expect(remove()).resolves.toBe(true);
      await expect(remove()).resolves.toBe(false);
      await expect(find()).resolves.toBeUndefined();
    });

    it('are deleted when their time is over', async () => {
      await put(aDraft({ expiresAt: noon }));
      await put(aDraft({ userId: 'web:ben', expiresAt: minutesLater(1) }));
      await store.write(({ drafts }) => drafts.deleteExpired(noon));

      await expect(find()).resolves.toBeUndefined();
      await expect(find('web:ben')).resolves.toBeDefined();
    });

    it('keep difficult texts', async () => {
      const all = DIFFICULT_TEXTS.map((text) => aDraft({ channel: { ...ops, channelId: text }, userId: text, commandText: text }));
      for (const draft of all) await put(draft);

      const found = await Promise.all(DIFFICULT_TEXTS.map((text) => find(text, `web//${text}`)));
      expect(found).toStrictEqual(all);
    });
  });

  describe('preferences', () => {
    const put = (preferences: Preferences) => store.write((records) => records.preferences.put(preferences));
    const find = (userId = 'web:ana') => store.records.preferences.find('web//ops', userId);

    it('are kept over a restart, with what is absent left absent', async () => {
      const whole = {
        channel: ops,
        userId: 'web:ana',
        defaultRegion: 'eu-west-1',
        lastRegion: { region: 'us-east-2', chosenAt: noon },
        defaultAccount: '111122223333',
        lastAccount: { accountId: '444455556666', chosenAt: minutesLater(1) },
      };
      await put(whole);
      await put({ channel: ops, userId: 'web:ben' });

      const reopened = await opened().reopen();
      await expect(reopened.records.preferences.find('web//ops', 'web:ana')).resolves.toStrictEqual(whole);
      await expect(reopened.records.preferences.find('web//ops', 'web:ben')).resolves.toStrictEqual({ channel: ops, userId: 'web:ben' });
    });

    it('take the place of earlier ones', async () => {
      await put({ channel: ops, userId: 'web:ana', defaultRegion: 'eu-west-1', lastRegion: { region: 'us-east-2', chosenAt: noon } });
      await put({ channel: ops, userId: 'web:ana', defaultAccount: '1', lastAccount: { accountId: '2', chosenAt: noon } });
      await put({ channel: ops, userId: 'web:ana' });

      await expect(find()).resolves.toStrictEqual({ channel: ops, userId: 'web:ana' });
      await expect(find('web:ben')).resolves.toBeUndefined();
    });
  });

  describe('channel preferences', () => {
    const put = (preferences: ChannelPreferences) => store.write((records) => records.channelPreferences.put(preferences));
    const find = (key = 'web//ops') => store.records.channelPreferences.find(key);

    it('are kept over a restart, with what is absent left absent', async () => {
      const updates = { show: 'both', edit: false, newThreadAfterMs: 43_200_000, postOkWithoutAlarm: true } as const;
      const slack = { platform: 'slack', workspaceId: 'T0', channelId: 'C0' } as const;
      await put({ channel: slack, updates });
      await put({ channel: ops, updates: { show: 'channel' } });

      const reopened = await opened().reopen();
      await expect(reopened.records.channelPreferences.find('slack/T0/C0')).resolves.toStrictEqual({ channel: slack, updates });
      await expect(reopened.records.channelPreferences.find('web//ops')).resolves.toStrictEqual({
        channel: ops,
        updates: { show: 'channel' },
      });
    });

    it('take the place of earlier ones', async () => {
      await put({ channel: ops, updates: { show: 'both', edit: false } });
      await put({ channel: ops, updates: { edit: true } });

      await expect(find()).resolves.toStrictEqual({ channel: ops, updates: { edit: true } });
      await expect(find('web//dev')).resolves.toBeUndefined();
    });
  });
}
