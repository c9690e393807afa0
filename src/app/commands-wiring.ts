// The commands flow with everything around it, as the composition root starts and stops it.
import { createAwsSdk, type AwsSdk } from '../aws/sdk/index.ts';
import { createDemoAccount } from '../aws/demo/index.ts';
import { findDefaultRegion } from '../aws/sdk/find-default-region.ts';
import type { Environment } from '../aws/sdk/aws-environment.ts';
import type { Catalogue } from '../catalogue/service-model.ts';
import type { Config } from '../config/schema.ts';
import { setRealTimer } from '../lib/timers.ts';
import type { WebMessageFeed } from '../platforms/web/web-message-feed.ts';
import type { Platform } from '../platforms/platform.ts';
import { listAliases } from '../commands/find-alias.ts';
import { maskSaidIn } from '../commands/mask-said.ts';
import { BackgroundRuns } from '../commands/background/background-runs.ts';
import type { CommandsContext } from '../commands/context.ts';
import type { ActionDesk } from '../domain/action-desk.ts';
import type { IncidentDesk } from '../domain/incident-desk.ts';
import type { RoleDesk } from '../commands/role-desk.ts';
import type { Message } from '../messages/message.ts';
import type { AnswerEnd, Mention, ThreadReply } from '../platforms/platform.ts';
import { answerMention } from './answer-mention.ts';
import { createButtonJudge } from './notification-buttons/button-judge.ts';
import { KnownAccount } from './notification-buttons/known-account.ts';
import type { ButtonJudges } from './notification-buttons/notification-buttons.ts';
import { createRoleRights } from './notification-buttons/role-rights.ts';
import { CommandHousekeeping } from './command-housekeeping.ts';
import { CommandRules } from './command-rules.ts';
import { createCommandsFlow, type CommandsFlowOptions } from './commands-flow.ts';
import { describeUnconfigured } from './compose-unconfigured.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import { createThreadEar } from './hear-thread-reply.ts';
import { isReachableFromHereAlone } from './is-reachable-from-here-alone.ts';
import { ManagedPolicies } from './managed-policies.ts';
import type { NodesWiring } from './nodes/nodes-wiring.ts';
import type { OrganizationPolicyGate } from './organization-policy-gate.ts';
import type { PlatformRegistry } from './platform-registry.ts';
import { answeredCommand, AnswerPoster, type AnswerFinder } from './post-answer.ts';
import { createReadingGuard } from './reading-guard.ts';
import { recordAnswer } from './record-answer.ts';
import { WebCommandEntrance, type WebCommandEntranceOptions } from './web-command-entrance.ts';

/** How long commands under way may still take at a stop; then they are told that their outcome is unknown. */
const STOP_GRACE_MS = 3_000;

/** How long telling them may take then. */
const POST_GRACE_MS = 2_000;

/** What the wiring needs. */
export interface CommandsWiringOptions {
  readonly context: Omit<CommandsContext, 'catalogue' | 'facts'>;
  readonly configuration: CurrentConfiguration;
  readonly catalogue: Catalogue;
  readonly platforms: PlatformRegistry;
  readonly web: Platform;
  readonly feed: WebMessageFeed;
  /** Where answers stand that platforms have posted. */
  readonly answers: AnswerFinder;
  /** What the organization's policy says about channels. */
  readonly gate: Pick<OrganizationPolicyGate, 'judge'>;
  /** What the AWS SDKs read of the environment: endpoints, Region, profile. */
  readonly environment: Environment;
  readonly version: string;
  /** The other nodes on the same store. */
  readonly nodes: Pick<NodesWiring, 'watches' | 'listAliveNodes' | 'runs'>;
  /** Roles of people. */
  readonly roles: RoleDesk;
  /** Incidents and silences. */
  readonly incidents: () => IncidentDesk;
  /** Custom actions. */
  readonly actions: () => ActionDesk;
  /** What comes to a channel by itself. */
  readonly findIntake: NonNullable<CommandsFlowOptions['findIntake']>;
  /** Brings feedback to the channel of operations. */
  readonly giveFeedback: NonNullable<CommandsFlowOptions['giveFeedback']>;
}

/** The commands flow in place. */
export interface CommandsWiring {
  readonly entrance: WebCommandEntrance;
  /** Judges the commands of buttons that nobody has pressed yet. */
  readonly buttonJudge: ButtonJudges;
  readonly sdk: AwsSdk;
  /** Answers a mention; undefined where the same one came before. */
  answerMention(mention: Mention): Promise<Message | undefined>;
  /** Tells whether something said in a thread is meant for the bot although it does not call it. Never rejects. */
  isMeant(reply: ThreadReply): Promise<boolean>;
  /** Reads what another configuration needs, or throws `config-invalid`; the returned function puts it in force. */
  prepare(config: Config): Promise<() => void>;
  /** Lets what is under way end, for a moment. */
  stop(): Promise<void>;
}

/** Puts it in place, with the configuration in force. */
export async function wireCommands(options: CommandsWiringOptions): Promise<CommandsWiring> {
  const { context, configuration, catalogue, platforms, web, feed, environment, version } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const posting = new AbortController();
  const { now } = context;
  const demo = createDemoAccount({ now });
  const sdk = createAwsSdk({
    catalogue,
    environment,
    version,
    demoAccountId: demo.accountId,
    now,
    findReadingRefusal: (reading) => guard(reading),
  });
  const managedPolicies = new ManagedPolicies({ source: sdk.managedPolicies, now });
  const rules = new CommandRules({
    configuration,
    isLoopback: isReachableFromHereAlone(configuration.config),
    findDefaultRegion: () => findDefaultRegion(environment),
    managedPolicies,
  });
  (await rules.prepare(configuration.config))();
  const guard = createReadingGuard({ find: (name) => configuration.find(name), rules, gate: options.gate, now });
  const onEnded = async (key: string, end: AnswerEnd): Promise<void> => {
    const answered = answeredCommand(key);
    if (answered !== undefined) await recordAnswer(context, answered, end);
  };
  const poster = new AnswerPoster({
    platforms,
    logger: context.logger,
    setTimer: setRealTimer,
    book: options.answers,
    onEnded,
    stopping: posting.signal,
  });
  const runs = new BackgroundRuns();
  options.nodes.runs?.hearStop((key, code) => {
    runs.end(key, code);
  });
  const patienceMs = (): number => configuration.config.aws.commandTimeoutSeconds * 1000;
  const flow = createCommandsFlow({
    roles: options.roles,
    incidents: options.incidents,
    actions: options.actions,
    findIntake: options.findIntake,
    giveFeedback: options.giveFeedback,
    context,
    catalogue,
    rules,
    platforms,
    sdk,
    demo,
    poster,
    runs,
    gate: options.gate,
    patienceMs,
    stopping: signal,
    describeUnconfigured: (channel) => describeUnconfigured({ channel, config: configuration.config }),
    watchLeases: options.nodes.watches,
    stopElsewhere: options.nodes.runs?.stopElsewhere,
  });
  const { store } = context;
  const { pipeline, context: parsing } = flow;
  const findAliases: WebCommandEntranceOptions['listAliases'] = (channel) => listAliases({ channel }, parsing);
  const maskSaid: WebCommandEntranceOptions['maskSaid'] = (channel, said) => maskSaidIn({ channel }, said, parsing);
  const shared = { store, feed, web, now, pipeline, poster, parsing, sdk, rules };
  const entrance = new WebCommandEntrance({ ...shared, listAliases: findAliases, maskSaid });
  const account = new KnownAccount(sdk.callerIdentity, now);
  // Where a channel has no role of its own, the first notification needs to know whose the machine's credentials are.
  if (configuration.channelConfigurations.some(({ accounts = [] }) => accounts.length === 0)) account.peek();
  const buttonJudge = createButtonJudge({
    rules,
    parsing: flow.context,
    demoGuardrail: demo.guardrail,
    knownAccount: () => account.peek(),
    now,
    newId: context.newId,
  });
  const rights = createRoleRights({
    source: sdk.readings.simulatedPermissions,
    needsOf: (question) => buttonJudge.needsOf(question),
    hasOwnRoles: async ({ accountId, configurationName }) =>
      (await options.roles.list()).some(
        (role) => role.accountId === accountId && (role.configurationName === '' || role.configurationName === configurationName),
      ),
    knownAccount: () => account.peek(),
    logger: context.logger,
    elapsed: () => performance.now(),
    setTimer: setRealTimer,
    timeout: (ms) => AbortSignal.timeout(ms),
  });
  const housekeeping = new CommandHousekeeping({
    context: flow.context,
    platforms,
    poster,
    setTimer: setRealTimer,
    ...(options.nodes.listAliveNodes === undefined ? {} : { listAliveNodes: options.nodes.listAliveNodes }),
  });
  await housekeeping.start();
  await flow.watches.start();
  return {
    entrance,
    buttonJudge: { ...buttonJudge, rights },
    sdk,
    answerMention: (mention) => answerMention(mention, flow.pipeline),
    isMeant: createThreadEar({ store: context.store, parsing: flow.context, now, logger: context.logger }),
    async prepare(config) {
      const switchRules = await rules.prepare(config);
      return () => {
        switchRules();
        sdk.forgetSessions();
        managedPolicies.forget();
      };
    },
    async stop() {
      housekeeping.stop();
      const cancel = setRealTimer(() => {
        stopping.abort();
      }, STOP_GRACE_MS);
      // What the stop has ended is on record as ended: no later start would tell it.
      const cancelPosts = setRealTimer(() => {
        posting.abort();
      }, STOP_GRACE_MS + POST_GRACE_MS);
      await Promise.all([entrance.settled(), runs.settled(), flow.watches.stop()]);
      cancel();
      cancelPosts();
      stopping.abort();
      posting.abort();
      sdk.close();
    },
  };
}
