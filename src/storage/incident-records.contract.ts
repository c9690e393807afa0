// The promises about incidents as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import { incidentCode } from '../domain/incident-code.ts';
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

    it('keeps who sees to it, what keeps it quiet, and that it flaps', async () => {
      const incident = anIncident({
        acknowledgement: { person: { userId: 'web:ana', displayName: 'Ana' }, at: '2026-11-20T03:05:00Z', severity: 'high' },
        muted: { kind: 'silence', name: 'K7QX2M', text: 'silenced', since: '2026-11-20T03:06:00Z', eventId: 'event-1' },
        reminderCount: 2,
        remindAt: '2026-11-20T04:00:00Z',
        changes: ['2026-11-20T03:00:12.000Z'],
        flapping: { since: '2026-11-20T03:00:12.000Z', changeCount: 7, calmAt: '2026-11-20T03:20:12.000Z' },
        editAt: '2026-11-20T03:00:30.000Z',
      });
      await store.write(({ incidents }) => incidents.insert(incident));

      await expect(store.records.incidents.find('incident-1')).resolves.toStrictEqual(incident);
    });

    it('finds one by its code, and lists those that are open', async () => {
      await store.write(async ({ incidents }) => {
        await incidents.insert(anIncident({ id: '1', incidentKey: 'a' }));
        await incidents.insert(anIncident({ id: '2', incidentKey: 'b' }));
        await incidents.insert(anIncident({ id: '3', incidentKey: 'c', closedAt: '2026-11-20T03:20:00Z' }));
        await incidents.insert(anIncident({ id: '4', incidentKey: 'd', configurationName: 'dev' }));
      });
      const { incidents } = store.records;

      await expect(incidents.findByCode('ops', incidentCode('3'))).resolves.toMatchObject({ id: '3' });
      await expect(incidents.findByCode('ops', incidentCode('4'))).resolves.toBeUndefined();
      expect((await incidents.listOpen('ops', 9)).map(({ id }) => id)).toEqual(['2', '1']);
      expect((await incidents.listOpen('ops', 1)).map(({ id }) => id)).toEqual(['2']);
    });

    it('tells in which configurations an incident of a key is open', async () => {
      await store.write(async ({ incidents }) => {
        await incidents.insert(anIncident({ id: '1', incidentKey: 'a' }));
        await incidents.insert(anIncident({ id: '2', incidentKey: 'a', configurationName: 'dev' }));
        await incidents.insert(anIncident({ id: '3', incidentKey: 'a', configurationName: 'night', closedAt: '2026-11-20T03:20:00Z' }));
        await incidents.insert(anIncident({ id: '4', incidentKey: 'b', configurationName: 'web' }));
      });

      await expect(store.records.incidents.listOpenIn('a')).resolves.toEqual(['dev', 'ops']);
      await expect(store.records.incidents.listOpenIn('c')).resolves.toEqual([]);
    });

    it('lists what is quiet by what keeps it so, while it is open', async () => {
      const muted = { kind: 'silence', name: 'K7QX2M', text: '', since: '2026-11-20T03:06:00Z', eventId: 'e' } as const;
      await store.write(async ({ incidents }) => {
        for (const id of ['1', '2', '3']) await incidents.insert(anIncident({ id, incidentKey: id, muted }));
        await incidents.insert(anIncident({ id: '4', incidentKey: '4', muted: { ...muted, name: 'AAAAAA' } }));
        await incidents.replace(anIncident({ id: '3', incidentKey: '3', muted, closedAt: '2026-11-20T03:20:00Z' }));
        await incidents.replace(anIncident({ id: '4', incidentKey: '4' }));
      });
      const idsAfter = async (after: string) =>
        (await store.records.incidents.listMutedBy('silence:K7QX2M', { limit: 9, after })).map(({ id }) => id);

      await expect(store.records.incidents.listMutings()).resolves.toEqual(['silence:K7QX2M']);
      await expect(idsAfter('')).resolves.toEqual(['1', '2']);
      await expect(idsAfter('1')).resolves.toEqual(['2']);
    });

    it('lists what is to be looked at once its time has come: to remind of it while it is open, and what may be calm', async () => {
      const flapping = { since: '2026-11-20T03:00:00Z', changeCount: 6, calmAt: '2026-11-20T03:00:00Z' };
      await store.write(async ({ incidents }) => {
        await incidents.insert(anIncident({ id: '1', incidentKey: '1', remindAt: '2026-11-20T05:00:00+01:00' }));
        await incidents.insert(anIncident({ id: '2', incidentKey: '2', flapping, closedAt: '2026-11-20T02:50:00Z' }));
        await incidents.insert(anIncident({ id: '3', incidentKey: '3', remindAt: '2026-11-20T04:00:00.001Z' }));
        await incidents.insert(
          anIncident({ id: '4', incidentKey: '4', remindAt: '2026-11-20T03:00:00Z', closedAt: '2026-11-20T03:20:00Z' }),
        );
      });
      const found = await store.records.incidents.listToLookAt(new Date('2026-11-20T04:00:00Z'), 9);

      expect(found.map(({ id }) => id)).toEqual(['2', '1']);
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
