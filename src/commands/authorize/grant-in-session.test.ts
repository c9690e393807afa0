import { describe, expect, it } from 'vitest';
import type { Decision } from '../../domain/decision.ts';
import { UNREAD_DOCUMENT } from '../../domain/guardrail-policy.ts';
import type { RoleSession } from '../../domain/role-session.ts';
import { aCommandRecord } from '../../storage/testing/a-command-record.ts';
import type { CommandPlace } from '../command-place.ts';
import { aGuardrail } from '../testing/open-commands-flow.ts';
import { parseForTest } from '../testing/parse-for-test.ts';
import { authorizeCommand } from './authorize-command.ts';
import { caseContext } from './testing/authorization-case.ts';
import { grantCommand } from './grant-command.ts';

const NOW = new Date('2026-03-01T03:00:00Z');
const session: RoleSession = {
  roleArn: 'arn:aws:iam::123456789012:role/ops',
  sessionName: 'web.ana',
  sourceIdentity: 'web.ana',
  tags: [],
  policyArns: [],
};
const place: CommandPlace = { accountId: '123456789012', region: 'eu-west-1', credentials: session };
const open = aGuardrail('open', { Condition: { StringEquals: { 'aws:ResourceTag/team': ['shop'] } } });
const command = parseForTest('ec2 describe-instances');

function decide(credentials: CommandPlace['credentials'], guardrail = aGuardrail('all', {})): Promise<Decision> {
  const limits = { isAmbientAllowed: false, allowAmbientChanges: false };
  return authorizeCommand(command, { ...caseContext({}), ...limits, guardrails: [guardrail], credentials });
}

const grant = (decision: Decision, where: CommandPlace = place, wasConfirmed = false) =>
  grantCommand(command, decision, { record: aCommandRecord(), place: where, wasConfirmed, now: NOW });

describe('grantCommand in a session', () => {
  it('hands on the very session that was decided about, whatever the limits of the machine are', async () => {
    expect(grant(await decide(session))?.credentials).toBe(session);
  });

  it.each<[string, CommandPlace]>([
    ['a session like it', { ...place, credentials: { ...session } }],
    ["the machine's own credentials", { ...place, credentials: 'ambient' }],
    ['the demo account', { ...place, credentials: 'demo' }],
    ['nothing', { ...place, credentials: 'none' }],
    ['another account', { ...place, accountId: '210987654321' }],
  ])('grants nothing with %s', async (_what, where) => {
    expect(grant(await decide(session), where)).toBeUndefined();
  });

  it('grants what AWS has to decide once it was confirmed', async () => {
    const decision = await decide(session, open);

    expect(decision).toMatchObject({ verdict: 'undetermined', isMutating: true });
    expect(grant(decision)).toBeUndefined();
    expect(grant(decision, place, true)?.isMutating).toBe(true);
  });

  it("denies the same with the machine's own credentials and with none", async () => {
    expect((await decide('ambient', open)).verdict).toBe('denied');
    expect((await decide('demo', open)).verdict).toBe('denied');
    expect(await decide('none')).toMatchObject({ verdict: 'denied', because: { rule: 'account' } });
  });

  it('lets a command go on under a managed policy that could not be read, as one that changes something, in a session alone', async () => {
    const policyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    const unread = { name: 'look', policyArn, document: UNREAD_DOCUMENT, unreadBecause: 'AccessDenied: no.' };

    const inSession = await decide(session, unread);
    expect(inSession).toMatchObject({ verdict: 'undetermined', isMutating: true, because: { rule: 'guardrail', guardrailName: 'look' } });
    expect(inSession.because.text).toBe(
      `What ${policyArn} of guardrail look says of ec2:DescribeInstances is not known: the policy could not be read (AccessDenied: no). It goes along with the session, and AWS decides.`,
    );
    expect(grant(inSession)).toBeUndefined();
    expect(grant(inSession, place, true)).toBeDefined();
  });

  it('refuses it with the machine’s own credentials, and says what would help', async () => {
    const unread = { name: 'look', policyArn: 'arn:aws:iam::aws:policy/X', document: UNREAD_DOCUMENT, unreadBecause: 'AccessDenied' };
    const limits = { isAmbientAllowed: true, allowAmbientChanges: true };
    const decision = await authorizeCommand(command, { ...caseContext({}), ...limits, guardrails: [unread], credentials: 'ambient' });

    expect(decision.verdict).toBe('denied');
    expect(decision.because.text).toContain('An administrator can allow iam:GetPolicy and iam:GetPolicyVersion to Signalbox.');
  });

  it('lets no other guardrail allow what one that could not be read may deny', async () => {
    const unread = { name: 'look', policyArn: 'arn:aws:iam::aws:policy/X', document: UNREAD_DOCUMENT, unreadBecause: 'AccessDenied' };
    const decision = await authorizeCommand(command, {
      ...caseContext({}),
      guardrails: [aGuardrail('all', {}), unread],
      credentials: session,
    });

    expect(decision.verdict).toBe('undetermined');
  });

  it('denies what a guardrail beside it denies for certain', async () => {
    const unread = { name: 'look', policyArn: 'arn:aws:iam::aws:policy/X', document: UNREAD_DOCUMENT, unreadBecause: 'AccessDenied' };
    const decision = await authorizeCommand(command, {
      ...caseContext({}),
      guardrails: [unread, aGuardrail('none', { Effect: 'Deny' })],
      credentials: session,
    });

    expect(decision.verdict).toBe('denied');
  });
});
