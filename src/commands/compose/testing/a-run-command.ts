// A command that was run, for tests.
import type { Decision } from '../../../domain/decision.ts';
import type { CommandPlace } from '../../command-place.ts';
import type { CommandResult } from '../../command-result.ts';
import { catalogue, parseForTest } from '../../testing/parse-for-test.ts';
import type { RunCommand } from '../compose-result.ts';

/** A result that succeeded. */
export type Success = Extract<CommandResult, { status: 'succeeded' }>;

/** The place in which commands run. */
export const place: CommandPlace = {
  accountId: '123456789012',
  region: 'eu-central-1',
  credentials: 'ambient',
  callerArn: 'arn:aws:sts::123456789012:assumed-role/signalbox/i-0abc',
};

/** Builds a decision; what the test is about is given, the rest is plausible. */
export function aDecision(overrides: Partial<Decision> = {}): Decision {
  return {
    id: 'decision-1',
    verdict: 'allowed',
    isMutating: false,
    actions: ['ec2:DescribeInstances'],
    because: { rule: 'read-only', text: 'This channel has no guardrail policy, so it may only read, and this only reads.' },
    decidedAt: new Date('2026-03-01T03:00:00Z'),
    ...overrides,
  };
}

/** Builds a result with an output. */
export function aSuccess(output: Readonly<Record<string, unknown>>, overrides: Partial<Success> = {}): Success {
  return {
    status: 'succeeded',
    output,
    maskedCount: 0,
    hasMore: false,
    truncatedMembers: [],
    requestId: 'request-1',
    durationMs: 34,
    ...overrides,
  };
}

/** Builds a command that was run with a result. */
export function aRunCommand(text: string, result: CommandResult, isMutating = false): RunCommand {
  const command = parseForTest(text);
  const operation = catalogue.service(command.service)?.operation(command.operation);
  return { command, decision: aDecision({ isMutating }), place, operation, result };
}
