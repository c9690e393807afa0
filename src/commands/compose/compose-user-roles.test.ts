import { describe, expect, it } from 'vitest';
import type { ChannelAccount } from '../../domain/channel-account.ts';
import { parseRoleArn } from '../../domain/role-arn.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { composeRoleCard } from './compose-user-roles.ts';

function anAccount(accountId: string, name: string): ChannelAccount {
  const role = parseRoleArn(`arn:aws:iam::${accountId}:role/ops`);
  if (role === undefined) throw new Error('no role');
  return { accountId, name, roleArn: role.arn };
}

const card = (...accounts: readonly ChannelAccount[]) =>
  composeRoleCard({
    userId: 'slack:T0:U0',
    channelName: 'ops',
    roles: accounts.map((account) => ({ account })),
    isRequired: false,
    proof: { url: 'https://signalbox.example.com/prove/x', expiresAt: new Date('2026-03-01T03:15:00Z') },
  });

describe('composeRoleCard', () => {
  it('says how a role is proved in each of several accounts', () => {
    const [prod, staging] = [anAccount('111111111111', 'prod'), anAccount('222222222222', 'staging')];

    expect(renderPlainText(card(prod, staging))).toContain('For another one say @aws switch-roles again: a link is good once.');
    expect(renderPlainText(card(prod))).not.toContain('For another one');
  });

  it('is for whoever asked alone, since its link gives them a role', () => {
    expect(card(anAccount('111111111111', 'prod')).audience).toBe('asker');
  });
});
