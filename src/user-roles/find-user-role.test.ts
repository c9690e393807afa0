import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../domain/person.ts';
import type { RoleArn } from '../domain/role-arn.ts';
import type { FileUserRole } from '../domain/user-role.ts';
import { aUserRole } from '../storage/testing/a-user-role.ts';
import { findRoleOfPerson } from './find-user-role.ts';
import { ACCOUNT, openUserRoles, type OpenedUserRoles } from './testing/open-user-roles.ts';

const ana: Person = { userId: 'web:ana', displayName: 'Ana' };
const role = (name: string): RoleArn => `arn:aws:iam::${ACCOUNT}:role/${name}`;

let opened: OpenedUserRoles;
beforeEach(async () => {
  opened = await openUserRoles();
});
afterEach(() => opened.close());

const find = (configurationName = 'ops', accountId = ACCOUNT) => findRoleOfPerson(ana, { accountId, configurationName }, opened.context);
const byName = (name: string, configurationName = ''): FileUserRole => ({
  who: { kind: 'person', userId: ana.userId },
  accountId: ACCOUNT,
  configurationName,
  roleArn: role(name),
});
const byGroup = (name: string, groupId: string, configurationName = ''): FileUserRole => ({
  ...byName(name, configurationName),
  who: { kind: 'group', groupId },
});
const put = (name: string, configurationName: string) =>
  opened.context.store.write(({ userRoles }) => userRoles.put(aUserRole({ roleArn: role(name), configurationName })));

describe('findRoleOfPerson', () => {
  it('finds none where nobody has mapped one', async () => {
    expect(await find()).toEqual({ kind: 'none' });
  });

  it('prefers the file by name to what is mapped, and that to groups', async () => {
    opened.surroundings.members = { 'slack:T1:S1': [ana.userId] };
    opened.surroundings.fileRoles = [byGroup('group', 'slack:T1:S1', 'ops')];
    expect(await find()).toEqual({ kind: 'role', roleArn: role('group') });
    await put('mapped', '');
    expect(await find()).toEqual({ kind: 'role', roleArn: role('mapped') });
    opened.surroundings.fileRoles = [...opened.surroundings.fileRoles, byName('file')];
    expect(await find()).toEqual({ kind: 'role', roleArn: role('file') });
  });

  it('prefers what an administrator mapped for all to what the person proved for the channel configuration', async () => {
    await put('proved', 'ops');
    const given = aUserRole({ roleArn: role('given'), configurationName: '', mappedBy: 'web:eva' });
    await opened.context.store.write(({ userRoles }) => userRoles.put(given));

    expect(await find()).toEqual({ kind: 'role', roleArn: role('given') });
  });

  it('prefers the role of the channel configuration to the one for all, wherever they stand', async () => {
    await put('all', '');
    await put('ops', 'ops');
    expect(await find()).toEqual({ kind: 'role', roleArn: role('ops') });
    expect(await find('dev')).toEqual({ kind: 'role', roleArn: role('all') });
    opened.surroundings.fileRoles = [byName('file-all'), byName('file-ops', 'ops')];
    expect(await find()).toEqual({ kind: 'role', roleArn: role('file-ops') });
  });

  it('takes the first of several groups, those of the channel configuration before those of all', async () => {
    opened.surroundings.members = { 'slack:T1:S1': [ana.userId], 'slack:T1:S2': [ana.userId], 'slack:T1:S3': [] };
    opened.surroundings.fileRoles = [
      byGroup('one', 'slack:T1:S1'),
      byGroup('not-hers', 'slack:T1:S3', 'ops'),
      byGroup('two', 'slack:T1:S2', 'ops'),
    ];

    expect(await find()).toEqual({ kind: 'role', roleArn: role('two') });
    expect(await find('dev')).toEqual({ kind: 'role', roleArn: role('one') });
  });

  it('finds none of another account, and does not know where a group’s members are not told', async () => {
    opened.surroundings.membership = { status: 'unknown', reason: 'no scope' };
    opened.surroundings.fileRoles = [byGroup('group', 'slack:T1:S1')];

    expect(await find('ops', '999999999999')).toEqual({ kind: 'none' });
    expect(await find()).toEqual({ kind: 'unknown', text: expect.stringContaining('no scope') });
    await put('mapped', 'ops');
    expect(await find()).toEqual({ kind: 'role', roleArn: role('mapped') });
  });
});
