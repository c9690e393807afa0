import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandRequest } from '../command-request.ts';
import { ana, openCommandsFlow, type CommandsFlow } from '../testing/open-commands-flow.ts';
import { receiveCommand } from './receive-command.ts';

const request: CommandRequest = {
  channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
  person: ana,
  text: 'rds modify-db-instance --db-instance-identifier orders --master-user-password hunter2',
  idempotencyKey: 'key-1',
};

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
});
afterEach(() => flow.close());

describe('receiveCommand', () => {
  it('stores the request together with its first audit event, and neither a secret', async () => {
    const record = await receiveCommand(flow.context, request);

    expect(record).toMatchObject({ ...request, status: 'received' });
    const stored = await flow.store.records.commands.find(record?.id ?? '');
    expect(stored?.text).toBe('rds modify-db-instance --db-instance-identifier orders --master-user-password ••••••••');
    await expect(flow.auditEvents()).resolves.toMatchObject([
      { kind: 'command.received', commandId: record?.id, person: ana, detail: { characterCount: request.text.length } },
    ]);
    expect(JSON.stringify(await flow.auditEvents())).not.toContain('hunter2');
  });

  it('takes the same request once, whatever comes with it', async () => {
    await receiveCommand(flow.context, request);

    await expect(receiveCommand(flow.context, request)).resolves.toBeUndefined();
    await expect(receiveCommand(flow.context, { ...request, text: 'ec2 describe-instances' })).resolves.toBeUndefined();
    await expect(flow.auditKinds()).resolves.toEqual(['command.received']);
  });

  it('takes one of many that come at once', async () => {
    const received = await Promise.all(Array.from({ length: 20 }, () => receiveCommand(flow.context, request)));

    expect(received.filter((record) => record !== undefined)).toHaveLength(1);
    await expect(flow.auditKinds()).resolves.toEqual(['command.received']);
  });

  it('rejects where it cannot be stored, and takes it the next time', async () => {
    flow.store.failOn(1);
    await expect(receiveCommand(flow.context, request)).rejects.toMatchObject({ code: 'store-full' });

    await expect(flow.auditKinds()).resolves.toEqual([]);
    await expect(receiveCommand(flow.context, request)).resolves.toBeDefined();
  });
});
