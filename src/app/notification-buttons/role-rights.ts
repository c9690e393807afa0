// What AWS would say to the commands of buttons, as far as it may be asked: `SimulatePrincipalPolicy` of IAM for the channel's role. It comes
// behind the guardrails, and takes buttons away, never brings any; where nothing is known the guardrails alone count.
import type { Logger } from 'pino';
import type { AccountState } from '../../aws/caller-identity.ts';
import type { ReadingObstacle } from '../../aws/reading.ts';
import type { SimulatedPermissionsSource, SimulatedRequest, SimulatedVerdict } from '../../aws/simulated-permissions-source.ts';
import type { ReadingPlace } from '../../domain/reading-place.ts';
import { RecentValues } from '../../lib/recent-values.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { ButtonNeeds, ButtonQuestion } from './button-judge.ts';
import { principalOf } from './principal-of.ts';
import { candidatesOf } from './simulated-requests.ts';
import { WaitAllowance } from './wait-allowance.ts';

/** How many answers are remembered, and how long each serves; as for those of the guardrails. */
const ANSWERS_REMEMBERED = 10_000;
const ANSWER_LIFETIME_MS = 5 * 60_000;

/** How many channels and accounts are remembered with how asking went. */
const WAYS_REMEMBERED = 1_000;

/**
 * How long an account is not asked about where AWS refuses the question. Each refusal is a call with AccessDenied in CloudTrail, for which many
 * have an alarm (CIS AWS Foundations Benchmark, "unauthorized API calls"), and whoever grants the right can reload.
 */
const REFUSED_MS = 24 * 60 * 60_000;

/** How long where there is something in the way that somebody has to change first. */
const HINDERED_MS = 5 * 60_000;

/**
 * How long where AWS does not answer, twice as long each time: where there is no way to IAM at all, such as in a network of endpoints, hardly any
 * notification is to wait for it.
 */
const SILENT_FIRST_MS = 60_000;
const SILENT_LONGEST_MS = 60 * 60_000;

/** How long where there is an answer to be expected soon. */
const SOON_MS = 5_000;

/** How long IAM may take, also behind the back of those who did not wait: the answer serves the next. */
const ASK_TIMEOUT_MS = 10_000;

/** Longest that a notification waits for it. */
const WAIT_MAX_MS = 2_000;

/** Which part of the time notifications may wait for it: in a storm they go on with what the guardrails say. */
const WAIT_SHARE = 0.05;

/** How many commands are being asked about at most; others are not, until there is room again. */
const ASKED_MAX = 50;

/** While more are being asked about, which is more than IAM is asked in the longest wait, notifications go on: there is a storm. */
const WAITED_FOR_MAX = 20;

/** What is known of the rights of the channels' roles. */
export interface RoleRights {
  /** Finds out what is not known about commands; undefined where nobody has to wait. Never rejects. */
  readonly find: (questions: readonly ButtonQuestion[]) => Promise<void> | undefined;
  /** Tells whether AWS is known to refuse a command to the channel's role. */
  readonly isRefused: (question: ButtonQuestion) => boolean;
  /** Forgets everything: the rules of channels have changed. */
  readonly forget: () => void;
}

/** What it is learned with. */
export interface RoleRightsOptions {
  readonly source: SimulatedPermissionsSource;
  /** What a command would ask AWS for, and with whose credentials; undefined where it would not get there. */
  readonly needsOf: (question: ButtonQuestion) => Promise<ButtonNeeds | undefined>;
  /** Tells whether people of a channel have roles of their own in the account: what the channel's may do says little then. */
  readonly hasOwnRoles: (place: Pick<ReadingPlace, 'accountId' | 'configurationName'>) => Promise<boolean>;
  /** The account of the machine's own credentials as far as it is known by now. */
  readonly knownAccount: () => AccountState | undefined;
  readonly logger: Logger;
  /** A clock in milliseconds that never steps back. */
  readonly elapsed: () => number;
  readonly setTimer: SetTimer;
  /** Aborts after a time; passed in, so that tests need not wait. */
  readonly timeout: (ms: number) => AbortSignal;
}

/** How asking went for a configuration in an account. */
interface Way {
  /** Until then nobody is asked. */
  closedUntil: number;
  /** True once IAM has answered. Before that one question goes ahead, so that one is refused and not fifty. */
  isOpen: boolean;
  isTried: boolean;
  /** How long it was closed the last time that nobody answered. */
  silentMs: number;
  /** Until when the role is not asked with itself, as it may not be. */
  roleRefusedUntil: number;
}

/** What is remembered under the rules in force. */
interface Memory {
  readonly answers: RecentValues<string, { readonly isRefused: boolean; readonly freshUntil: number }>;
  readonly asking: Map<string, Promise<void>>;
  readonly ways: RecentValues<string, Way>;
}

/** A command that is asked about. */
interface Asked {
  readonly key: string;
  readonly question: ButtonQuestion;
}

/** Makes it. */
export function createRoleRights(options: RoleRightsOptions): RoleRights {
  const { elapsed, setTimer, logger } = options;
  const allowance = new WaitAllowance({ longestMs: WAIT_MAX_MS, share: WAIT_SHARE, elapsed, setTimer });
  let memory = newMemory();

  /** Never rejects. */
  async function ask(asked: readonly Asked[], way: Way, known: Memory): Promise<void> {
    way.isTried = true;
    const end = await askAboutPlace(asked, { way, known }, options).catch((error: unknown) => {
      logger.warn({ error }, 'what AWS allows to a role is not known');
      return 'damaged' as const;
    });
    way.isTried = false;
    if (end === 'answered') Object.assign(way, { isOpen: true, silentMs: 0 });
    else if (end !== 'not-asked') close(way, end, elapsed());
    for (const { key } of asked) known.asking.delete(key);
  }

  function isDue(question: ButtonQuestion, { ways, answers }: Memory): boolean {
    const now = elapsed();
    return now >= (ways.get(placeKey(question))?.closedUntil ?? 0) && now >= (answers.get(keyOf(question))?.freshUntil ?? 0);
  }

  return {
    find(questions) {
      const known = memory;
      const due = new Map(questions.filter((question) => isDue(question, known)).map((question) => [keyOf(question), question]));
      const asked = [...due]
        .filter(([key]) => !known.asking.has(key))
        .slice(0, Math.max(ASKED_MAX - known.asking.size, 0))
        .map(([key, question]): Asked => ({ key, question }));
      for (const together of Map.groupBy(asked, ({ question }) => `${placeKey(question)}\n${question.region}`).values()) {
        const way = wayOf(together.map(({ question }) => placeKey(question))[0] ?? '', known);
        if (way.isTried && !way.isOpen) continue;
        const asking = ask(together, way, known);
        for (const { key } of together) known.asking.set(key, asking);
      }
      // What is old still serves while it is asked anew.
      const waitedFor = [...due.keys()].flatMap((key) => (known.answers.get(key) === undefined ? (known.asking.get(key) ?? []) : []));
      return waitedFor.length === 0 || known.asking.size > WAITED_FOR_MAX ? undefined : allowance.wait(Promise.all(waitedFor));
    },
    isRefused(question) {
      const answer = memory.answers.size === 0 ? undefined : memory.answers.get(keyOf(question));
      // Where nobody can be asked anew, what was true once takes no button away for good.
      return answer?.isRefused === true && elapsed() < answer.freshUntil + ANSWER_LIFETIME_MS;
    },
    forget() {
      memory = newMemory();
    },
  };
}

function newMemory(): Memory {
  return { answers: new RecentValues(ANSWERS_REMEMBERED), asking: new Map(), ways: new RecentValues(WAYS_REMEMBERED) };
}

function wayOf(key: string, { ways }: Memory): Way {
  const known = ways.get(key);
  if (known !== undefined) return known;
  const way: Way = { closedUntil: 0, isOpen: false, isTried: false, silentMs: 0, roleRefusedUntil: 0 };
  ways.set(key, way);
  return way;
}

function close(way: Way, obstacle: Obstacle, now: number): void {
  const closedMs = CLOSED_MS[obstacle] ?? Math.min(Math.max(way.silentMs * 2, SILENT_FIRST_MS), SILENT_LONGEST_MS);
  Object.assign(way, { isOpen: false, closedUntil: now + closedMs, silentMs: obstacle in CLOSED_MS ? 0 : closedMs });
}

/** Commands of one channel in one account and Region. */
async function askAboutPlace(
  asked: readonly Asked[],
  { way, known }: { readonly way: Way; readonly known: Memory },
  options: RoleRightsOptions,
): Promise<'answered' | 'not-asked' | Obstacle> {
  const { hasOwnRoles, needsOf, elapsed } = options;
  const needs = await Promise.all(asked.map(({ question }) => needsOf(question)));
  const candidates = needs.map((one) => (one?.requests ?? []).map((request) => candidatesOf(request)));
  const requests = candidates.flat(2);
  const noteAll = (isRefused: (index: number) => boolean): void => {
    for (const [index, { key }] of asked.entries()) {
      known.answers.set(key, { isRefused: isRefused(index), freshUntil: elapsed() + ANSWER_LIFETIME_MS });
    }
  };
  const [question] = asked.map((one) => one.question);
  const first = needs.find((one) => one !== undefined);
  if (first === undefined || question === undefined || requests.length === 0) {
    noteAll(() => false);
    return 'not-asked';
  }
  const place = { accountId: first.accountId, region: question.region, configurationName: question.configuration.configurationName };
  const principalArn = principalOf(first, first.account === undefined ? options.knownAccount() : undefined);
  if (principalArn === undefined || (await hasOwnRoles(place))) return 'no-place';
  const answer = await simulate({ principalArn, requests, place, needs: first }, way, options);
  // What IAM does not take says nothing of the next command.
  if (typeof answer === 'string' && answer !== 'bad-input') return answer;
  const verdicts = new Map(requests.map((request, index) => [request, answer[index]]));
  const isDenied = (some: readonly SimulatedRequest[]): boolean => some.length > 0 && some.every((one) => verdicts.get(one) === 'denied');
  noteAll((index) => (candidates[index] ?? []).some(isDenied));
  return 'answered';
}

interface Simulation {
  readonly principalArn: string;
  readonly requests: readonly SimulatedRequest[];
  readonly place: Pick<ReadingPlace, 'accountId' | 'region' | 'configurationName'>;
  readonly needs: ButtonNeeds;
}

/** Why nothing is known; `not-yet` where it is still being learned whose the machine's credentials are. */
type Obstacle = ReadingObstacle | 'not-yet';

/** With the channel's role, which may be asked about itself; else with the machine's own credentials where they are of its account. */
async function simulate(
  { principalArn, requests, place, needs: { account } }: Simulation,
  way: Way,
  { source, knownAccount, logger, elapsed, timeout }: RoleRightsOptions,
): Promise<readonly SimulatedVerdict[] | Obstacle> {
  const ask = async (from: ReadingPlace): Promise<readonly SimulatedVerdict[] | ReadingObstacle> => {
    const reading = await source.simulate({ place: from, principalArn, requests }, timeout(ASK_TIMEOUT_MS));
    if (reading.status === 'read') return reading.value;
    const { why, reason } = reading;
    logger.debug({ ...place, principalArn, why, reason }, 'IAM did not say what a role may do: buttons are shown as the guardrails say');
    return why;
  };
  if (account === undefined) return ask(place);
  if (elapsed() >= way.roleRefusedUntil) {
    const answer = await ask({ ...place, account });
    if (answer !== 'refused') return answer;
    way.roleRefusedUntil = elapsed() + REFUSED_MS;
  }
  // Whose the machine's credentials are is asked for only where they may serve.
  const own = knownAccount();
  if (own === undefined || own.kind === 'unknown') return 'not-yet';
  return own.kind === 'account' && own.accountId === place.accountId ? ask(place) : 'refused';
}

/** How long nobody is asked after each obstacle; after the others as long as nobody has answered. */
const CLOSED_MS: Readonly<Partial<Record<Obstacle, number>>> = {
  refused: REFUSED_MS,
  'not-allowed': HINDERED_MS,
  'no-session': HINDERED_MS,
  'no-credentials': HINDERED_MS,
  absent: HINDERED_MS,
  'no-place': HINDERED_MS,
  throttled: SOON_MS,
  'not-yet': SOON_MS,
};

function placeKey({ configuration: { configurationName }, accountId = '' }: ButtonQuestion): string {
  return `${configurationName}\n${accountId}`;
}

function keyOf(question: ButtonQuestion): string {
  return `${placeKey(question)}\n${question.region}\n${question.line}`;
}
