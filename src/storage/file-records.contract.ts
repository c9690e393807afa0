// The promises about files as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredFile } from '../domain/stored-file.ts';
import { aStoredFile } from '../domain/testing/a-stored-file.ts';
import type { Store } from './store.ts';
import { DIFFICULT_TEXTS } from './testing/difficult-texts.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** Runs them against the store that the test has opened. */
export function describeFileRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  describe('files', () => {
    const insert = (file: StoredFile) => store.write(({ files }) => files.insert(file));
    const find = (id = 'file-1') => store.records.files.find(id);

    it('are kept over a restart, byte for byte', async () => {
      const content = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
      const file = aStoredFile({ channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' }, mediaType: 'text/csv', content });
      await insert(file);

      const reopened = await opened().reopen();
      await expect(reopened.records.files.find('file-1')).resolves.toStrictEqual(file);
    });

    it('may be empty', async () => {
      await insert(aStoredFile({ content: new Uint8Array() }));

      await expect(find()).resolves.toStrictEqual(aStoredFile({ content: new Uint8Array() }));
    });

    it('have an id each', async () => {
      await insert(aStoredFile());

      await expect(insert(aStoredFile({ name: 'another.json' }))).rejects.toThrow(/./);
      await expect(find()).resolves.toStrictEqual(aStoredFile());
      await expect(find('file-2')).resolves.toBeUndefined();
    });

    it('are deleted when their time is over', async () => {
      await insert(aStoredFile({ expiresAt: noon }));
      await insert(aStoredFile({ id: 'file-2', expiresAt: minutesLater(1) }));
      await store.write(({ files }) => files.deleteExpired(noon));

      await expect(find()).resolves.toBeUndefined();
      await expect(find('file-2')).resolves.toBeDefined();
    });

    it('are deleted beyond a number in a channel, the oldest first', async () => {
      const elsewhere = { platform: 'web', workspaceId: '', channelId: 'dev' } as const;
      await insert(aStoredFile({ id: 'other', channel: elsewhere, expiresAt: noon }));
      await insert(aStoredFile({ id: 'newest', expiresAt: minutesLater(2) }));
      await insert(aStoredFile({ id: 'oldest', expiresAt: minutesLater(1) }));
      await insert(aStoredFile({ id: 'newer', expiresAt: minutesLater(2) }));
      await store.write(({ files }) => files.deleteBeyond('web//ops', 2));

      const found = await Promise.all(['other', 'newest', 'oldest', 'newer'].map((id) => find(id)));
      expect(found.map((file) => file?.id)).toEqual(['other', 'newest', undefined, 'newer']);
    });

    it('keep difficult texts', async () => {
      const all = DIFFICULT_TEXTS.map((text) => aStoredFile({ id: text, name: text }));
      for (const file of all) await insert(file);

      await expect(Promise.all(DIFFICULT_TEXTS.map((text) => find(text)))).resolves.toStrictEqual(all);
    });
  });
}
