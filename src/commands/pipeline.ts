// The commands flow in order: receive -> parse -> authorize -> confirm -> execute -> compose. Read this first.
// Whoever asks gets an answer, whatever happens; nothing is answered, and nothing run, that is not on record.
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { grantCommand } from './authorize/grant-command.ts';
import type { CommandRequest } from './command-request.ts';
import type { CommandResult } from './command-result.ts';
import { composeConfirmation } from './compose/compose-confirmation.ts';
import { composeConfirmationAnswer } from './compose/compose-confirmation-answer.ts';
import { composeFailure } from './compose/compose-failure.ts';
import { composeHelp } from './compose/compose-help.ts';
import { composeResult } from './compose/compose-result.ts';
import { checkConfirmation } from './confirm/check-confirmation.ts';
import { newConfirmationCode } from './confirm/confirmation-code.ts';
import { requestConfirmation } from './confirm/request-confirmation.ts';
import { executeCommand, type ExecutionContext } from './execute/execute-command.ts';
import { judgeCommand, type JudgedCommand, type JudgingContext } from './judge-command.ts';
import { readIntent } from './receive/read-intent.ts';
import { receiveCommand } from './receive/receive-command.ts';
import { describeCommand, describeDecision, describeResult } from './record/audit-detail.ts';
import { recordStep } from './record/record-step.ts';
import { statusOfResult } from './status-of-result.ts';

/** Takes a request in and returns the answer; undefined where the same request came before. Never rejects. */
export type CommandsPipeline = (request: CommandRequest) => Promise<Message | undefined>;

/** What the flow is made from. */
export interface CommandsPipelineOptions {
  readonly context: JudgingContext;
  readonly invoker: ExecutionContext['invoker'];
  /** Changes the answer to an earlier command where the platform can: a card that was confirmed loses its buttons. Never rejects. */
  readonly updateAnswer: (record: CommandRecord, message: Message) => Promise<void>;
}

/** Joins the stages. */
export function createCommandsPipeline({ context, invoker, updateAnswer }: CommandsPipelineOptions): CommandsPipeline {
  const { catalogue, now, timeout, store, logger, metrics } = context;

  return async (request) => {
    let commandId = '';
    try {
      const record = await receiveCommand(context, request);
      if (record === undefined) return undefined;
      commandId = record.id;
      return await answer(record);
    } catch (error) {
      logger.error({ error, commandId }, 'a command could not be answered as it ought to be');
      metrics.commandEnded('error');
      return composeFailure(commandId === '' ? 'not-recorded' : 'internal', commandId);
    }
  };

  async function answer(record: CommandRecord): Promise<Message> {
    const intent = readIntent(record.text);
    switch (intent.kind) {
      case 'help':
        await recordStep(context, { record, from: 'received', to: 'answered', kinds: [], detail: {} });
        return composeHelp(context.surroundings.describeChannel(record.channel));
      case 'confirm':
      case 'cancel':
        return answerConfirmation(record, intent);
      case 'command': {
        const judgment = await judgeCommand(record, intent.text, context);
        if (judgment.kind === 'answered') return judgment.answer;
        if (judgment.decision.isMutating) return askForConfirmation(record, judgment);
        return (await run(record, judgment)) ?? composeFailure('not-run', record.id);
      }
    }
  }

  async function askForConfirmation(record: CommandRecord, judged: JudgedCommand): Promise<Message> {
    const { command, place } = judged;
    const waiting = { commandText: command.text, region: place.region, accountId: place.accountId };
    const confirmation = requestConfirmation(waiting, { code: newConfirmationCode(), now: now() });
    const detail = { ...describe(judged), expiresAt: confirmation.expiresAt.toISOString() };
    const kinds = ['command.confirmation-requested'] as const;
    await recordStep(context, { record, from: 'received', to: 'awaiting-confirmation', kinds, detail, confirmation });
    return composeConfirmation({ command, place, confirmation, person: record.person });
  }

  async function answerConfirmation(
    record: CommandRecord,
    { kind, code }: { readonly kind: 'confirm' | 'cancel'; readonly code: string },
  ): Promise<Message> {
    const waiting = await store.records.commands.findAwaiting(channelKey(record.channel), code);
    const check = checkConfirmation(waiting, record.person, now());
    await recordStep(context, { record, from: 'received', to: 'answered', kinds: [], detail: {} });
    if (check.kind === 'refused') return composeConfirmationAnswer(check.reason, check.waiting);
    if (check.kind === 'expired' || kind === 'cancel') return close(check.waiting, check.kind === 'expired' ? 'expired' : 'cancelled');
    // Permission is never stored: what waited is parsed and authorized anew.
    const judgment = await judgeCommand(check.waiting, check.confirmation.commandText, context);
    if (judgment.kind === 'answered') return judgment.answer;
    if (judgment.place.accountId !== check.confirmation.accountId) return close(check.waiting, 'account-changed');
    return (await run(check.waiting, judgment)) ?? composeConfirmationAnswer('nothing-waits', undefined);
  }

  async function close(waiting: CommandRecord, end: 'expired' | 'cancelled' | 'account-changed'): Promise<Message> {
    const to = end === 'expired' ? 'expired' : 'cancelled';
    const detail = { code: waiting.confirmation?.code ?? '', end };
    const isClosed = await recordStep(context, { record: waiting, from: waiting.status, to, kinds: [`command.${to}`], detail });
    const message = composeConfirmationAnswer(isClosed ? end : 'nothing-waits', waiting);
    if (isClosed) await updateAnswer(waiting, message);
    return message;
  }

  /** Undefined where the command does not stand where it stood: somebody else's press of the same button was first. */
  async function run(record: CommandRecord, judged: JudgedCommand): Promise<Message | undefined> {
    const wasConfirmed = record.status === 'awaiting-confirmation';
    const authorized = grantCommand(judged.command, judged.decision, { record, place: judged.place, wasConfirmed, now: now() });
    if (authorized === undefined) return undefined;
    const kinds = wasConfirmed ? (['command.confirmed', 'command.executing'] as const) : (['command.executing'] as const);
    const step = { record, from: record.status, to: 'executing', kinds, detail: describe(judged) } as const;
    if (!(await recordStep(context, step))) return undefined;
    if (wasConfirmed) await updateAnswer(record, composeConfirmationAnswer('confirmed', record));
    const result = await executeCommand(authorized, { invoker, catalogue, now, timeout });
    return settle(record, judged, result);
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
    const operation = catalogue.service(judged.command.service)?.operation(judged.command.operation);
    return composeResult({ ...judged, operation, result });
  }

  function describe({ command, place, decision }: JudgedCommand): Readonly<Record<string, unknown>> {
    return { ...describeCommand(command, place, catalogue), ...describeDecision(decision) };
  }
}
