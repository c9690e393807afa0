// The commands flow for tests: a real SQLite store in a folder of its own, the real catalogue, and AWS played by an object.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { AuditEvent } from '../../domain/audit-event.ts';
import type { CommandRecord } from '../../domain/command-record.ts';
import type { GuardrailPolicy, PolicyStatement } from '../../domain/guardrail-policy.ts';
import type { Watch } from '../../domain/watch.ts';
import type { Person } from '../../domain/person.ts';
import type { AccountState } from '../../aws/caller-identity.ts';
import type { Message } from '../../messages/message.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { createSqliteStore } from '../../storage/sqlite/index.ts';
import type { AskAgain } from '../ask-again.ts';
import { BackgroundRuns } from '../background/background-runs.ts';
import type { CommandRequest } from '../command-request.ts';
import type { ChannelRules } from '../command-surroundings.ts';
import { ALARM_CHARTS_TIMEOUT_MS } from '../draw-alarms.ts';
import type { JudgingContext } from '../judge-command.ts';
import { createOngoingWork } from '../ongoing-work.ts';
import { createAskAgain, createCommandsPipeline, type CommandsPipelineOptions } from '../pipeline.ts';
import type { CommandsPipeline } from '../pipeline-options.ts';
import { CHOICES_TIMEOUT_MS } from '../choices/list-choices.ts';
import { PREVIEW_TIMEOUT_MS } from '../preview/preview-command.ts';
import type { Store } from '../../storage/store.ts';
import { makeFailing, type FailingStore } from './failing-store.ts';
import { catalogue, facts } from './parse-for-test.ts';

type Invoker = CommandsPipelineOptions['invoker'];
/** A call of AWS. */
type Call = Parameters<Invoker['invoke']>[0];
type Outcome = Awaited<ReturnType<Invoker['invoke']>>;

/** How long whoever asks waits looking. */
export const PATIENCE_MS = 15_000;

/** Who asks. */
export const ana: Person = { userId: 'web:ana', displayName: 'Ana' };

/** Somebody else. */
export const ben: Person = { userId: 'web:ben', displayName: 'Ben' };

/** The account that commands reach, unless a test says otherwise. */
export const ACCOUNT: AccountState = { kind: 'account', accountId: '123456789012', callerArn: 'arn:aws:iam::123456789012:user/signalbox' };

/** Everything around the flow that a test may change while it runs. */
interface Surroundings {
  /** The channel's rules; undefined where it is in no channel configuration. */
  rules: ChannelRules | undefined;
  account: AccountState;
  /** How AWS answers. */
  answer: (call: Call) => Promise<Outcome>;
  /** How AWS answers what the flow looks up by itself. */
  answerLookUp: (call: Call) => Promise<Outcome>;
  /** Rejects where the platform cannot change a card. */
  updateAnswer: () => Promise<void>;
}

/** The flow, what it did, and how to end it. */
export interface CommandsFlow {
  readonly pipeline: CommandsPipeline;
  readonly context: JudgingContext;
  readonly store: FailingStore;
  readonly surroundings: Surroundings;
  /** The calls of AWS for commands, in order. */
  readonly calls: readonly Call[];
  /** The calls that the flow makes by itself, for what it shows with a command. */
  readonly lookUps: readonly Call[];
  /** Time-outs that were asked for, in milliseconds. */
  readonly timeouts: readonly number[];
  /** Lets the time-outs of so many milliseconds be over. */
  expire(milliseconds: number): void;
  readonly runs: BackgroundRuns;
  /** Answers that came later, as text. */
  readonly later: readonly string[];
  /** What was announced in channels, as text. */
  readonly announced: readonly string[];
  /** Watches that began. */
  readonly begun: readonly Watch[];
  readonly askAgain: AskAgain;
  /** Cards that were changed, as text. */
  readonly updates: readonly string[];
  /** How often commands ended so. */
  readonly ended: ReadonlyMap<string, number>;
  /** The custom actions whose commands were let run, as they were counted. */
  readonly actionRuns: readonly string[];
  advance(milliseconds: number): void;
  /** Says something and returns the answer as text; empty where there is none. */
  say(text: string, request?: Partial<CommandRequest>): Promise<string>;
  /** The kinds of all audit events but look-ups and decisions, which the next step tells as well, the oldest first. */
  auditKinds(): Promise<readonly AuditEvent['kind'][]>;
  auditEvents(): Promise<readonly AuditEvent[]>;
  /** The audit events of decisions, the oldest first. */
  decisionEvents(): Promise<readonly AuditEvent[]>;
  /** The audit events of look-ups, the oldest first. */
  lookUpEvents(): Promise<readonly AuditEvent[]>;
  commandsAt(status: CommandRecord['status']): Promise<readonly CommandRecord[]>;
  close(): Promise<void>;
}

/** Makes a guardrail policy. */
export function aGuardrail(name: string, ...statements: readonly Partial<PolicyStatement>[]): GuardrailPolicy {
  const Statement = statements.map((statement): PolicyStatement => ({ Effect: 'Allow', Action: ['*'], Resource: ['*'], ...statement }));
  return { name, document: { Version: '2012-10-17', Statement } };
}

/** Rules that let the channel do what its guardrails allow. */
export function rulesWith(...guardrails: readonly GuardrailPolicy[]): ChannelRules {
  return {
    configurationName: 'ops',
    accounts: [],
    guardrails,
    isAmbientAllowed: true,
    allowsAmbientChanges: true,
    defaultRegion: 'eu-central-1',
  };
}

/** What the flow of one of several nodes shares with others. */
export interface SharedFlow {
  readonly store: Store;
  /** Begins its ids. */
  readonly node: string;
  readonly stopElsewhere?: (channelKey: string, code: string) => void;
}

/** Opens the flow; its clock begins at 2026-03-01 03:00 UTC, and its channel has no guardrail. One of several on a store is a node. */
export async function openCommandsFlow(shared?: SharedFlow): Promise<CommandsFlow> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'signalbox-commands-'));
  const store = makeFailing(shared?.store ?? (await createSqliteStore({ dataFolder })));
  const calls: Call[] = [];
  const lookUps: Call[] = [];
  const timers: { readonly ms: number; readonly controller: AbortController }[] = [];
  const runs = new BackgroundRuns();
  const later: string[] = [];
  const begun: Watch[] = [];
  const announced: string[] = [];
  const updates: string[] = [];
  const ended = new Map<string, number>();
  const actionRuns: string[] = [];
  const surroundings: Surroundings = {
    rules: rulesWith(),
    account: ACCOUNT,
    answer: async () => ({ status: 'succeeded', output: {}, truncatedMembers: [] }),
    answerLookUp: async () => ({ status: 'failed', failure: { kind: 'not-supported', reason: 'Nothing can be looked up.' } }),
    updateAnswer: async () => {},
  };
  let now = new Date('2026-03-01T03:00:00Z').getTime();
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `id-${shared?.node ?? ''}${String(ids).padStart(6, '0')}`;
  };
  const context: JudgingContext = {
    now: () => new Date(now),
    newId,
    store,
    catalogue,
    facts,
    logger: pino({ level: 'silent' }),
    metrics: {
      commandEnded: (outcome) => ended.set(outcome, (ended.get(outcome) ?? 0) + 1),
      actionRun: (actionName) => actionRuns.push(actionName),
    },
    surroundings: {
      rulesOf: () => surroundings.rules,
      describeChannel: () => [{ kind: 'paragraph', spans: [{ kind: 'text', text: 'Alarms arrive here.' }] }],
      findAccount: async () => surroundings.account,
      demoGuardrail: aGuardrail('demo', { Action: ['ec2:Describe*', 'ec2:RebootInstances'] }),
    },
    timeout(ms) {
      const controller = new AbortController();
      timers.push({ ms, controller });
      return controller.signal;
    },
  };
  const invoker: Invoker = {
    invoke(call) {
      // They are known by the time that they are given.
      const isLookUp = timers.some(
        ({ ms, controller }) =>
          [PREVIEW_TIMEOUT_MS, CHOICES_TIMEOUT_MS, ALARM_CHARTS_TIMEOUT_MS].includes(ms) && controller.signal === call.signal,
      );
      (isLookUp ? lookUps : calls).push(call);
      return isLookUp ? surroundings.answerLookUp(call) : surroundings.answer(call);
    },
  };
  const pipeline = createCommandsPipeline({
    context,
    invoker,
    updateAnswer(_record: CommandRecord, message: Message) {
      updates.push(renderPlainText(message));
      return surroundings.updateAnswer();
    },
    async showApproval(_record, _key, message) {
      updates.push(renderPlainText(message));
    },
    async announce(_channel, _key, message) {
      announced.push(renderPlainText(message));
    },
    async postLater(_record, message) {
      later.push(renderPlainText(message));
    },
    runs,
    work: createOngoingWork({
      context,
      runs,
      onBegun: (watch) => begun.push(watch),
      show: (_watch, message) => updates.push(renderPlainText(message)),
      stopElsewhere: shared?.stopElsewhere,
    }),
    patienceMs: () => PATIENCE_MS,
  });
  const allEvents = async (): Promise<readonly AuditEvent[]> => (await store.records.auditEvents.list({ limit: 1000 })).toReversed();
  const auditEvents = async (): Promise<readonly AuditEvent[]> =>
    (await allEvents()).filter(({ kind }) => kind !== 'command.looked-up' && kind !== 'command.decided');
  return {
    pipeline,
    context,
    store,
    surroundings,
    calls,
    lookUps,
    get timeouts() {
      return timers.map(({ ms }) => ms);
    },
    expire(milliseconds) {
      for (const { ms, controller } of timers) {
        if (ms === milliseconds) controller.abort(new DOMException('The time is over', 'TimeoutError'));
      }
    },
    runs,
    later,
    announced,
    begun,
    askAgain: createAskAgain({ context, invoker }),
    updates,
    ended,
    actionRuns,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    async say(text, request = {}) {
      const channel = { platform: 'web', workspaceId: '', channelId: 'ops' } as const;
      const answer = await pipeline({ channel, person: ana, text, idempotencyKey: newId(), ...request });
      return answer === undefined ? '' : renderPlainText(answer);
    },
    auditEvents,
    decisionEvents: async () => (await allEvents()).filter(({ kind }) => kind === 'command.decided'),
    lookUpEvents: async () => (await allEvents()).filter(({ kind }) => kind === 'command.looked-up'),
    auditKinds: async () => (await auditEvents()).map(({ kind }) => kind),
    commandsAt: (status) => store.write(({ commands }) => commands.listAt(status)),
    async close() {
      await store.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
