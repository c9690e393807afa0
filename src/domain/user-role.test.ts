import { describe, expect, it } from 'vitest';
import { findUserRole, parseGroupId, readProvenRole } from './user-role.ts';

const session = (resource: string, service = 'sts', partition = 'aws'): string => `arn:${partition}:${service}::123456789012:${resource}`;
const role = (name: string, accountId = '123456789012'): string => `arn:aws:iam::${accountId}:role/${name}`;

describe('readProvenRole', () => {
  it.each([
    [session('assumed-role/ops/ana@example.org'), undefined, role('ops')],
    [session('assumed-role/ops/i-0123456789abcdef0'), role('teams/eu/ops'), role('teams/eu/ops')],
    [session('assumed-role/AWSServiceRoleX/a1'), undefined, role('AWSServiceRoleX')],
    [session('assumed-role/ops/ana', 'sts', 'aws-cn'), undefined, 'arn:aws-cn:iam::123456789012:role/ops'],
  ])('reads %s', (arn, claimed, roleArn) => {
    expect(readProvenRole(arn, claimed)).toEqual({ status: 'role', roleArn, accountId: '123456789012' });
  });

  it.each([
    [session('user/ana', 'iam'), 'no-role'],
    [session('root', 'iam'), 'no-role'],
    [session('federated-user/ana'), 'no-role'],
    [session('assumed-role/ops'), 'no-role'],
    [session('assumed-role/ops/ana/more'), 'no-role'],
    [session('assumed-role/ops/ana', 'iam'), 'no-role'],
    ['arn:aws:sts:eu-west-1:123456789012:assumed-role/ops/ana', 'no-role'],
    [session('assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ana'), 'identity-center'],
  ])('takes no role from %s: %s', (arn, reason) => {
    expect(readProvenRole(arn)).toEqual({ status: 'refused', reason });
  });

  it.each([
    role('admin'),
    role('teams/admin'),
    role('ops', '210987654321'),
    'arn:aws-cn:iam::123456789012:role/ops',
    'ops',
    'arn:aws:iam::123456789012:user/ops',
  ])('does not take %s for the role ops of the account', (claimed) => {
    expect(readProvenRole(session('assumed-role/ops/ana'), claimed)).toEqual({ status: 'refused', reason: 'another-role' });
  });
});

describe('findUserRole', () => {
  const ofAll = { accountId: '1', configurationName: '' };
  const ofOps = { accountId: '1', configurationName: 'ops' };

  it('prefers the role of the channel configuration to the one for all', () => {
    expect(findUserRole([ofAll, ofOps], ofOps)).toBe(ofOps);
    expect(findUserRole([ofAll, ofOps], { accountId: '1', configurationName: 'dev' })).toBe(ofAll);
  });

  it('finds none of another account or configuration', () => {
    expect(findUserRole([ofAll, ofOps], { accountId: '2', configurationName: 'ops' })).toBeUndefined();
    expect(findUserRole([ofOps], { accountId: '1', configurationName: 'dev' })).toBeUndefined();
  });
});

describe('parseGroupId', () => {
  it.each([
    ['slack:T0123ABCD:S0123ABCD', { platform: 'slack', workspaceId: 'T0123ABCD', groupId: 'S0123ABCD' }],
    ['slack:T0123ABCD:U0123ABCD', undefined],
    ['web:ops', undefined],
    ['S0123ABCD', undefined],
  ])('reads %s', (text, group) => {
    expect(parseGroupId(text)).toEqual(group);
  });
});
