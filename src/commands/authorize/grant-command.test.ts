import { describe, expect, it } from 'vitest';
import type { CommandRecord } from '../../domain/command-record.ts';
import type { Decision } from '../../domain/decision.ts';
import type { CommandPlace } from '../command-place.ts';
import { authorizeCommand } from './authorize-command.ts';
import { rememberDecision } from './decided-commands.ts';
import { AUTHORIZATION_LIFETIME_MS, DECISION_MAX_AGE_MS, grantCommand, type Grant } from './grant-command.ts';
import { caseContext, toCommand } from './testing/authorization-case.ts';

const NOW = new Date('2026-03-01T03:00:00Z');
const place: CommandPlace = { accountId: '123456789012', region: 'eu-west-1', credentials: 'ambient' };
const record: CommandRecord = {
  id: 'command-1',
  idempotencyKey: 'key-1',
  channel: { platform: 'web', workspaceId: 'local', channelId: 'ops' },
  person: { userId: 'web:administrator', displayName: 'Administrator' },
  text: 'ec2 describe-instances',
  receivedAt: NOW,
  status: 'received',
};
const reading = toCommand({ service: 'ec2', operation: 'DescribeInstances' });
const changing = toCommand({ service: 'ec2', operation: 'RebootInstances' });

function grant(overrides: Partial<Grant> = {}): Grant {
  return { record, place, wasConfirmed: false, now: NOW, ...overrides };
}

function later(ms: number): Date {
  return new Date(NOW.getTime() + ms);
}

describe('grantCommand', () => {
  it('makes a command that may run, with the decision behind it and an end', async () => {
    const decision = await authorizeCommand(reading, caseContext({}));

    expect(grantCommand(reading, decision, grant())).toEqual({
      command: reading,
      commandId: 'command-1',
      decisionId: 'decision-1',
      person: record.person,
      region: 'eu-west-1',
      accountId: '123456789012',
      credentials: 'ambient',
      isMutating: false,
      expiresAt: later(AUTHORIZATION_LIFETIME_MS),
    });
  });

  it('refuses what was denied, confirmed or not', async () => {
    const decision = await authorizeCommand(changing, caseContext({ guardrails: [] }));

    expect(decision.verdict).toBe('denied');
    expect(grantCommand(changing, decision, grant())).toBeUndefined();
    expect(grantCommand(changing, decision, grant({ wasConfirmed: true }))).toBeUndefined();
  });

  it('asks for a confirmation of what changes something', async () => {
    const decision = await authorizeCommand(changing, caseContext({ guardrails: ['allow-everything'] }));

    expect(grantCommand(changing, decision, grant())).toBeUndefined();
    expect(grantCommand(changing, decision, grant({ wasConfirmed: true }))).toMatchObject({ isMutating: true });
  });

  it.each([DECISION_MAX_AGE_MS + 1, -DECISION_MAX_AGE_MS - 1])('refuses a decision that is %d ms old', async (age) => {
    const decision = await authorizeCommand(reading, caseContext({}));

    expect(grantCommand(reading, decision, grant({ now: later(age) }))).toBeUndefined();
    expect(grantCommand(reading, decision, grant({ now: later(DECISION_MAX_AGE_MS) }))).toBeDefined();
  });

  it('refuses a decision about another command, Region or account', async () => {
    const decision = await authorizeCommand(reading, caseContext({}));

    expect(grantCommand(changing, decision, grant({ wasConfirmed: true }))).toBeUndefined();
    expect(grantCommand({ ...reading }, decision, grant())).toBeUndefined();
    expect(grantCommand(reading, decision, grant({ place: { ...place, region: 'us-east-1' } }))).toBeUndefined();
    expect(grantCommand(reading, decision, grant({ place: { ...place, accountId: '210987654321' } }))).toBeUndefined();
  });

  it('refuses a decision that nobody made', async () => {
    const decision = await authorizeCommand(reading, caseContext({}));
    const forged: Decision = { ...decision, verdict: 'allowed', isMutating: false };

    expect(grantCommand(reading, forged, grant())).toBeUndefined();
    expect(() => Object.assign(decision, { verdict: 'allowed' })).toThrow(TypeError);
  });

  it.each<[Decision['verdict'], CommandPlace['credentials'], boolean]>([
    ['undetermined', 'ambient', false],
    ['undetermined', 'demo', false],
    ['allowed', 'none', false],
    ['allowed', 'ambient', true],
  ])('looks at a decision once more, should one be %s with the credentials %s', async (verdict, credentials, isGranted) => {
    const decision: Decision = { ...(await authorizeCommand(changing, caseContext({ guardrails: ['allow-everything'] }))), verdict };
    const elsewhere: CommandPlace = { ...place, credentials };
    rememberDecision(decision, { command: changing, ...elsewhere });

    expect(grantCommand(changing, decision, grant({ place: elsewhere, wasConfirmed: true })) !== undefined).toBe(isGranted);
  });

  it('makes a command that nobody can change afterwards', async () => {
    const decision = await authorizeCommand(reading, caseContext({}));

    expect(Object.isFrozen(grantCommand(reading, decision, grant()))).toBe(true);
  });

  it('refuses an undetermined decision, because no session enforces the guardrail', async () => {
    const decision = await authorizeCommand(changing, caseContext({ guardrails: ['with-tag'] }));

    expect(decision.verdict).toBe('denied');
    expect(decision.because.text).toContain('only AWS knows');
    expect(grantCommand(changing, decision, grant({ wasConfirmed: true }))).toBeUndefined();
  });
});
