// What becomes of the steps of an incident whatever the chat answers, and whenever the process is killed: held against random schedules.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import type { UpdatePolicy } from '../domain/update-policy.ts';
import type { FlappingRule } from '../domain/flapping-rule.ts';
import { FickleChat, type ChatFault } from './testing/fickle-chat.ts';
import { IncidentTrial, type AlarmState, type Operation } from './testing/incident-trial.ts';
import { openThreadFlow } from './testing/open-thread-flow.ts';

const policy: fc.Arbitrary<UpdatePolicy> = fc.record({
  show: fc.constantFrom('thread' as const, 'channel' as const, 'both' as const),
  edit: fc.boolean(),
  newThreadAfterMs: fc.constantFrom(60_000, 24 * 60 * 60_000),
  postOkWithoutAlarm: fc.boolean(),
});

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('event' as const),
      state: fc.constantFrom<AlarmState>('ALARM', 'OK', 'INSUFFICIENT_DATA'),
      isLate: fc.boolean(),
      isTwice: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('faults' as const),
      faults: fc.array(
        fc.constantFrom<ChatFault>(
          'busy',
          'lost-answer',
          'lost-request',
          'refused',
          'killed-before',
          'killed-after',
          'quiet-about-threads',
        ),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'deliver' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'acknowledge' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('silence' as const), seconds: fc.integer({ min: 60, max: 200 }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'end-silences' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'care' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'kill' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'delete-messages' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('reconfigure' as const), updates: policy, channelId: fc.constantFrom('ops', 'elsewhere') }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass-time' as const), seconds: fc.integer({ min: 1, max: 200 }) }) },
);

/** Few changes, so that random ones reach them. */
const FLAPPING: FlappingRule = { changes: 3, withinMs: 10 * 60_000, calmAfterMs: 60_000 };

interface Surroundings {
  readonly updates: UpdatePolicy;
  readonly canBeAsked: boolean;
  readonly hasFlapping: boolean;
}

async function faultsAfter(
  { updates, canBeAsked, hasFlapping }: Surroundings,
  operations: readonly Operation[],
): Promise<readonly string[]> {
  const flow = await openThreadFlow([aChannelConfiguration({ updates })]);
  const chat = new FickleChat({ canBeAsked });
  flow.platform = chat;
  flow.flapping = hasFlapping ? FLAPPING : undefined;
  try {
    const trial = new IncidentTrial(flow, chat);
    await trial.run(operations);
    return await trial.findFaults();
  } finally {
    await flow.close();
  }
}

describe('every step of an incident', () => {
  it('has its disposition, is shown once and in order, and the message ends with the newest state', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ updates: policy, canBeAsked: fc.boolean(), hasFlapping: fc.boolean() }),
        fc.array(operation, { minLength: 1, maxLength: 25 }),
        async (surroundings, operations) => {
          expect(await faultsAfter(surroundings, operations)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
