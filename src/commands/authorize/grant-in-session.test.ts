import { describe, expect, it } from 'vitest';
import type { Decision } from '../../domain/decision.ts';
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
});
