// The promises about offers as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Offer } from '../domain/offer.ts';
import type { Store } from './store.ts';
import { DIFFICULT_TEXTS } from './testing/difficult-texts.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

const ops = { platform: 'web', workspaceId: '', channelId: 'ops' } as const;

function anOffer(overrides: Partial<Offer> = {}): Offer {
  return { channel: ops, code: 'K7QX2M', commandText: 's3api list-buckets --starting-token x', expiresAt: noon, ...overrides };
}

/** Runs them against the store that the test has opened. */
export function describeOfferRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  describe('offers', () => {
    const put = (offer: Offer) => store.write(({ offers }) => offers.put(offer));
    const find = (code = 'K7QX2M', key = 'web//ops') => store.records.offers.find(key, code);

    it('are kept over a restart', async () => {
      const offer = anOffer({ channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' } });
      await put(offer);

      const reopened = await opened().reopen();
      await expect(reopened.records.offers.find('slack/T0/C0', 'K7QX2M')).resolves.toStrictEqual(offer);
    });

    it('are found by their code in their channel alone, and a later one takes the place', async () => {
      await put(anOffer());
      await put(anOffer({ channel: { ...ops, channelId: 'dev' }, commandText: 'lambda list-functions' }));
      await put(anOffer({ commandText: 'ec2 describe-instances', expiresAt: minutesLater(1) }));

      await expect(find()).resolves.toStrictEqual(anOffer({ commandText: 'ec2 describe-instances', expiresAt: minutesLater(1) }));
      await expect(find('K7QX2M', 'web//dev')).resolves.toMatchObject({ commandText: 'lambda list-functions' });
      await expect(find('AAAAAA')).resolves.toBeUndefined();
    });

    it('are deleted when their time is over', async () => {
      await put(anOffer({ expiresAt: noon }));
      await put(anOffer({ code: 'AAAAAA', expiresAt: minutesLater(1) }));
      await store.write(({ offers }) => offers.deleteExpired(noon));

      await expect(find()).resolves.toBeUndefined();
      await expect(find('AAAAAA')).resolves.toBeDefined();
    });

    it('keep difficult texts', async () => {
      const all = DIFFICULT_TEXTS.map((text) => anOffer({ channel: { ...ops, channelId: text }, code: text, commandText: text }));
      for (const offer of all) await put(offer);

      const found = await Promise.all(DIFFICULT_TEXTS.map((text) => find(text, `web//${text}`)));
      expect(found).toStrictEqual(all);
    });
  });
}
