// The commands flow in order: receive -> parse -> authorize -> confirm -> execute -> compose. Read this first.
// Whoever asks gets an answer, whatever happens; nothing is answered, and nothing run, that is not on record.
import { isAwaitingWord, type CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { admitRequest } from './admit-request.ts';
import { askAgain, type AskAgain } from './ask-again.ts';
import { answerBuiltIn, isBuiltIn } from './answer-built-in.ts';
import { answerCard, isAboutCard, type CardTools } from './answer-card.ts';
import { beginFile } from './answer-with-file.ts';
import { askForConfirmation } from './ask-for-confirmation.ts';
import { grantCommand } from './authorize/grant-command.ts';
import { chooseWaitingCode } from './choose-waiting-code.ts';
import type { CommandResult } from './command-result.ts';
import { CommandsUnderWay } from './commands-under-way.ts';
import { composeRun } from './compose-run.ts';
import { composeFailure } from './compose/compose-failure.ts';
import { composeOfferEnd } from './compose/compose-offer-end.ts';
import { composePress, withPress } from './compose/compose-press.ts';
import { createConversation, type Heard } from './conversation.ts';
import { drawAlarms } from './draw-alarms.ts';
import { executeCommand, type ExecutionContext } from './execute/execute-command.ts';
import { answerSoonOrLater, type BackgroundContext } from './go-on-in-background.ts';
import { stepOfWord, type Running } from './given-word.ts';
import { answerFailure, type Journey } from './journey.ts';
import { noteBegun } from './note-begun.ts';
import { offerFile } from './offer-file.ts';
import { findOffered, offerMore } from './offer-more.ts';
import { readOfferedTail } from './offer-tail.ts';
import { judgeCommand, type JudgedCommand } from './judge-command.ts';
import { createLookUp, type LookUpFor } from './look-up.ts';
import { splitCommands } from './parse/split-commands.ts';
import type { CommandsPipeline, PipelineSurroundings } from './pipeline-options.ts';
import { readOn } from './read-on.ts';
import { readIntent, type Intent } from './receive/read-intent.ts';
import { describeCommand, describeDecision, describeResult } from './record/audit-detail.ts';
import { recordStep } from './record/record-step.ts';
import { textOfSeveral } from './ask-for-several.ts';
import { goOnWithAlias } from './run-alias.ts';
import type { SeveralTools } from './run-one-of-several.ts';
import { answerSeveral, beginSeveral } from './run-several.ts';
import { Paces } from './paces.ts';
import { refuseChange, refuseTooMany } from './refuse-speaker.ts';
import { statusOfResult } from './status-of-result.ts';
import { tellWhoAsked } from './tell-who-asked.ts';
import { understandCommand, type SaidCommand } from './understand-command.ts';
import { POLL_TIMEOUT_MS } from './watch/watch-limits.ts';

/** What the flow is made from. */
export interface CommandsPipelineOptions extends PipelineSurroundings {
  readonly invoker: ExecutionContext['invoker'];
}

type Execute = SeveralTools['execute'];

function executeWith({ context, invoker }: Pick<CommandsPipelineOptions, 'context' | 'invoker'>): Execute {
  const { catalogue, now, logger } = context;
  return (authorized, signal) =>
    readOn(authorized, {
      catalogue,
      now,
      execute: (same, startAt) =>
        executeCommand(same, { invoker, catalogue, now, logger, signal, ...(startAt === undefined ? {} : { startAt }) }),
    });
}

/** Makes what asks AWS again for watches, each time with a permission of its own. */
export function createAskAgain({ context, invoker }: Pick<CommandsPipelineOptions, 'context' | 'invoker'>): AskAgain {
  const execute = executeWith({ context, invoker });
  return (watch) => askAgain(watch, { context, execute: (authorized) => execute(authorized, context.timeout(POLL_TIMEOUT_MS)) });
}

/** Joins the stages. */
export function createCommandsPipeline(options: CommandsPipelineOptions): CommandsPipeline {
  const { context, invoker, updateAnswer, work } = options;
  const { catalogue, now, store, logger, metrics } = context;
  const underWay = new CommandsUnderWay();
  const paces = new Paces(context);
  const execute = executeWith({ context, invoker });
  const lookUpFor: LookUpFor = (record, place) => createLookUp({ context, record, place, execute });
  const conversation = createConversation(context, lookUpFor, showUpdated);
  const background: BackgroundContext = { ...options, underWay, chooseCode: work.chooseCode, showUpdated };
  const several: SeveralTools = {
    context,
    lookUpFor,
    chooseCode: (record) => chooseWaitingCode(record, store),
    execute,
    composeResult: (judged, result) => composeRun({ judged, result }, context),
  };
  const cards: CardTools = {
    context,
    run: runSeveral,
    describe,
    showUpdated,
    showApproval: (record, key, message) => {
      quietly(options.showApproval(record, key, message), record);
    },
    announce: (channel, key, message) => {
      quietly(options.announce(channel, key, message));
    },
  };

  return async (request) => {
    const journey: Journey = { commandId: '', isSent: false };
    try {
      const admission = await admitRequest(request, { context, paces, journey });
      if (admission.kind === 'unheard') return undefined;
      if (admission.kind === 'refused') return admission.answer;
      return await tellWhoAsked(await answerInTurn(admission.record, journey), { ...admission, request, journey }, context);
    } catch (error) {
      return reportFailure(error, journey);
    }
  };

  function reportFailure(error: unknown, journey: Journey): Message {
    logger.error({ error, commandId: journey.commandId }, 'a command could not be answered as it ought to be');
    metrics.commandEnded('error');
    return answerFailure(error, journey);
  }

  async function answerInTurn(record: CommandRecord, journey: Journey): Promise<Message> {
    const intent = readIntent(record.text);
    // What is taken back makes less work, not more.
    if (intent.kind === 'cancel') return answerCard(record, intent, { ...cards, journey });
    if (intent.kind === 'stop') return work.stop(record, intent.code);
    const leave = underWay.enter(record.person);
    if (leave === undefined) return refuseTooMany(record, context);
    try {
      return await answer(record, intent, journey);
    } finally {
      leave();
    }
  }

  async function answer(record: CommandRecord, intent: Exclude<Intent, { kind: 'stop' }>, journey: Journey): Promise<Message> {
    if (isAboutCard(intent)) return answerCard(record, intent, { ...cards, journey });
    const refusal = await refuseChange(record, intent, { context, journey });
    if (refusal !== undefined) return refusal;
    if (isBuiltIn(intent)) return tell(record, await answerBuiltIn(record, intent, context));
    switch (intent.kind) {
      case 'follow':
        return work.follow(record, intent.code);
      case 'more':
      case 'file': {
        const offered = await findOffered(record, intent.code, context);
        if (offered === undefined) return tell(record, composeOfferEnd());
        const left = intent.kind === 'more' ? readOfferedTail(offered) : undefined;
        if (left !== undefined) return answerHeard(record, await goOnWithAlias(record, left, context), journey);
        return intent.kind === 'more'
          ? answerCommand(record, { said: offered, isOffered: true }, journey)
          : answerFile(record, { offered, form: intent.form }, journey);
      }
      default:
        return answerHeard(record, await conversation.hear(record, intent), journey);
    }
  }

  async function answerHeard(record: CommandRecord, heard: Heard, journey: Journey): Promise<Message> {
    if (heard.kind === 'told') return tell(record, heard.message);
    const { kind: _command, text: said, ...of } = heard;
    const { press } = of;
    const answer = await answerCommand(record, { ...of, said, isOffered: press !== undefined }, journey);
    if (press !== undefined) journey.shown = 'command-and-asker';
    return press === undefined ? answer : { ...answer, blocks: [composePress(press, record.person.displayName, false), ...answer.blocks] };
  }

  async function answerCommand(
    record: CommandRecord,
    { said, isOffered = false, tail, ...action }: SaidCommand,
    journey: Journey,
  ): Promise<Message> {
    const understood = await understandCommand(record, { said, tail, ...action }, { context, lookUpFor });
    if (understood.kind === 'told') return tell(record, understood.message);
    const texts = splitCommands(understood.text, context);
    if (texts.length > 1 || tail !== undefined) {
      const tools = { ...several, tail, ...action, journey };
      return answerSeveral(record, texts, { ...tools, run: (all) => runSeveral(record, all, { journey, tail }) });
    }
    const { text, besides } = understood;
    const judged = await judgeCommand(record, text, { ...context, besides, askBack: conversation.askBack(record) });
    if (judged.kind === 'answered') return judged.answer;
    if (judged.kind === 'moved-on') return composeFailure('not-run', record.id);
    // Whoever reads on has named nothing: the Region of what they read stays that of whoever asked for it.
    if (!isOffered) await conversation.remember(record, judged.command);
    return answerJudged(record, judged, { journey, ...action });
  }

  async function answerJudged(
    record: CommandRecord,
    judged: JudgedCommand,
    { journey, ...action }: Pick<SaidCommand, 'press' | 'again'> & { readonly journey: Journey },
  ): Promise<Message> {
    const { command, decision } = judged;
    // What waits for something to become so changes nothing; what would is refused.
    if (command.waiter !== undefined && (action.press === undefined || decision.isMutating)) return work.wait(record, judged);
    if (action.press !== undefined || decision.isMutating) return askForConfirmation(record, judged, { ...several, journey, ...action });
    return (await run(record, judged, { journey })) ?? composeFailure('not-run', record.id);
  }

  async function answerFile(
    record: CommandRecord,
    { offered, form }: { readonly offered: string; readonly form: 'json' | 'csv' },
    journey: Journey,
  ): Promise<Message> {
    const judged = await judgeCommand(record, offered, context);
    if (judged.kind === 'answered') return judged.answer;
    const begun = judged.kind === 'moved-on' ? undefined : await beginFile({ record, judged, form }, { context, execute, settle });
    if (judged.kind === 'moved-on' || begun === undefined) return composeFailure('not-run', record.id);
    return typeof begun === 'function' ? answerOrGoOn(record, judged, { journey, answerWith: begun }) : begun;
  }

  async function tell(record: CommandRecord, message: Message): Promise<Message> {
    await recordStep(context, { record, from: 'received', to: 'answered', kinds: [], detail: {} });
    return message;
  }

  /** Undefined where the command does not stand where it stood: somebody else's press of the same button was first. */
  async function run(record: CommandRecord, judged: JudgedCommand, { journey, word }: Running): Promise<Message | undefined> {
    const grant = { record, place: judged.place, wasConfirmed: isAwaitingWord(record), now: now() };
    const authorized = grantCommand(judged.command, judged.decision, grant);
    if (authorized === undefined) return undefined;
    if (judged.command.waiter !== undefined) return beginToWait(record, judged, { journey, ...(word === undefined ? {} : { word }) });
    const step = { record, from: record.status, to: 'executing', detail: describe(judged), ...stepOfWord(word) } as const;
    if (!(await recordStep(context, step))) return undefined;
    noteBegun(record, word, context);
    return answerOrGoOn(record, judged, {
      journey,
      answerWith: async (signal) => settle(record, judged, await execute(authorized, signal)),
    });
  }

  /** The message that shows how far it has come is the answer to the word that began it. */
  async function beginToWait(record: CommandRecord, judged: JudgedCommand, { journey, word }: Running): Promise<Message> {
    const { idempotencyKey } = journey.request ?? record;
    const onBegun = (): void => {
      noteBegun(record, word, context);
    };
    return withPress(await work.wait({ ...record, idempotencyKey }, judged, { kinds: [], ...word, onBegun }), record, { hasRun: true });
  }

  /** Undefined as above. */
  async function runSeveral(
    record: CommandRecord,
    all: readonly JudgedCommand[],
    { journey, word, tail = record.confirmation?.tail }: Running,
  ): Promise<Message | undefined> {
    const [first] = all;
    if (first !== undefined && all.length === 1 && tail === undefined)
      return run(record, first, { journey, ...(word === undefined ? {} : { word }) });
    const answerWith = await beginSeveral(record, all, { ...several, tail, ...(word === undefined ? {} : { word }) });
    if (answerWith === undefined || first === undefined) return undefined;
    noteBegun(record, word, context);
    const shown = { ...first, command: { ...first.command, text: textOfSeveral(all, context) } };
    return answerOrGoOn(record, shown, { journey, answerWith });
  }

  function answerOrGoOn(
    record: CommandRecord,
    judged: JudgedCommand,
    { journey, answerWith }: { readonly journey: Journey; readonly answerWith: (signal: AbortSignal) => Promise<Message> },
  ): Promise<Message> {
    journey.isSent = true;
    const run = { ...judged, record, answered: journey.request ?? record, detail: describe(judged) };
    const sent = {
      ...run,
      answerWith: async (signal: AbortSignal) => withPress(await answerWith(signal), record, { hasRun: true }),
      answerFailure: (error: unknown) => withPress(reportFailure(error, journey), record, { hasRun: true }),
    };
    return answerSoonOrLater(sent, background);
  }

  async function settle(record: CommandRecord, judged: JudgedCommand, result: CommandResult): Promise<Message> {
    const to = statusOfResult(result, judged.decision.isMutating);
    const detail = { ...describe(judged), ...describeResult(result) };
    metrics.commandEnded(to);
    try {
      await recordStep(context, { record, from: 'executing', to, kinds: [`command.${to}`], detail });
    } catch (error) {
      logger.error({ error, commandId: record.id }, 'the outcome of a command could not be recorded');
      return composeFailure('outcome-not-recorded', record.id);
    }
    const done = { record, judged, result };
    const [moreCode, charts] = [await offerMore(done, context), await drawAlarms(done, { context, lookUpFor })];
    return work.offer(composeRun({ judged, result, moreCode, charts, file: await offerFile(done, context) }, context), done);
  }

  /** Nobody waits for it: a platform that hangs must not keep a confirmed command from running, nor its answer from coming. */
  function showUpdated(record: CommandRecord, message: Message): void {
    quietly(updateAnswer(record, message), record);
  }

  function quietly(shown: Promise<void>, record?: CommandRecord): void {
    shown.catch((error: unknown) => {
      logger.error({ error, commandId: record?.id }, 'a card could not be changed');
    });
  }

  function describe({ command, place, decision }: JudgedCommand): Readonly<Record<string, unknown>> {
    return { ...describeCommand(command, place, catalogue), ...describeDecision(decision) };
  }
}
