// The promises about incidents as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import { anIncident, aStep } from '../domain/testing/an-incident.ts';
import type { Store } from './store.ts';
import { aDelivery } from './testing/a-delivery.ts';
import { codeOf } from './testing/code-of.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** Runs them against the store that the test has opened. */
export function describeIncidentRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  describe('incidents', () => {
    it('keeps an incident as it is, instants in the words of the sender', async () => {
      const incident = anIncident({
        openedAt: '2026-11-20T03:00:12+01:00',
        steps: [aStep(), aStep({ state: 'OK' })],
        notificationCount: 9,
        threadStartedAt: '2026-11-20T04:00:00Z',
        isUnshown: true,
      });
      await store.write((records) => records.incidents.insert(incident));

      await expect(store.records.incidents.find('incident-1')).resolves.toStrictEqual(incident);
      await expect(store.records.incidents.find('incident-2')).resolves.toBeUndefined();
    });

    it('finds the open one of a configuration and key', async () => {
      const closed = anIncident({ id: 'closed', closedAt: '2026-11-20T03:10:00Z' });
      await store.write(async ({ incidents }) => {
        await incidents.insert(closed);
        await incidents.insert(anIncident({ id: 'open' }));
        await incidents.insert(anIncident({ id: 'elsewhere', configurationName: 'dev' }));
      });

      await expect(store.records.incidents.findOpen('ops', closed.incidentKey)).resolves.toMatchObject({ id: 'open' });
      await store.write(({ incidents }) => incidents.replace(anIncident({ id: 'open', closedAt: '2026-11-20T03:20:00Z' })));
      await expect(store.records.incidents.findOpen('ops', closed.incidentKey)).resolves.toBeUndefined();
    });

    it('finds the newest one of a configuration and key: the open one, else the last that was closed', async () => {
      const key = anIncident().incidentKey;
      await store.write(async ({ incidents }) => {
        await incidents.insert(anIncident({ id: '2-closed', closedAt: '2026-11-20T03:10:00Z' }));
        await incidents.insert(anIncident({ id: '3-closed', closedAt: '2026-11-20T03:20:00Z' }));
        await incidents.insert(anIncident({ id: '9-elsewhere', configurationName: 'dev' }));
      });

      await expect(store.records.incidents.findNewest('ops', key)).resolves.toMatchObject({ id: '3-closed' });
      await store.write(({ incidents }) => incidents.insert(anIncident({ id: '1-open' })));
      await expect(store.records.incidents.findNewest('ops', key)).resolves.toMatchObject({ id: '1-open' });
      await expect(store.records.incidents.findNewest('ops', 'another key')).resolves.toBeUndefined();
    });

    it('refuses a second open one of the same key', async () => {
      await store.write(({ incidents }) => incidents.insert(anIncident()));

      await expect(store.write(({ incidents }) => incidents.insert(anIncident({ id: 'second' })))).rejects.toThrow(/unique/i);
    });

    it('replaces everything but the message reference', async () => {
      const messageReference = { channel: aDelivery().channel, messageId: 'm' };
      const replacement = anIncident({ steps: [aStep(), aStep({ summary: 'worse' })], closedAt: '2026-11-20T03:20:00Z' });
      await store.write(({ incidents }) => incidents.insert(anIncident()));
      await store.write(({ incidents }) => incidents.setMessageReference('incident-1', messageReference));

      await store.write(({ incidents }) =>
        incidents.replace({ ...replacement, messageReference: { channel: aDelivery().channel, messageId: 'stale' } }),
      );

      await expect(store.records.incidents.find('incident-1')).resolves.toStrictEqual({ ...replacement, messageReference });
    });

    it('keeps a context, which nothing but another one replaces', async () => {
      const context = {
        readAt: '2026-11-20T03:00:14Z',
        chart: { points: [{ at: '2026-11-20T03:00:00Z', value: 91.5 }], lines: [], band: [] },
        logLines: { logGroup: '/aws/lambda/shop', lines: [{ at: '2026-11-20T03:00:10Z', text: 'ERROR "nul \0"' }] },
        tags: { owner: 'shop' },
      };
      const messageReference = { channel: aDelivery().channel, messageId: 'm' };
      await store.write(({ incidents }) => incidents.insert(anIncident()));
      await store.write(({ incidents }) => incidents.setContext('incident-1', context));

      await store.write(async ({ incidents }) => {
        await incidents.setMessageReference('incident-1', messageReference);
        await incidents.replace(anIncident({ notificationCount: 2 }));
      });

      await expect(store.records.incidents.find('incident-1')).resolves.toStrictEqual(
        anIncident({ notificationCount: 2, messageReference, context }),
      );
      await store.write(({ incidents }) => incidents.setContext('incident-1', { ...context, tags: {} }));
      await expect(store.records.incidents.find('incident-1')).resolves.toMatchObject({ context: { tags: {} } });
    });

    it('refuses to change an incident that it does not have', async () => {
      const messageReference = { channel: aDelivery().channel, messageId: 'm' };

      expect(await codeOf(store.write(({ incidents }) => incidents.replace(anIncident())))).toBe('incident-unknown');
      const context = { readAt: '2026-11-20T03:00:14Z' };
      expect(await codeOf(store.write(({ incidents }) => incidents.setContext('incident-1', context)))).toBe('incident-unknown');
      expect(await codeOf(store.write(({ incidents }) => incidents.setMessageReference('incident-1', messageReference)))).toBe(
        'incident-unknown',
      );
    });
  });
}
