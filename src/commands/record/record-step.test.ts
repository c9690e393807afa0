import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandRecord } from '../../domain/command-record.ts';
import { aCommandRecord } from '../../storage/testing/a-command-record.ts';
import { aPendingConfirmation } from '../../storage/testing/a-pending-confirmation.ts';
import { ana, ben, openCommandsFlow, type CommandsFlow } from '../testing/open-commands-flow.ts';
import { recordStep } from './record-step.ts';

let flow: CommandsFlow;
let record: CommandRecord;

beforeEach(async () => {
  flow = await openCommandsFlow();
  record = aCommandRecord({ person: ana });
  await flow.store.write(({ commands }) => commands.insert(record));
});
afterEach(() => flow.close());

const stored = (): Promise<CommandRecord | undefined> => flow.store.records.commands.find(record.id);

describe('recordStep', () => {
  it('moves the command on and writes its audit events in order', async () => {
    const kinds = ['command.confirmed', 'command.executing'] as const;
    await expect(recordStep(flow.context, { record, from: 'received', to: 'executing', kinds, detail: { a: 1 } })).resolves.toBe(true);

    await expect(stored()).resolves.toEqual({ ...record, status: 'executing' });
    await expect(flow.auditEvents()).resolves.toMatchObject(
      kinds.map((kind) => ({ kind, commandId: record.id, person: ana, channel: record.channel, at: flow.context.now(), detail: { a: 1 } })),
    );
  });

  it.each(['command.denied', 'command.confirmation-requested', 'command.executing'] as const)(
    'writes what was decided before %s',
    async (kind) => {
      const detail = { decisionId: 'decision-1', verdict: 'allowed' };
      await recordStep(flow.context, { record, from: 'received', to: 'executing', kinds: ['command.confirmed', kind], detail });

      const events = await flow.store.records.auditEvents.list({ commandId: record.id, limit: 9 });
      expect(events.map((event) => event.kind).toReversed()).toEqual(['command.confirmed', 'command.decided', kind]);
      await expect(flow.decisionEvents()).resolves.toMatchObject([{ detail, person: ana }]);
    },
  );

  it('writes no decision where there was none', async () => {
    const detail = { because: { rule: 'not-the-requester' } };
    await recordStep(flow.context, { record, from: 'received', to: 'answered', kinds: ['command.denied'], detail });

    await expect(flow.decisionEvents()).resolves.toEqual([]);
  });

  it.each(['answered', 'cancelled', 'expired', 'succeeded', 'failed', 'outcome-unknown'] as const)(
    'ends the command with %s',
    async (to) => {
      await recordStep(flow.context, { record, from: 'received', to, kinds: [], detail: {} });

      await expect(stored()).resolves.toMatchObject({ status: to, finishedAt: flow.context.now() });
    },
  );

  it('names whoever made the step, where it is somebody else', async () => {
    await recordStep(flow.context, { record, from: 'received', to: 'cancelled', kinds: ['command.cancelled'], detail: {}, by: ben });

    await expect(flow.auditEvents()).resolves.toMatchObject([{ person: ben }]);
  });

  it('changes nothing and writes nothing where the command stands elsewhere', async () => {
    const step = { record, from: 'executing', to: 'succeeded', kinds: ['command.succeeded'], detail: {} } as const;

    await expect(recordStep(flow.context, step)).resolves.toBe(false);
    await expect(stored()).resolves.toEqual(record);
    await expect(flow.auditKinds()).resolves.toEqual([]);
  });

  it('leaves the command where it was when an audit event cannot be written', async () => {
    // Two audit events of one id: the database refuses the second.
    const context = { ...flow.context, newId: () => 'always-the-same' };
    const step = { record, from: 'received', to: 'executing', kinds: ['command.confirmed', 'command.executing'], detail: {} } as const;

    await expect(recordStep(context, step)).rejects.toThrow(/unique/i);
    await expect(stored()).resolves.toEqual(record);
    await expect(flow.auditKinds()).resolves.toEqual([]);
  });

  it('keeps what waits as it was said, and takes its secrets out once it does not wait any more', async () => {
    const said = 'rds modify-db-instance --db-instance-identifier a --master-user-password hunter2';
    const confirmation = aPendingConfirmation({ commandText: said });
    await recordStep(flow.context, { record, from: 'received', to: 'awaiting-confirmation', kinds: [], detail: {}, confirmation });
    await expect(stored()).resolves.toMatchObject({ confirmation });

    const waiting = { ...record, confirmation };
    await recordStep(flow.context, { record: waiting, from: 'awaiting-confirmation', to: 'executing', kinds: [], detail: {} });

    const masked = 'rds modify-db-instance --db-instance-identifier a --master-user-password ••••••••';
    await expect(stored()).resolves.toMatchObject({
      status: 'executing',
      confirmation: { ...confirmation, commandText: masked, salt: '' },
    });
  });
});
