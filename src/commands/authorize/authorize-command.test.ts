import { describe, expect, it } from 'vitest';
import { authorizeCommand } from './authorize-command.ts';
import { caseContext, toCommand } from './testing/authorization-case.ts';

const command = toCommand({ service: 'ec2', operation: 'DescribeInstances' });
const refusal = { rule: 'account', text: 'The account 210987654321 is none of this channel.' } as const;

describe('authorizeCommand', () => {
  it.each(['ambient', 'session', 'none'] as const)(
    'gives the reason why nothing can run in a place, with the credentials %s',
    async (credentials) => {
      const context = { ...caseContext({ guardrails: ['allow-everything'], credentials }), refusal };

      expect(await authorizeCommand(command, context)).toMatchObject({ verdict: 'denied', because: refusal });
    },
  );

  it('gives every decision its id and its time', async () => {
    expect(await authorizeCommand(command, caseContext({}))).toMatchObject({
      id: 'decision-1',
      decidedAt: new Date('2026-03-01T03:00:00Z'),
      actions: ['ec2:DescribeInstances'],
    });
  });
});
