// User roles and proofs for tests.
import type { RoleProof, UserRole } from '../../domain/user-role.ts';
import { noon } from './instants.ts';

/** Builds a role that somebody has proved to have. */
export function aUserRole(overrides: Partial<UserRole> = {}): UserRole {
  return {
    userId: 'web:ana',
    accountId: '123456789012',
    configurationName: 'ops',
    roleArn: 'arn:aws:iam::123456789012:role/ana',
    mappedBy: 'web:ana',
    mappedAt: noon,
    ...overrides,
  };
}

/** Builds a proof that somebody has been asked for. */
export function aRoleProof(overrides: Partial<RoleProof> = {}): RoleProof {
  return {
    nonceHash: 'hash',
    person: { userId: 'web:ana', displayName: 'Ana' },
    channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
    configurationName: 'ops',
    commandId: 'command-1',
    expiresAt: noon,
    ...overrides,
  };
}
