// Puts the commands flow together: what people say comes in from the page or a mention, answers go back where they were asked for.
import type { AwsSdk } from '../aws/sdk/index.ts';
import type { DemoAccount } from '../aws/demo/index.ts';
import type { OperationInvoker } from '../aws/operation-invoker.ts';
import { openCliFacts } from '../catalogue/cli/cli-facts.ts';
import type { Catalogue } from '../catalogue/service-model.ts';
import type { BackgroundRuns } from '../commands/background/background-runs.ts';
import { composeAccountsHelp } from '../commands/compose/compose-accounts.ts';
import { composeRolesHelp } from '../commands/compose/compose-user-roles.ts';
import type { CommandSurroundings } from '../commands/command-surroundings.ts';
import type { RoleDesk } from '../commands/role-desk.ts';
import type { JudgingContext } from '../commands/judge-command.ts';
import { createOngoingWork } from '../commands/ongoing-work.ts';
import { createAskAgain, createCommandsPipeline } from '../commands/pipeline.ts';
import type { CommandsPipeline } from '../commands/pipeline-options.ts';
import type { CommandsContext } from '../commands/context.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { ActionDesk } from '../domain/action-desk.ts';
import type { IncidentDesk } from '../domain/incident-desk.ts';
import type { Watch } from '../domain/watch.ts';
import { setRealTimer } from '../lib/timers.ts';
import type { Message } from '../messages/message.ts';
import { createAnnouncer } from './announce-in-channel.ts';
import type { CommandRules } from './command-rules.ts';
import { createFindOrganizationRefusal } from './find-organization-refusal.ts';
import type { OrganizationPolicyGate } from './organization-policy-gate.ts';
import type { AnswerPoster } from './post-answer.ts';
import type { PlatformRegistry } from './platform-registry.ts';
import { WatchScheduler, type WatchLeases } from './watch-scheduler.ts';
import { whatTheBotCanDo } from './what-the-bot-can-do.ts';

/** What the flow is made from. */
export interface CommandsFlowOptions {
  readonly context: Omit<CommandsContext, 'catalogue' | 'facts'>;
  readonly catalogue: Catalogue;
  readonly roles: RoleDesk;
  readonly incidents: () => IncidentDesk;
  readonly actions: () => ActionDesk;
  readonly findIntake?: CommandSurroundings['findIntake'];
  readonly giveFeedback?: CommandSurroundings['giveFeedback'];
  /** What is said about a channel that is in no configuration. */
  readonly describeUnconfigured: CommandSurroundings['describeChannel'];
  readonly rules: CommandRules;
  readonly platforms: PlatformRegistry;
  readonly sdk: AwsSdk;
  readonly demo: DemoAccount;
  readonly poster: AnswerPoster;
  readonly runs: BackgroundRuns;
  /** What the organization's policy says about channels. */
  readonly gate: Pick<OrganizationPolicyGate, 'judge'>;
  /** How long whoever asked waits looking. */
  readonly patienceMs: () => number;
  /** Ends what is still under way at a stop. */
  readonly stopping: AbortSignal;
  /** Lets the other nodes know that one of them is to stop what it runs. */
  readonly stopElsewhere?: ((channelKey: string, code: string) => void) | undefined;
  /** Who makes the rounds of watches; this process where it is undefined. */
  readonly watchLeases?: WatchLeases | undefined;
}

/** The flow, and what its parts share. */
export interface CommandsFlow {
  readonly pipeline: CommandsPipeline;
  readonly context: JudgingContext;
  readonly watches: WatchScheduler;
}

/** Builds the flow. */
export function createCommandsFlow(options: CommandsFlowOptions): CommandsFlow {
  const { catalogue, rules, platforms, sdk, demo, poster, runs, patienceMs, stopping } = options;
  const surroundings: CommandSurroundings = {
    rulesOf: (channel) => rules.of(channel),
    roles: options.roles,
    incidents: options.incidents,
    actions: options.actions,
    ...(options.findIntake === undefined ? {} : { findIntake: options.findIntake }),
    ...(options.giveFeedback === undefined ? {} : { giveFeedback: options.giveFeedback }),
    settleGuardrails: (channel) => rules.settleGuardrails(channel),
    describeChannel: (channel) => {
      const found = rules.find(channel);
      return [
        ...composeAccountsHelp(found?.accounts ?? []),
        ...composeRolesHelp(found?.accounts ?? []),
        ...(found === undefined ? options.describeUnconfigured(channel) : whatTheBotCanDo(found).blocks),
      ];
    },
    findOrganizationRefusal: createFindOrganizationRefusal(options.gate),
    findAccount: (signal) => sdk.callerIdentity.find(signal),
    demoGuardrail: demo.guardrail,
  };
  const context: JudgingContext = {
    ...options.context,
    catalogue,
    facts: openCliFacts(),
    surroundings,
    timeout: (ms) => AbortSignal.any([AbortSignal.timeout(ms), stopping]),
  };
  // What was decided for the demo account stays there, also where credentials have appeared meanwhile.
  const invoker: OperationInvoker = {
    invoke: (call) => (call.credentials === 'demo' ? demo.invoker.invoke(call) : sdk.invoker.invoke(call)),
  };
  const updateAnswer = async (
    { channel, idempotencyKey }: Pick<CommandRecord, 'channel' | 'idempotencyKey'>,
    message: Message,
  ): Promise<void> => {
    // A card without buttons says no wrong thing when it stays as it was.
    if (platforms.find(channel.platform)?.capabilities.buttons !== true) return;
    await poster.edit({ channel, idempotencyKey }, message);
  };
  const show = ({ channel, answerKey }: Watch, message: Message): void => {
    // Never rejects: a poster says in the log what it could not do.
    void updateAnswer({ channel, idempotencyKey: answerKey }, message);
  };
  const watches = new WatchScheduler({
    polling: {
      context,
      ask: createAskAgain({ context, invoker }),
      show,
      announce: (watch, message) => poster.post(watch, `watch:${watch.id}`, message),
    },
    leases: options.watchLeases,
    setTimer: setRealTimer,
    logger: context.logger,
  });
  const pipeline = createCommandsPipeline({
    context,
    invoker,
    updateAnswer,
    // A change of a card calls nobody: whoever asked is told in their thread, and where cards cannot be changed.
    async showApproval({ channel, threadMessageId, idempotencyKey, confirmation }, key, message) {
      const place = { channel, ...(threadMessageId === undefined ? {} : { threadMessageId }) };
      const { buttons = false, threads = false } = platforms.find(channel.platform)?.capabilities ?? {};
      const card = { channel, idempotencyKey: confirmation?.approval?.answerKey ?? idempotencyKey };
      await Promise.all([
        ...(buttons ? [poster.edit(card, message)] : []),
        ...(!buttons || threads ? [poster.post(place, `approval:${key}`, message)] : []),
      ]);
    },
    announce: createAnnouncer({ poster, surroundings, logger: context.logger }),
    postLater: (record, message) => poster.post(record, `late:${record.id}`, message),
    runs,
    work: createOngoingWork({ context, runs, onBegun: watches.begin, show, stopElsewhere: options.stopElsewhere }),
    patienceMs,
  });
  return { pipeline, context, watches };
}
