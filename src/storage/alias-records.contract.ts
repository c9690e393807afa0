// The promises about aliases as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import { aliasScopeKey, type Alias } from '../domain/alias.ts';
import type { Channel } from '../domain/channel.ts';
import type { Store } from './store.ts';
import { anAlias } from './testing/an-alias.ts';
import { DIFFICULT_TEXTS } from './testing/difficult-texts.ts';
import { minutesLater } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** Runs them against the store that the test has opened. */
export function describeAliasRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  const ops: Channel = { platform: 'web', workspaceId: '', channelId: 'ops' };
  const dev: Channel = { platform: 'web', workspaceId: '', channelId: 'dev' };
  const put = (alias: Alias) => store.write(({ aliases }) => aliases.put(alias));
  const namesIn = async (key: string) => (await store.records.aliases.list(key)).map(({ name }) => name);

  describe('aliases', () => {
    it('are kept over a restart with all that was said, difficult texts too', async () => {
      const aliases = DIFFICULT_TEXTS.map((text) =>
        anAlias({
          name: `a${text}`,
          commandText: text,
          channel: { platform: 'slack', workspaceId: text, channelId: text },
          createdBy: { userId: text, displayName: text },
          editedBy: { userId: text, displayName: text },
          editedAt: minutesLater(5),
        }),
      );
      await store.write((records) => Promise.all(aliases.map((alias) => records.aliases.put(alias))));

      const reopened = await opened().reopen();
      const found = await Promise.all(
        aliases.map(({ scope, channel, name }) => reopened.records.aliases.find(aliasScopeKey(scope, channel), name)),
      );
      expect(found).toStrictEqual(aliases);
    });

    it('stand once in a place, whatever the case of their names', async () => {
      await put(anAlias({ commandText: 'before' }));
      await put(anAlias({ name: 'RESTART', commandText: 'after' }));

      await expect(store.records.aliases.list(aliasScopeKey('channel', ops))).resolves.toEqual([
        anAlias({ name: 'RESTART', commandText: 'after' }),
      ]);
      await expect(store.records.aliases.find(aliasScopeKey('channel', ops), 'Restart')).resolves.toMatchObject({ name: 'RESTART' });
    });

    it('are those of a channel, of its workspace, or of all, listed by name', async () => {
      await put(anAlias({ name: 'b' }));
      await put(anAlias({ name: 'A' }));
      await put(anAlias({ name: 'a', channel: dev }));
      await put(anAlias({ name: 'w', channel: dev, scope: 'workspace' }));
      await put(anAlias({ name: 'x', channel: { platform: 'slack', workspaceId: 'T1', channelId: 'C1' }, scope: 'all' }));

      await expect(namesIn(aliasScopeKey('channel', ops))).resolves.toEqual(['A', 'b']);
      await expect(namesIn(aliasScopeKey('channel', dev))).resolves.toEqual(['a']);
      await expect(namesIn(aliasScopeKey('workspace', ops))).resolves.toEqual(['w']);
      await expect(namesIn(aliasScopeKey('all', ops))).resolves.toEqual(['x']);
    });

    it('can be taken away, once', async () => {
      const key = aliasScopeKey('channel', ops);
      await put(anAlias());

      await expect(store.write(({ aliases }) => aliases.take(key, 'Restart'))).resolves.toEqual(anAlias());
      await expect(store.write(({ aliases }) => aliases.take(key, 'restart'))).resolves.toBeUndefined();
      await expect(store.records.aliases.find(key, 'restart')).resolves.toBeUndefined();
    });
  });
}
