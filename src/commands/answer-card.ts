// What people say about a card: whoever asked confirms or takes back; what needs it then waits for the approval of others.
import { channelKey } from '../domain/channel.ts';
import { NO_CONTROL } from '../domain/channel-control.ts';
import type { CommandRecord, PendingConfirmation } from '../domain/command-record.ts';
import type { PendingApproval } from '../domain/pending-approval.ts';
import type { Message } from '../messages/message.ts';
import { answerApproval, type ApprovalTools } from './answer-approval.ts';
import { canBeMet } from './approve/check-approval.ts';
import { composeApprovalCard } from './compose/compose-approval.ts';
import { composeApprovalEnd, composeRefusedWord } from './compose/compose-approval-end.ts';
import { composeConfirmationAnswer, type ConfirmationEnd } from './compose/compose-confirmation-answer.ts';
import { withPress } from './compose/compose-press.ts';
import { checkConfirmation } from './confirm/check-confirmation.ts';
import { findRequiredApproval, type RequiredApproval } from './find-required-approval.ts';
import { judgeAgain } from './judge-again.ts';
import type { Journey } from './journey.ts';
import type { JudgedCommand } from './judge-command.ts';
import { maskConfirmation } from './mask-command-text.ts';
import type { ApprovalIntent, ConfirmIntent } from './receive/read-approval-word.ts';
import { describeRefusedAnswer } from './record/audit-detail.ts';
import { recordStep } from './record/record-step.ts';

/** What answering works with. */
export interface CardTools extends ApprovalTools {
  /** Changes the answer to a request where the platform can. Never rejects. */
  readonly showUpdated: (record: CommandRecord, message: Message) => void;
}

/** A word about a card. */
export type CardIntent = ConfirmIntent | ApprovalIntent | { readonly kind: 'cancel'; readonly code: string };

/** Tells whether something said is one. */
export function isAboutCard<Said extends { readonly kind: string }>(intent: Said | CardIntent): intent is CardIntent {
  return ['confirm', 'cancel', 'approve', 'reject', 'break-glass'].includes(intent.kind);
}

/** Answers it. */
export async function answerCard(
  record: CommandRecord,
  intent: CardIntent,
  { journey, ...tools }: CardTools & { readonly journey: Journey },
): Promise<Message> {
  const { context } = tools;
  const refusal = findRefusal(intent, journey);
  if (refusal !== undefined) {
    const { kinds, detail } = describeRefusedAnswer({ reason: refusal, waiting: undefined });
    await recordStep(context, { record, from: 'received', to: 'answered', kinds, detail });
    return composeRefusedWord(refusal);
  }
  if (intent.kind !== 'cancel') journey.shown = 'command-and-asker';
  if (intent.kind !== 'confirm' && intent.kind !== 'cancel') return answerApproval(record, intent, { ...tools, journey });
  return answerConfirmation(record, intent, { ...tools, journey });
}

/** Fail closed: of somebody of whom nobody knows who they are, only what takes back is taken; programs approve nothing. */
function findRefusal({ kind }: CardIntent, { isUnverified, isProgram }: Journey): 'speaker-unknown' | 'not-an-approver' | undefined {
  if (isUnverified === true && kind !== 'cancel' && kind !== 'reject') return 'speaker-unknown';
  return isProgram === true && (kind === 'approve' || kind === 'break-glass') ? 'not-an-approver' : undefined;
}

type ConfirmationIntent = Exclude<CardIntent, ApprovalIntent>;
type Tools = CardTools & { readonly journey: Journey };

async function answerConfirmation(record: CommandRecord, intent: ConfirmationIntent, tools: Tools): Promise<Message> {
  const { context } = tools;
  const { commands } = context.store.records;
  const key = channelKey(record.channel);
  const found =
    (await commands.findAwaiting(key, intent.code)) ??
    (intent.kind === 'cancel' ? await commands.findAwaitingApproval(key, intent.code) : undefined);
  const control = context.surroundings.rulesOf(record.channel)?.control ?? NO_CONTROL;
  const check = checkConfirmation(found, record.person, { now: context.now(), isTakenBack: intent.kind === 'cancel', control });
  const isRefused = check.kind === 'refused';
  const { kinds, detail } = isRefused ? describeRefusedAnswer(check) : { kinds: [], detail: {} };
  await recordStep(context, { record, from: 'received', to: 'answered', kinds, detail });
  if (isRefused) return composeEnd(check.reason, check.waiting, context);
  if (check.kind === 'expired') return close(check.waiting, 'expired', { ...tools, by: record });
  if (intent.kind === 'cancel') return close(check.waiting, 'cancelled', { ...tools, by: record });
  return resume(check.waiting, check.confirmation, { ...tools, by: record, reason: intent.reason });
}

type Resuming = Tools & { readonly by: CommandRecord; readonly reason: string | undefined };

async function resume(waiting: CommandRecord, confirmation: PendingConfirmation, tools: Resuming): Promise<Message> {
  const { context, run, journey, showUpdated } = tools;
  const judged = await judgeAgain(waiting, confirmation, context);
  switch (judged.kind) {
    case 'answered': {
      const answer = withPress(judged.answer, waiting, { hasRun: false });
      showUpdated(waiting, answer);
      return answer;
    }
    case 'moved-on':
      return composeEnd('nothing-waits', undefined, context);
    case 'account-changed':
    case 'changed':
      return close(waiting, judged.kind, tools);
    case 'as-confirmed': {
      const rules = context.surroundings.rulesOf(waiting.channel);
      const required = await findRequiredApproval(judged.all, { rules, seenTags: confirmation.seenTags, at: context.now() });
      if (required !== undefined) return requestApproval(waiting, required, { ...tools, confirmation, all: judged.all });
      const onBegun = (): void => {
        showUpdated(waiting, composeEnd('confirmed', waiting, context));
      };
      const ran = await run(waiting, judged.all, { journey, word: { kinds: ['command.confirmed'], onBegun } });
      return ran ?? composeEnd('nothing-waits', undefined, context);
    }
  }
}

/** Lets it wait for others; the answer to the confirmation is their card. */
async function requestApproval(
  waiting: CommandRecord,
  { requirements, expiresMinutes }: RequiredApproval,
  tools: Resuming & { readonly confirmation: PendingConfirmation; readonly all: readonly JudgedCommand[] },
): Promise<Message> {
  const { context, by, reason, describe, showUpdated, all } = tools;
  const control = context.surroundings.rulesOf(waiting.channel)?.control ?? NO_CONTROL;
  if (!canBeMet(requirements, waiting.person, control)) return close(waiting, 'no-approvers', tools);
  const at = context.now();
  const approval: PendingApproval = {
    answerKey: by.idempotencyKey,
    requestedAt: at.toISOString(),
    ...(reason === undefined ? {} : { reason }),
    requirements,
    given: [],
  };
  const confirmation = { ...tools.confirmation, expiresAt: new Date(at.getTime() + expiresMinutes * 60_000), approval };
  const { hash, expiresAt } = confirmation;
  const detail = {
    commands: all.map(describe),
    hash,
    expiresAt: expiresAt.toISOString(),
    requirements,
    ...(reason === undefined ? {} : { reason }),
  };
  const kinds = ['command.confirmed', 'command.approval-requested'] as const;
  const step = { record: waiting, from: waiting.status, to: 'awaiting-approval', kinds, detail, confirmation } as const;
  if (!(await recordStep(context, step))) return composeEnd('nothing-waits', undefined, context);
  showUpdated(waiting, composeEnd('confirmed', waiting, context));
  const masked = maskConfirmation({ ...waiting, confirmation }, context);
  return composeApprovalCard({ waiting: masked, confirmation: masked.confirmation ?? confirmation, approval, control });
}

type CardEnd = 'expired' | 'cancelled' | 'account-changed' | 'changed' | 'no-approvers';

async function close(waiting: CommandRecord, end: CardEnd, tools: Tools & { readonly by: CommandRecord }): Promise<Message> {
  const { context, by, showUpdated, showApproval } = tools;
  const to = end === 'expired' ? 'expired' : 'cancelled';
  const step = { record: waiting, from: waiting.status, to, kinds: [`command.${to}`], detail: { end }, by: by.person } as const;
  if (!(await recordStep(context, step))) return composeEnd('nothing-waits', undefined, context);
  context.metrics.commandEnded(to);
  const control = context.surroundings.rulesOf(waiting.channel)?.control;
  const message =
    end === 'changed' || end === 'no-approvers'
      ? composeApprovalEnd(end, { waiting: maskConfirmation(waiting, context), control })
      : composeEnd(end, waiting, context);
  if (waiting.confirmation?.approval === undefined) showUpdated(waiting, message);
  else showApproval(waiting, `${end}:${by.id}`, message);
  return message;
}

function composeEnd(end: ConfirmationEnd, waiting: CommandRecord | undefined, context: CardTools['context']): Message {
  return composeConfirmationAnswer(end, waiting === undefined ? undefined : maskConfirmation(waiting, context));
}
