// The promises about silences and inhibitors as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Inhibitor } from '../domain/inhibitor.ts';
import type { Silence } from '../domain/silence.ts';
import type { Store } from './store.ts';
import { anInhibitor, aSilence } from './testing/a-silence.ts';
import { codeOf } from './testing/code-of.ts';
import { DIFFICULT_TEXTS } from './testing/difficult-texts.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** Runs them against the store that the test has opened. */
export function describeSilenceRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  describe('silences', () => {
    const insert = (silence: Silence) => store.write(({ silences }) => silences.insert(silence));
    const currentIds = async (now: Date) => (await store.records.silences.listCurrent(now)).map(({ id }) => id);

    it('are kept over a restart with all that was said, difficult texts too', async () => {
      const silences = DIFFICULT_TEXTS.map((text, index) =>
        aSilence({
          id: `${index}${text}`,
          code: text,
          matchers: [{ label: text, operator: '!~', values: [text, '*'] }],
          reason: text,
          title: text,
          channel: { platform: 'slack', workspaceId: text, channelId: text },
          isEndTold: true,
          removedBy: { userId: text, displayName: text },
        }),
      );
      const { configurationName: _all, ...ofAll } = aSilence();
      await store.write((records) => Promise.all([...silences, ofAll].map((silence) => records.silences.insert(silence))));

      const reopened = await opened().reopen();
      const found = await Promise.all([...silences, ofAll].map(({ id }) => reopened.records.silences.find(id)));
      expect(found).toStrictEqual([...silences, ofAll]);
    });

    it('are listed until they are over, also those to come, the one that ends first at the beginning', async () => {
      await insert(aSilence({ id: 'long', endsAt: minutesLater(90) }));
      await insert(aSilence({ id: 'short', endsAt: minutesLater(30) }));
      await insert(aSilence({ id: 'to come', startsAt: minutesLater(60), endsAt: minutesLater(70) }));

      await expect(currentIds(noon)).resolves.toEqual(['short', 'to come', 'long']);
      await expect(currentIds(minutesLater(30))).resolves.toEqual(['to come', 'long']);
      await expect(store.records.silences.find('short')).resolves.toMatchObject({ id: 'short' });
    });

    it('can be changed, and only where they exist', async () => {
      await insert(aSilence());
      await store.write(({ silences }) => silences.replace(aSilence({ endsAt: minutesLater(1) })));

      await expect(currentIds(minutesLater(1))).resolves.toEqual([]);
      expect(await codeOf(store.write(({ silences }) => silences.replace(aSilence({ id: 'another' }))))).toBe('silence-unknown');
    });

    it('are deleted long after their end', async () => {
      await insert(aSilence({ id: 'old', endsAt: minutesLater(1) }));
      await insert(aSilence({ id: 'new', endsAt: minutesLater(2) }));

      await store.write(({ silences }) => silences.deleteEnded(minutesLater(1)));

      await expect(store.records.silences.find('old')).resolves.toBeUndefined();
      await expect(store.records.silences.find('new')).resolves.toMatchObject({ id: 'new' });
    });
  });

  describe('inhibitors', () => {
    const put = (inhibitor: Inhibitor) => store.write(({ inhibitors }) => inhibitors.put(inhibitor));

    it('are kept over a restart, one a rule and key, and listed while they are open', async () => {
      const other = anInhibitor({ ruleName: "'; drop table inhibitors", incidentKey: 'nul \0 within', isTarget: true });
      await put(anInhibitor({ title: 'before' }));
      await put(anInhibitor());
      await put(other);
      await put(anInhibitor({ incidentKey: 'over', isOpen: false }));

      const reopened = await opened().reopen();
      const open = await reopened.records.inhibitors.listOpen();
      expect(open).toHaveLength(2);
      expect(open).toEqual(expect.arrayContaining([other, anInhibitor()]));
      await expect(reopened.records.inhibitors.find('region-down', 'over')).resolves.toMatchObject({ isOpen: false });
      await expect(reopened.records.inhibitors.find('another', 'over')).resolves.toBeUndefined();
    });

    it('are deleted when nothing was heard of them for long', async () => {
      await put(anInhibitor({ incidentKey: 'old' }));
      await put(anInhibitor({ incidentKey: 'new', seenAt: minutesLater(1) }));

      await store.write(({ inhibitors }) => inhibitors.deleteSilent(minutesLater(1)));

      await expect(store.records.inhibitors.listOpen()).resolves.toMatchObject([{ incidentKey: 'new' }]);
    });
  });
}
