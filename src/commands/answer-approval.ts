// Approvals: others than whoever asked let a confirmed command run, or reject it; in an emergency some may let it run without.
import { channelKey, type Channel } from '../domain/channel.ts';
import { NO_CONTROL, type ChannelControl } from '../domain/channel-control.ts';
import type { RefusedWord } from '../domain/refused-word.ts';
import type { AuditEventKind } from '../domain/audit-event.ts';
import type { CommandRecord, PendingConfirmation } from '../domain/command-record.ts';
import type { PendingApproval } from '../domain/pending-approval.ts';
import type { Person } from '../domain/person.ts';
import type { Message } from '../messages/message.ts';
import type { RecordWriters } from '../storage/store.ts';
import { checkApproval, findLacking, type ApprovalCheck } from './approve/check-approval.ts';
import { composeApprovalCard } from './compose/compose-approval.ts';
import { composeApprovalEnd, composeRefusedWord, type ApprovalEnd } from './compose/compose-approval-end.ts';
import { composeConfirmationAnswer } from './compose/compose-confirmation-answer.ts';
import { withPress } from './compose/compose-press.ts';
import type { RunAll } from './given-word.ts';
import type { Journey } from './journey.ts';
import { judgeAgain } from './judge-again.ts';
import type { JudgedCommand, JudgingContext } from './judge-command.ts';
import { maskConfirmation } from './mask-command-text.ts';
import type { ApprovalIntent } from './receive/read-approval-word.ts';
import { describePress, describeRefusedAnswer } from './record/audit-detail.ts';
import { recordStep } from './record/record-step.ts';

/** What answering works with. */
export interface ApprovalTools {
  readonly context: JudgingContext;
  readonly run: RunAll;
  /** Describes a command for the audit log. */
  readonly describe: (judged: JudgedCommand) => Readonly<Record<string, unknown>>;
  /** Changes the card, or tells whoever asked where cards cannot be changed; `key` is of this message alone. Never rejects. */
  readonly showApproval: (record: CommandRecord, key: string, message: Message) => void;
  /** Posts a message of its own in a channel. Never rejects. */
  readonly announce: (channel: Channel, key: string, message: Message) => void;
}

type Tools = ApprovalTools & { readonly journey: Journey };

/** Answers a word about a command that waits for approval. */
export async function answerApproval(record: CommandRecord, word: ApprovalIntent, tools: Tools): Promise<Message> {
  const { context } = tools;
  const control = controlOf(record, context);
  const found = await context.store.records.commands.findAwaitingApproval(channelKey(record.channel), word.code);
  const refusal = await findRefusal(found, record, { word, control, context });
  const { kinds, detail } = refusal === undefined ? { kinds: [], detail: {} } : describeRefusedAnswer(refusal);
  await recordStep(context, { record, from: 'received', to: 'answered', kinds, detail });
  if (refusal !== undefined) return composeRefusal(refusal.reason, refusal.waiting, control);
  const check = checkWord(found, record.person, { word, control, now: context.now() });
  if (check.kind === 'refused') return composeRefusal(check.reason, check.waiting, control);
  const answering: Answering = { ...tools, ...check, control, record, word };
  if (check.kind === 'expired') return end('approval-expired', answering);
  if (word.kind === 'reject') return end('approval-rejected', answering);
  return letRun(answering);
}

function controlOf({ channel }: CommandRecord, { surroundings }: JudgingContext): ChannelControl {
  return surroundings.rulesOf(channel)?.control ?? NO_CONTROL;
}

interface Asked {
  readonly word: ApprovalIntent;
  readonly control: ChannelControl;
}

type Refusal = { readonly reason: 'nothing-waits' | RefusedWord; readonly waiting: CommandRecord | undefined };

async function findRefusal(
  found: CommandRecord | undefined,
  { person, channel }: CommandRecord,
  { word, control, context }: Asked & { readonly context: JudgingContext },
): Promise<Refusal | undefined> {
  const check = checkWord(found, person, { word, control, now: context.now() });
  if (check.kind !== 'refused') {
    const isReasonMissing = word.kind === 'break-glass' && word.reason === undefined;
    return isReasonMissing ? { reason: 'reason-missing', waiting: check.waiting } : undefined;
  }
  if (check.reason !== 'nothing-waits') return check;
  const unconfirmed = await context.store.records.commands.findAwaiting(channelKey(channel), word.code);
  return unconfirmed === undefined ? check : { reason: 'not-confirmed-yet', waiting: unconfirmed };
}

type WordCheck = Exclude<ApprovalCheck, { readonly kind: 'refused' }> | ({ readonly kind: 'refused' } & Refusal);

/** Those who break the glass need not be approvers; the glass is not broken for what has ended. */
function checkWord(found: CommandRecord | undefined, person: Person, { word, control, now }: Asked & { readonly now: Date }): WordCheck {
  if (word.kind !== 'break-glass') {
    const check = checkApproval(found, { person, now, control });
    // Whoever has approved may think better of it.
    const isReconsidered = word.kind === 'reject' && check.kind === 'refused' && check.reason === 'approved-already';
    return isReconsidered ? toStanding(found, now) : check;
  }
  if (!control.people.includes(control.breakGlass.identities, person.userId)) {
    return { kind: 'refused', reason: found === undefined ? 'nothing-waits' : 'not-for-break-glass', waiting: found };
  }
  return toStanding(found, now);
}

function toStanding(found: CommandRecord | undefined, now: Date): WordCheck {
  const confirmation = found?.confirmation;
  const approval = confirmation?.approval;
  if (found === undefined || confirmation === undefined || approval === undefined) {
    return { kind: 'refused', reason: 'nothing-waits', waiting: undefined };
  }
  return { kind: now.getTime() >= confirmation.expiresAt.getTime() ? 'expired' : 'counts', waiting: found, confirmation, approval };
}

function composeRefusal(reason: Refusal['reason'], waiting: CommandRecord | undefined, control: ChannelControl): Message {
  return reason === 'nothing-waits' ? composeConfirmationAnswer('nothing-waits', undefined) : composeRefusedWord(reason, waiting, control);
}

interface Answering extends Tools, Asked {
  readonly waiting: CommandRecord;
  readonly confirmation: PendingConfirmation;
  readonly approval: PendingApproval;
  /** What was said, by whom. */
  readonly record: CommandRecord;
}

const ENDS = {
  'approval-rejected': { to: 'cancelled', kind: 'command.approval-rejected' },
  'approval-expired': { to: 'expired', kind: 'command.expired' },
  changed: { to: 'cancelled', kind: 'command.cancelled' },
} as const;

async function end(how: keyof typeof ENDS, answering: Answering): Promise<Message> {
  const { context, waiting, record, word, confirmation, showApproval } = answering;
  const { to, kind } = ENDS[how];
  const { reason } = word;
  const detail = { end: how, hash: confirmation.hash, ...(reason === undefined ? {} : { reason }) };
  const step = { record: waiting, from: waiting.status, to, kinds: [kind], detail, by: record.person } as const;
  if (!(await recordStep(context, step))) return composeConfirmationAnswer('nothing-waits', undefined);
  context.metrics.commandEnded(to);
  const message = compose(how, answering);
  showApproval(waiting, `${how}:${record.id}`, message);
  return message;
}

function compose(how: ApprovalEnd, { context, waiting, record, word, control }: Answering): Message {
  const reason = how === 'approval-expired' ? undefined : word.reason;
  return composeApprovalEnd(how, { waiting: maskConfirmation(waiting, context), by: record.person, reason, control });
}

/** Everything is parsed and authorized anew for whoever asked; an approval never widens what they may. */
async function letRun(answering: Answering): Promise<Message> {
  const { context, waiting, confirmation, record, word, showApproval } = answering;
  const judged = await judgeAgain(waiting, confirmation, context);
  switch (judged.kind) {
    case 'answered': {
      const answer = withPress(judged.answer, waiting, { hasRun: false });
      showApproval(waiting, `refused:${record.id}`, answer);
      return answer;
    }
    case 'moved-on':
      return composeConfirmationAnswer('nothing-waits', undefined);
    case 'account-changed':
    case 'changed':
      return end('changed', answering);
    case 'as-confirmed':
      return word.kind === 'break-glass' ? breakGlass(answering, judged.all) : approve(answering, judged.all);
  }
}

async function breakGlass(answering: Answering, all: readonly JudgedCommand[]): Promise<Message> {
  const { waiting, run, journey, control, announce, record } = answering;
  const onBegun = (): void => {
    const message = compose('glass-broken', answering);
    answering.showApproval(waiting, `glass:${record.id}`, message);
    announce(waiting.channel, `glass:${record.id}:here`, message);
    const { announceIn } = control.breakGlass;
    if (announceIn !== undefined && channelKey(announceIn) !== channelKey(waiting.channel)) {
      announce(announceIn, `glass:${record.id}:there`, message);
    }
  };
  const before = writeWord('command.glass-broken', answering);
  const ran = await run(waiting, all, { journey, word: { kinds: [], before, onBegun } });
  return ran ?? composeConfirmationAnswer('nothing-waits', undefined);
}

/** How often an approval is tried that others came before: each time one more has approved, and nobody asks for so many. */
const TRIES_MAX = 20;

async function approve(first: Answering, all: readonly JudgedCommand[]): Promise<Message> {
  let answering: Answering = first;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const answer = await approveOnce(answering, all);
    if (answer !== undefined) return answer;
    const { context, record, word, control } = answering;
    const found = await context.store.records.commands.findAwaitingApproval(channelKey(record.channel), word.code);
    const check = checkWord(found, record.person, { word, control, now: context.now() });
    if (check.kind !== 'counts' || check.waiting.id !== answering.waiting.id) break;
    answering = { ...answering, ...check };
  }
  return composeConfirmationAnswer('nothing-waits', undefined);
}

/** Undefined where somebody else's word came between. */
async function approveOnce(answering: Answering, all: readonly JudgedCommand[]): Promise<Message | undefined> {
  const { context, run, journey, record, word, control, showApproval } = answering;
  const { reason } = word;
  const mine = { person: record.person, at: context.now().toISOString(), ...(reason === undefined ? {} : { reason }) };
  const approval = { ...answering.approval, given: [...answering.approval.given, mine] };
  const confirmation = { ...answering.confirmation, approval };
  const waiting = { ...answering.waiting, confirmation };
  const before = writeWord('command.approved', answering);
  if (findLacking(approval, waiting.person, control).length === 0) {
    const onBegun = (): void => {
      showApproval(waiting, `approved:${record.id}`, compose('approved', { ...answering, waiting }));
    };
    return run(waiting, all, { journey, word: { kinds: [], before, onBegun } });
  }
  const step = {
    record: answering.waiting,
    from: 'awaiting-approval',
    to: 'awaiting-approval',
    kinds: [],
    detail: {},
    confirmation,
  } as const;
  if (!(await recordStep(context, { ...step, before }))) return undefined;
  const masked = maskConfirmation(waiting, context);
  showApproval(
    waiting,
    `more:${record.id}`,
    composeApprovalCard({ waiting: masked, confirmation: masked.confirmation ?? confirmation, approval, control }),
  );
  return compose('approved-partly', { ...answering, waiting });
}

/** Writes the word into the audit log, if nobody's came since it was decided what it is worth. */
function writeWord(kind: AuditEventKind, { context, waiting, confirmation, approval, record, word }: Answering) {
  return async (records: RecordWriters): Promise<boolean> => {
    // Taken hold of first: of two processes the later one waits here, and then reads what the first has written.
    if (!(await records.commands.advance(waiting.id, 'awaiting-approval', { status: 'awaiting-approval' }))) return false;
    const stands = await records.commands.find(waiting.id);
    if (stands?.confirmation?.approval?.given.length !== approval.given.length) return false;
    const { reason } = word;
    const said = { hash: confirmation.hash, requester: waiting.person.userId, saidAs: record.id, ...describePress(confirmation.press) };
    await records.auditEvents.append({
      id: context.newId(),
      kind,
      at: context.now(),
      commandId: waiting.id,
      person: record.person,
      channel: waiting.channel,
      detail: { ...said, ...(reason === undefined ? {} : { reason }) },
    });
    return true;
  };
}
