import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../domain/person.ts';
import { aUserRole } from '../storage/testing/a-user-role.ts';
import { mapUserRole, putUserRole, unmapUserRoles, type ChangeOrigin } from './change-user-role.ts';
import { ACCOUNT, openUserRoles, type OpenedUserRoles } from './testing/open-user-roles.ts';

const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const administrator: Person = { userId: 'web:eva', displayName: 'Eva' };
const inOps: ChangeOrigin = {
  by: administrator,
  commandId: 'command-1',
  channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
};

let opened: OpenedUserRoles;
beforeEach(async () => {
  opened = await openUserRoles();
});
afterEach(() => opened.close());

const map = (name: string, configurationName = 'ops', origin = inOps) =>
  mapUserRole({ userId: 'web:ana', roleArn: role(name), configurationName }, origin, opened.context);

async function events() {
  const all = (await opened.context.store.records.auditEvents.list({ limit: 100 })).toReversed();
  return all.map(({ kind, person, commandId, detail }) => ({ kind, by: person.userId, commandId, ...detail }));
}

describe('mapUserRole', () => {
  it('is on record with what was before and after, and drops sessions', async () => {
    await map('a');
    await map('b');

    const after = (name: string) => expect.objectContaining({ roleArn: role(name), accountId: ACCOUNT, mappedBy: 'web:eva' });
    expect(await events()).toEqual([
      { kind: 'user-role.mapped', by: 'web:eva', commandId: 'command-1', userId: 'web:ana', before: null, after: after('a') },
      { kind: 'user-role.mapped', by: 'web:eva', commandId: 'command-1', userId: 'web:ana', before: after('a'), after: after('b') },
    ]);
    expect(opened.changedCount()).toBe(2);
  });

  it('is on record also where no command asked for it', async () => {
    await map('a', '', { by: administrator });

    expect(await events()).toMatchObject([{ kind: 'user-role.mapped', by: 'web:eva', commandId: undefined }]);
  });

  it.each([
    ['ana', role('a'), 'ops', 'is no identity'],
    ['slack:T1:S1', role('a'), 'ops', 'is no identity'],
    ['web:ana', 'arn:aws:iam::123456789012:user/a', 'ops', 'is not the ARN of an IAM role'],
    ['web:ana', 'arn:aws:iam::999999999999:role/a', 'ops', 'does not reach the account 999999999999'],
    ['web:ana', 'arn:aws:iam::999999999999:role/a', '', 'No channel configuration reaches the account 999999999999'],
    ['web:ana', role('a'), 'nowhere', 'There is no channel configuration "nowhere"'],
  ])('refuses %s with %s in "%s"', async (...[userId, roleArn, configurationName, said]) => {
    const outcome = await mapUserRole({ userId, roleArn, configurationName }, inOps, opened.context);

    expect(outcome).toMatchObject({ status: 'refused', text: expect.stringContaining(said) });
    expect(await events()).toEqual([]);
    expect(await opened.context.store.records.userRoles.list()).toEqual([]);
  });

  it('refuses what the file gives, in that account and channel', async () => {
    const roleArn = `arn:aws:iam::${ACCOUNT}:role/file` as const;
    opened.surroundings.fileRoles = [{ who: { kind: 'person', userId: 'web:ana' }, accountId: ACCOUNT, configurationName: 'dev', roleArn }];

    expect(await map('a', 'dev')).toMatchObject({ status: 'refused', text: expect.stringContaining('it is changed there') });
    expect(await map('a', 'ops')).toMatchObject({ status: 'mapped' });
  });
});

describe('putUserRole', () => {
  it('leaves what an administrator has mapped since a proof was looked at', async () => {
    await map('given');
    const provenArn = `arn:aws:sts::${ACCOUNT}:assumed-role/a/cli`;
    const proven = aUserRole({ accountId: ACCOUNT, configurationName: 'ops', provenArn, mappedBy: 'web:ana' });
    const putting = putUserRole(proven, { by: { userId: 'web:ana', displayName: 'Ana' } }, opened.context);

    await expect(putting).rejects.toMatchObject({ code: 'role-proof-refused', message: expect.stringContaining('web:eva') });
    expect(await opened.context.store.records.userRoles.list()).toMatchObject([{ roleArn: role('given') }]);
    expect(await events()).toHaveLength(1);
  });
});

describe('unmapUserRoles', () => {
  it('takes away what is meant, and has it on record', async () => {
    await map('a', 'ops');
    await map('b', 'dev');
    await map('c', '');
    const removed = await unmapUserRoles({ userId: 'web:ana', configurationName: 'dev' }, inOps, opened.context);

    expect(removed.map(({ roleArn }) => roleArn)).toEqual([role('b')]);
    expect((await events()).at(-1)).toMatchObject({ kind: 'user-role.unmapped', before: { roleArn: role('b') }, after: null });
    expect(await unmapUserRoles({ userId: 'web:ana' }, inOps, opened.context)).toHaveLength(2);
    expect(await unmapUserRoles({ userId: 'web:ana' }, inOps, opened.context)).toEqual([]);
    expect(opened.changedCount()).toBe(5);
  });

  it('leaves what somebody else mapped, where only one’s own is meant', async () => {
    await map('a');

    expect(await unmapUserRoles({ userId: 'web:ana', mappedBy: 'web:ana' }, inOps, opened.context)).toEqual([]);
    expect(await unmapUserRoles({ userId: 'web:ben' }, inOps, opened.context)).toEqual([]);
    expect(await opened.context.store.records.userRoles.list()).toHaveLength(1);
  });
});
