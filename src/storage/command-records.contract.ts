// The promises about commands as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandStatus } from '../domain/command-record.ts';
import type { Store } from './store.ts';
import { aCommandRecord } from './testing/a-command-record.ts';
import { aPendingConfirmation } from './testing/a-pending-confirmation.ts';
import { DIFFICULT_TEXTS } from './testing/difficult-texts.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

const OPS = 'web//ops';

/** Runs them against the store that the test has opened. */
export function describeCommandRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  describe('commands', () => {
    const insert = (...overrides: Parameters<typeof aCommandRecord>) =>
      store.write(({ commands }) => commands.insert(aCommandRecord(...overrides)));
    const advance = (id: string, from: CommandStatus, to: CommandStatus) =>
      store.write(({ commands }) => commands.advance(id, from, { status: to }));
    const awaitConfirmation = (id: string, confirmation = aPendingConfirmation()) =>
      insert({ id, status: 'awaiting-confirmation', confirmation });
    const awaitingId = async (key: string, code: string) => (await store.records.commands.findAwaiting(key, code))?.id;

    it('keeps every field of a command, over a restart', async () => {
      const record = aCommandRecord({
        channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' },
        threadMessageId: '1700000100.000200',
        person: { userId: 'slack:T0:U0', displayName: 'Ana 👩🏽‍🚀' },
        receivedAt: noon,
        status: 'expired',
        confirmation: aPendingConfirmation({ expiresAt: minutesLater(5) }),
        finishedAt: minutesLater(6),
      });
      await expect(insert(record)).resolves.toBe(true);

      const reopened = await opened().reopen();
      await expect(reopened.records.commands.find('command-1')).resolves.toStrictEqual(record);
    });

    it('finds what waits for approval by its code, over a restart, and not what waits for a confirmation', async () => {
      const approval = {
        answerKey: 'key-2',
        requestedAt: '2026-03-01T03:01:00.000Z',
        reason: 'planned',
        requirements: [{ ruleName: 'production', approvers: ['web:ben'], allowSelfApproval: false, minimumApprovals: 2 }],
        given: [{ person: { userId: 'web:ben', displayName: 'Ben' }, at: '2026-03-01T03:02:00.000Z' }],
      };
      const press = { actionName: 'restart', buttonText: 'Restart it', eventId: 'event-1', title: 'web-cpu-high' };
      const confirmation = aPendingConfirmation({ approval, seenTags: [[['Stage=prod'], null]], isReading: true, press });
      await awaitConfirmation('command-1');
      await insert({ id: 'command-2', idempotencyKey: 'key-2', status: 'awaiting-approval', confirmation });

      const reopened = await opened().reopen();
      const { commands } = reopened.records;
      await expect(commands.findAwaitingApproval(OPS, 'K7QX2M')).resolves.toMatchObject({ id: 'command-2', confirmation });
      await expect(commands.findAwaiting(OPS, 'K7QX2M')).resolves.toMatchObject({ id: 'command-1' });
      await expect(commands.findAwaitingApproval('web//other', 'K7QX2M')).resolves.toBeUndefined();
    });

    it('refuses a second command of a channel that waits for approval under the same code', async () => {
      const confirmation = aPendingConfirmation();
      await insert({ id: 'command-1', status: 'awaiting-approval', confirmation });

      await expect(insert({ id: 'command-2', idempotencyKey: 'key-2', status: 'awaiting-approval', confirmation })).rejects.toThrow(
        /unique/i,
      );
    });

    it('lets one of fifty who decide at once decide, and each of them see what the one before has written', async () => {
      await insert({ status: 'awaiting-approval', confirmation: aPendingConfirmation() });
      const decide = (code: string) =>
        store.write(async ({ commands }) => {
          if (!(await commands.advance('command-1', 'awaiting-approval', { status: 'awaiting-approval' }))) return 'late';
          const stands = await commands.find('command-1');
          if (stands?.confirmation?.code !== 'K7QX2M') return 'late';
          return commands.advance('command-1', 'awaiting-approval', {
            status: 'executing',
            confirmation: { ...stands.confirmation, code },
          });
        });

      const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => decide(`CODE${index}`)));

      expect(outcomes.filter((outcome) => outcome === true)).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'late')).toHaveLength(49);
    });

    it('leaves absent what a command does not have', async () => {
      await insert();

      await expect(store.records.commands.find('command-1')).resolves.toStrictEqual(aCommandRecord());
      await expect(store.records.commands.find('command-2')).resolves.toBeUndefined();
    });

    it('keeps difficult texts in every field, and tells them apart', async () => {
      const records = DIFFICULT_TEXTS.map((text, index) =>
        aCommandRecord({
          id: `${index}${text}`,
          idempotencyKey: text,
          channel: { platform: 'web', workspaceId: text, channelId: text },
          person: { userId: text, displayName: text },
          text,
          status: 'awaiting-confirmation',
          confirmation: aPendingConfirmation({ code: text, expiresAt: noon, commandText: text, region: text, accountId: text, hash: text }),
        }),
      );
      await expect(store.write(({ commands }) => Promise.all(records.map((record) => commands.insert(record))))).resolves.not.toContain(
        false,
      );

      const found = await Promise.all(records.map(({ id }) => store.records.commands.find(id)));
      const awaiting = await Promise.all(DIFFICULT_TEXTS.map((text) => store.records.commands.findAwaiting(`web/${text}/${text}`, text)));
      expect(found).toStrictEqual(records);
      expect(awaiting).toStrictEqual(records);
    });

    it('refuses a command that it has, by its idempotency key, and leaves the first as it is', async () => {
      await insert({ idempotencyKey: 'key' });

      await expect(insert({ idempotencyKey: 'key' })).resolves.toBe(false);
      await expect(insert({ id: 'command-2', idempotencyKey: 'key', text: 'other' })).resolves.toBe(false);
      await expect(store.records.commands.find('command-1')).resolves.toStrictEqual(aCommandRecord({ idempotencyKey: 'key' }));
      await expect(store.records.commands.findByKey('key')).resolves.toStrictEqual(aCommandRecord({ idempotencyKey: 'key' }));
      await expect(store.records.commands.findByKey('another')).resolves.toBeUndefined();
      await expect(store.records.commands.find('command-2')).resolves.toBeUndefined();
    });

    it('keeps what else a unit writes that repeats a command', async () => {
      await insert();

      await store.write(async ({ commands }) => {
        await commands.insert(aCommandRecord());
        await commands.insert(aCommandRecord({ id: 'command-2' }));
      });

      await expect(store.records.commands.find('command-2')).resolves.toBeDefined();
    });

    it('throws where two commands of different keys have the same id', async () => {
      await insert();

      await expect(insert({ idempotencyKey: 'another' })).rejects.toThrow(/unique/i);
    });

    it('takes one of many that come at once with the same key', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 30 }, (_, index) => insert({ id: `command-${index}`, idempotencyKey: 'key' })),
      );

      expect(outcomes.filter((isNew) => isNew)).toHaveLength(1);
      await expect(store.write(({ commands }) => commands.listAt('received'))).resolves.toHaveLength(1);
    });

    it('moves a command on, and keeps what the change does not name', async () => {
      const confirmation = aPendingConfirmation({ expiresAt: minutesLater(5) });
      await insert();

      await store.write(({ commands }) => commands.advance('command-1', 'received', { status: 'awaiting-confirmation', confirmation }));
      await store.write(({ commands }) => commands.advance('command-1', 'awaiting-confirmation', { status: 'executing' }));
      await store.write(({ commands }) => commands.advance('command-1', 'executing', { status: 'succeeded', finishedAt: minutesLater(1) }));

      const expected = aCommandRecord({ status: 'succeeded', confirmation, finishedAt: minutesLater(1) });
      await expect(store.records.commands.find('command-1')).resolves.toStrictEqual(expected);
    });

    it('moves nothing on that stands elsewhere or does not exist', async () => {
      await insert();

      await expect(advance('command-1', 'executing', 'succeeded')).resolves.toBe(false);
      await expect(advance('command-2', 'received', 'executing')).resolves.toBe(false);
      await expect(store.records.commands.find('command-1')).resolves.toStrictEqual(aCommandRecord());
    });

    it('lets one of many simultaneous confirmations win, and a cancellation not beside it', async () => {
      await awaitConfirmation('command-1');

      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          advance('command-1', 'awaiting-confirmation', index % 2 === 0 ? 'executing' : 'cancelled'),
        ),
      );

      expect(outcomes).toEqual(outcomes.map((_, index) => index === 0));
      await expect(store.records.commands.find('command-1')).resolves.toMatchObject({ status: 'executing' });
    });

    it('takes a step back where the rest of its unit fails', async () => {
      await awaitConfirmation('command-1');
      const failing = store.write(async ({ commands }) => {
        await commands.insert(aCommandRecord({ id: 'command-2' }));
        await commands.advance('command-1', 'awaiting-confirmation', { status: 'executing' });
        throw new Error('not on record');
      });
      await expect(failing).rejects.toThrow('not on record');

      await expect(advance('command-1', 'awaiting-confirmation', 'executing')).resolves.toBe(true);
      await expect(insert({ id: 'command-2' })).resolves.toBe(true);
    });

    it('finds a command that waits by its code, in its channel only, and no longer than it waits', async () => {
      await awaitConfirmation('command-1', aPendingConfirmation({ expiresAt: new Date(0) }));
      await insert({
        id: 'command-2',
        channel: { platform: 'web', workspaceId: '', channelId: 'dev' },
        status: 'awaiting-confirmation',
        confirmation: aPendingConfirmation(),
      });

      await expect(awaitingId(OPS, 'K7QX2M')).resolves.toBe('command-1');
      await expect(awaitingId('web//dev', 'K7QX2M')).resolves.toBe('command-2');
      await expect(awaitingId('web//none', 'K7QX2M')).resolves.toBeUndefined();
      await expect(awaitingId(OPS, 'k7qx2m')).resolves.toBeUndefined();
      await advance('command-1', 'awaiting-confirmation', 'cancelled');
      await expect(awaitingId(OPS, 'K7QX2M')).resolves.toBeUndefined();
    });

    it('gives a code again once nothing waits under it, and not before', async () => {
      await awaitConfirmation('command-1');
      await insert({ id: 'command-2' });
      const wait = () =>
        store.write(({ commands }) =>
          commands.advance('command-2', 'received', { status: 'awaiting-confirmation', confirmation: aPendingConfirmation() }),
        );

      await expect(wait()).rejects.toThrow(/unique/i);
      await advance('command-1', 'awaiting-confirmation', 'expired');
      await expect(wait()).resolves.toBe(true);
      await expect(awaitingId(OPS, 'K7QX2M')).resolves.toBe('command-2');
    });

    it('lists commands at a status in the order in which they came', async () => {
      await insert({ id: 'z', status: 'executing', receivedAt: minutesLater(1) });
      await insert({ id: 'done', status: 'succeeded' });
      await insert({ id: 'a', status: 'received', receivedAt: noon });
      await insert({ id: 'b', status: 'executing', receivedAt: noon });
      await advance('a', 'received', 'executing');
      const idsAt = (status: CommandStatus) => store.write(async ({ commands }) => (await commands.listAt(status)).map(({ id }) => id));

      await expect(idsAt('executing')).resolves.toEqual(['z', 'a', 'b']);
      await expect(idsAt('succeeded')).resolves.toEqual(['done']);
      await expect(idsAt('failed')).resolves.toEqual([]);
    });

    it('leaves out what nodes of some names have in hand', async () => {
      await insert({ id: 'a', status: 'executing' });
      const { node } = store.records.auditEvents;
      const listWithout = (...names: readonly string[]) => store.write(({ commands }) => commands.listAt('executing', names));

      await expect(listWithout('another')).resolves.toHaveLength(1);
      await expect(listWithout('another', node)).resolves.toEqual([]);
    });
  });
}
