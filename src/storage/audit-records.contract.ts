// The promises about the audit log as tests.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashAuditEvent, hashBeforeChain } from '../domain/audit-chain.ts';
import type { AuditEvent } from '../domain/audit-event.ts';
import type { AuditFilter } from './audit-records.ts';
import type { Store } from './store.ts';
import { aCommandRecord } from './testing/a-command-record.ts';
import { anAuditEvent } from './testing/an-audit-event.ts';
import { anyAuditDetail } from './testing/any-audit-detail.ts';
import { DIFFICULT_TEXTS } from './testing/difficult-texts.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** More than any test writes. */
const ALL = { limit: 1_000 };

/** Runs them against the store that the test has opened. */
export function describeAuditRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  describe('audit events', () => {
    const bo = { userId: 'web:bo', displayName: 'Bo' };
    async function append(...events: readonly Partial<AuditEvent>[]): Promise<void> {
      await store.write(async ({ auditEvents }) => {
        for (const event of events) await auditEvents.append(anAuditEvent(event));
      });
    }
    const idsOf = async (filter: AuditFilter) => (await store.records.auditEvents.list(filter)).map(({ id }) => id);

    it('keeps every field of an audit event, over a restart', async () => {
      const event = anAuditEvent({
        kind: 'command.outcome-unknown',
        at: noon,
        person: { userId: 'slack:T0:U0', displayName: 'Ana 👩🏽‍🚀' },
        channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' },
        detail: { service: 's3', params: { Bucket: 'b', Tags: [{ Key: 'k', Value: null }] }, durationMs: 1.5, isMutating: true, '': '' },
      });
      await append(event);

      const reopened = await opened().reopen();
      await expect(reopened.records.auditEvents.list(ALL)).resolves.toStrictEqual([event]);
    });

    it('keeps difficult texts in every field', async () => {
      const events = DIFFICULT_TEXTS.map((text, index) =>
        anAuditEvent({
          id: `${index}${text}`,
          commandId: text === '' ? 'none' : text,
          person: { userId: text, displayName: text },
          channel: { platform: 'web', workspaceId: text, channelId: text },
          detail: { [text]: text, nested: [{ text }] },
        }),
      );
      await append(...events);

      const found = await Promise.all(
        DIFFICULT_TEXTS.map((text) => store.records.auditEvents.list({ commandId: text === '' ? 'none' : text, userId: text, limit: 9 })),
      );
      await expect(store.records.auditEvents.list(ALL)).resolves.toStrictEqual(events.toReversed());
      expect(found).toStrictEqual(events.map((event) => [event]));
    });

    it('keeps whatever JSON a detail holds', async () => {
      const details = fc.array(anyAuditDetail, { maxLength: 5 });
      let count = 0;
      const property = fc.asyncProperty(details, async (list) => {
        const events = list.map((detail) => anAuditEvent({ id: String((count += 1)), detail }));
        await append(...events);

        expect(await store.records.auditEvents.list({ limit: events.length })).toStrictEqual(events.toReversed());
      });

      await expect(fc.assert(property, { numRuns: 30 })).resolves.toBeUndefined();
    });

    it('lists what was written last first, whatever clocks and ids say', async () => {
      await append({ id: 'z', at: minutesLater(2) }, { id: 'm', at: noon });
      await append({ id: 'a', at: minutesLater(1) });

      await expect(idsOf(ALL)).resolves.toEqual(['a', 'm', 'z']);
      await expect(idsOf({ limit: 2 })).resolves.toEqual(['a', 'm']);
    });

    it('lists by command and by person', async () => {
      await append(
        { id: '1', commandId: 'one' },
        { id: '2', commandId: 'two', person: bo },
        { id: '3', commandId: 'one', person: bo },
        { id: '4', commandId: 'one' },
      );

      await expect(idsOf({ commandId: 'one', limit: 9 })).resolves.toEqual(['4', '3', '1']);
      await expect(idsOf({ userId: 'web:bo', limit: 9 })).resolves.toEqual(['3', '2']);
      await expect(idsOf({ commandId: 'one', userId: 'web:ana', limit: 1 })).resolves.toEqual(['4']);
      await expect(idsOf({ commandId: 'three', limit: 9 })).resolves.toEqual([]);
    });

    it('pages backwards without the audit event that it is told to go on from', async () => {
      await append({ id: '1' }, { id: '2', person: bo }, { id: '3' }, { id: '4', person: bo }, { id: '5' });

      await expect(idsOf({ before: '4', limit: 2 })).resolves.toEqual(['3', '2']);
      await expect(idsOf({ before: '2', limit: 2 })).resolves.toEqual(['1']);
      await expect(idsOf({ before: '1', limit: 2 })).resolves.toEqual([]);
      await expect(idsOf({ before: '5', userId: 'web:bo', limit: 1 })).resolves.toEqual(['4']);
      await expect(idsOf({ before: 'nobody', limit: 2 })).resolves.toEqual([]);
    });

    it('refuses a second audit event of the same id', async () => {
      await append({ id: '1' });

      await expect(append({ id: '2' }, { id: '1', kind: 'command.denied' })).rejects.toThrow(/unique/i);
      await expect(store.records.auditEvents.list(ALL)).resolves.toStrictEqual([anAuditEvent({ id: '1' })]);
    });

    it('keeps nothing of a unit that fails', async () => {
      const failing = store.write(async ({ commands, auditEvents }) => {
        await commands.insert(aCommandRecord());
        await auditEvents.append(anAuditEvent());
        throw new Error('the unit changed its mind');
      });
      await expect(failing).rejects.toThrow('the unit changed its mind');

      await expect(store.records.auditEvents.list(ALL)).resolves.toEqual([]);
      await expect(store.records.commands.find('command-1')).resolves.toBeUndefined();
    });

    it('keeps an event of no command and no channel', async () => {
      const { commandId: _, channel: __, ...event } = anAuditEvent({ kind: 'topic.refused', detail: { before: {}, after: {} } });
      await store.write(({ auditEvents }) => auditEvents.append(event));

      await expect(store.records.auditEvents.list(ALL)).resolves.toStrictEqual([event]);
    });

    it('lists by kind and by time', async () => {
      await append({ id: '1', at: noon }, { id: '2', at: minutesLater(1), kind: 'command.denied' }, { id: '3', at: minutesLater(2) });

      await expect(idsOf({ kinds: ['command.denied', 'topic.refused'], limit: 9 })).resolves.toEqual(['2']);
      await expect(idsOf({ since: minutesLater(1), limit: 9 })).resolves.toEqual(['3', '2']);
      await expect(idsOf({ until: minutesLater(1), limit: 9 })).resolves.toEqual(['1']);
      await expect(idsOf({ kinds: ['command.received'], since: noon, until: minutesLater(2), limit: 9 })).resolves.toEqual(['1']);
    });

    const chain = async () => {
      const { auditEvents } = store.records;
      return auditEvents.listChain({ node: auditEvents.node, after: 0, limit: 1_000 });
    };

    it('links each event to the one before it, over failed units, other units and a restart', async () => {
      const days = ['2026-03-01T23:59:59Z', '2026-03-02T00:00:01Z', '2026-03-01T23:59:58Z', '2026-03-02T00:00:03Z'];
      const at = (index: number): Date => new Date(days[index] ?? 0);
      await append({ id: '1', at: at(0), detail: { b: 1, a: [{ d: null, c: 'é' }] } }, { id: '2', at: at(1) });
      const failing = append({ id: '3' }, { id: '1' });
      const following = append({ id: '3', at: at(2) });
      await expect(failing).rejects.toThrow(/unique/i);
      await following;
      store = await opened().reopen();
      await append({ id: '4', at: at(3) });

      const links = (await chain()).map(({ link }) => link);
      const { node } = store.records.auditEvents;
      expect(links.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
      expect(links.map(({ day }) => day)).toEqual(['2026-03-01', '2026-03-02', '2026-03-01', '2026-03-02']);
      expect(links.map(({ previousHash }) => previousHash)).toEqual([hashBeforeChain(node), ...links.slice(0, 3).map(({ hash }) => hash)]);
      for (const { event, link } of await chain()) expect(hashAuditEvent(event, link)).toBe(link.hash);
      await expect(store.records.auditEvents.listHeads()).resolves.toStrictEqual([
        { node, day: '2026-03-02', sequence: 4, hash: links[3]?.hash },
      ]);
      await expect(store.records.auditEvents.countOfDay(node, '2026-03-02')).resolves.toBe(2);
    });

    it('hashes what comes back, whatever it was', async () => {
      let count = 0;
      const property = fc.asyncProperty(anyAuditDetail, fc.string({ unit: 'binary' }), async (detail, text) => {
        const event = { id: String((count += 1)), detail: { ...detail, left: undefined }, person: { userId: text, displayName: text } };
        await append(event);
        const [entry] = await store.records.auditEvents.listChain({ node: store.records.auditEvents.node, after: count - 1, limit: 9 });

        expect(entry === undefined ? '' : hashAuditEvent(entry.event, entry.link)).toBe(entry?.link.hash);
      });

      await expect(fc.assert(property, { numRuns: 30 })).resolves.toBeUndefined();
    });

    it('reads in the order of writing, by days and page by page, and first what is of before the chain', async () => {
      await opened().runSql(`insert into audit_events
        (id, kind, occurred_at, command_id, user_id, display_name, platform, workspace_id, channel_id, detail)
        values ('0', 'command.received', 0, 'old', '', '', 'web', '', '', '{}')`);
      const at = (day: number): Date => new Date(`2026-03-0${day}T12:00:00Z`);
      await append({ id: '1', at: at(1) }, { id: '2', at: at(2) }, { id: '3', at: at(2) }, { id: '4', at: at(4) });
      const { auditEvents } = store.records;
      const read = async (range: Partial<Parameters<typeof auditEvents.listEntries>[0]>) =>
        auditEvents.listEntries({ after: 0, limit: 9, ...range });
      const idsIn = async (range: Parameters<typeof read>[0]) => (await read(range)).map(({ event }) => event.id);

      const [old, first, second] = await read({ limit: 3 });
      expect([old?.event.id, old?.link, first?.link?.sequence]).toEqual(['0', undefined, 1]);
      await expect(idsIn({ after: second?.position ?? 0 })).resolves.toEqual(['3', '4']);
      await expect(idsIn({ fromDay: '2026-03-02' })).resolves.toEqual(['2', '3', '4']);
      await expect(idsIn({ fromDay: '2026-03-02', toDay: '2026-03-03' })).resolves.toEqual(['2', '3']);
      await expect(idsIn({ toDay: '2026-03-01' })).resolves.toEqual(['0', '1']);
      await expect(idsIn({ fromDay: '2026-03-05' })).resolves.toEqual([]);
      await expect(idsIn({ toDay: '2026-02-28' })).resolves.toEqual([]);
    });

    it('keeps how far each sink is', async () => {
      const one = { sink: 'file', node: 'a', sequence: 1, hash: 'x' };
      await store.write(async ({ auditEvents }) => {
        await auditEvents.putCursor({ ...one, sink: 'stdout' });
        await auditEvents.putCursor(one);
        await auditEvents.putCursor({ ...one, sequence: 7, hash: 'y' });
      });

      const reopened = await opened().reopen();
      await expect(reopened.records.auditEvents.listCursors()).resolves.toStrictEqual([
        { sink: 'file', node: 'a', sequence: 7, hash: 'y' },
        { sink: 'stdout', node: 'a', sequence: 1, hash: 'x' },
      ]);
    });

    it('refuses a second event at a place of the chain', async () => {
      await append({ id: '1' });
      const [entry] = await chain();
      const taken = opened().runSql(`insert into audit_events
        (id, kind, occurred_at, command_id, user_id, display_name, platform, workspace_id, channel_id, detail, node, chain_sequence)
        values ('2', '', 0, '', '', '', '', '', '', '', '${entry?.link.node}', 1)`);

      await expect(taken).rejects.toThrow(/unique/i);
    });

    it.each([
      `update audit_events set kind = 'command.denied'`,
      `update audit_events set detail = '{}' where id = '1'`,
      'delete from audit_events',
      `delete from audit_events where id = '2'`,
      `insert into audit_events (id, kind, occurred_at, command_id, user_id, display_name, platform, workspace_id, channel_id, detail)
        values ('1', '', 0, '', '', '', '', '', '', '') on conflict (id) do update set kind = 'command.denied'`,
    ])('is refused a change by the database itself: %s', async (sql) => {
      await append({ id: '1' }, { id: '2' });

      await expect(opened().runSql(sql)).rejects.toThrow('rows of audit_events are unique, and never changed or deleted');
      await expect(store.records.auditEvents.list(ALL)).resolves.toStrictEqual([anAuditEvent({ id: '2' }), anAuditEvent({ id: '1' })]);
      await append({ id: '3' });
      await expect(idsOf(ALL)).resolves.toEqual(['3', '2', '1']);
    });
  });
}
