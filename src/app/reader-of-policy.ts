// With whose credentials a managed policy is read: IAM tells the policies of an account to that account alone.
import type { ChannelAccount } from '../domain/channel-account.ts';
import { parsePolicyArn } from '../domain/policy-arn.ts';
import { sessionOfOurs, type RoleSession } from '../domain/role-session.ts';

/** The name of a session in which nobody asked for anything. */
const OWN_NAME = 'signalbox';

/** The session that reads a policy may do nothing else, whatever its role allows. */
function policyOfReader(policyArn: string): string {
  const statement = { Effect: 'Allow', Action: ['iam:GetPolicy', 'iam:GetPolicyVersion'], Resource: policyArn };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

/** Those of an account that the channel reaches by a session of its role; all others, also those of AWS, with the machine's own credentials. */
export function readerOfPolicy(policyArn: string, accounts: readonly ChannelAccount[]): 'ambient' | RoleSession {
  const accountId = parsePolicyArn(policyArn)?.accountId;
  const account = accounts.find((one) => one.accountId === accountId);
  if (account === undefined) return 'ambient';
  return sessionOfOurs(account, { name: OWN_NAME, tags: [], policy: policyOfReader(policyArn) });
}
