// The rights of roles for tests: IAM is played by an object, the clock by a number.
import { pino } from 'pino';
import type { AccountState } from '../../../aws/caller-identity.ts';
import type { ReadingObstacle } from '../../../aws/reading.ts';
import type { SimulatedRequest, SimulatedVerdict, SimulationRequest } from '../../../aws/simulated-permissions-source.ts';
import type { AuthorizationRequest } from '../../../commands/authorize/policy-evaluation/compile-policy.ts';
import { closedContext } from '../../../commands/authorize/policy-evaluation/request-context.ts';
import type { ButtonNeeds } from '../button-judge.ts';
import { createRoleRights, type RoleRights } from '../role-rights.ts';

/** The account that is asked about. */
export const ACCOUNT = '222222222222';

/** The role of its channel. */
export const account = { accountId: ACCOUNT, roleArn: `arn:aws:iam::${ACCOUNT}:role/chat/ops` } as const;

/** Everything around the rights that a test may change while they are asked for. */
export interface PlayedIam {
  rights: RoleRights;
  readonly asked: SimulationRequest[];
  answer: (request: SimulatedRequest, asked: SimulationRequest) => SimulatedVerdict | ReadingObstacle;
  /** Nobody is answered before that. */
  gate: Promise<void> | undefined;
  requestsOf: (line: string) => readonly AuthorizationRequest[];
  needs: Partial<ButtonNeeds> | undefined;
  hasOwnRoles: boolean;
  own: AccountState | undefined;
  now: number;
  readonly timers: (() => void)[];
}

/** Plays IAM: who reboots instances is allowed it, who stops them is not. */
export function playIam(): PlayedIam {
  const iam: Omit<PlayedIam, 'rights'> = {
    asked: [],
    answer: ({ action }) => (action === 'ec2:StopInstances' ? 'denied' : 'allowed'),
    gate: undefined,
    requestsOf: (line) => [aRequest(line.includes('stop') ? 'ec2:StopInstances' : 'ec2:RebootInstances', `arn:aws:ec2:${line.at(-1)}`)],
    needs: { account },
    hasOwnRoles: false,
    own: undefined,
    now: 1_000_000,
    timers: [],
  };
  const rights = createRoleRights({
    source: {
      async simulate(request) {
        iam.asked.push(request);
        await iam.gate;
        const answers = request.requests.map((each) => iam.answer(each, request));
        const why = answers.find((one): one is ReadingObstacle => !['allowed', 'denied', 'undetermined'].includes(one));
        if (why !== undefined) return { status: 'not-read', why, call: 'iam:SimulatePrincipalPolicy', reason: 'because' };
        return { status: 'read', value: answers as readonly SimulatedVerdict[] };
      },
    },
    needsOf: async ({ line }) =>
      iam.needs === undefined ? undefined : { accountId: ACCOUNT, requests: iam.requestsOf(line), ...iam.needs },
    hasOwnRoles: async () => iam.hasOwnRoles,
    knownAccount: () => iam.own,
    logger: pino({ level: 'silent' }),
    elapsed: () => iam.now,
    setTimer: (callback) => {
      iam.timers.push(callback);
      return () => undefined;
    },
    timeout: () => new AbortController().signal,
  });
  return Object.assign(iam, { rights });
}

/** Makes a request that is asked about. */
export function aRequest(action: string, resource = '*'): AuthorizationRequest {
  return { action, resource, context: closedContext({ 'aws:RequestedRegion': ['eu-west-1'] }) };
}
