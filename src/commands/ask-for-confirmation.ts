// A command that changes something waits for a word, and so does what an action runs: what it would do is looked at, then its card is put
// on record and shown.
import type { ActionPress } from '../domain/action-press.ts';
import type { CommandPreview } from '../domain/command-preview.ts';
import type { CommandRecord, PendingConfirmation } from '../domain/command-record.ts';
import { nameOfCredentials } from '../domain/role-session.ts';
import type { Message } from '../messages/message.ts';
import { describeApprovers } from './compose/approver-names.ts';
import { composeConfirmation } from './compose/compose-confirmation.ts';
import { composeFailure } from './compose/compose-failure.ts';
import { requestConfirmation } from './confirm/request-confirmation.ts';
import { findConfirmedSubject } from './confirmed-subject.ts';
import { findRequiredApproval, tagsOfPreview } from './find-required-approval.ts';
import type { Journey } from './journey.ts';
import { withoutSecrets, type JudgedCommand, type JudgingContext } from './judge-command.ts';
import type { LookUpFor } from './look-up.ts';
import { PREVIEW_TIMEOUT_MS, previewCommand } from './preview/preview-command.ts';
import { describeCommand, describeDecision } from './record/audit-detail.ts';
import { refuseUnverified } from './refuse-speaker.ts';
import { recordStep } from './record/record-step.ts';

/** What asking works with. */
export interface ConfirmationTools {
  readonly context: JudgingContext;
  readonly lookUpFor: LookUpFor;
  /** Chooses a code under which nothing of the channel waits. */
  readonly chooseCode: (record: CommandRecord) => Promise<string>;
  readonly journey: Journey;
  /** The custom action whose command it is. */
  readonly press?: ActionPress | undefined;
  /** What asks anew for the values of the action. */
  readonly again?: string | undefined;
}

/** Asks whoever asked for the command. */
export async function askForConfirmation(
  record: CommandRecord,
  judged: JudgedCommand,
  { context, lookUpFor, chooseCode, journey, press, again }: ConfirmationTools,
): Promise<Message> {
  if (journey.isUnverified === true) return refuseUnverified(record, context);
  const { command, place, decision } = judged;
  const { region, accountId } = place;
  const credentials = nameOfCredentials(place.credentials);
  if (credentials === 'none') return composeFailure('not-run', record.id);
  const { catalogue, now } = context;
  const preview = await look(record, judged, { context, lookUpFor });
  const seenTags = [tagsOfPreview(preview, command)];
  const subject = findConfirmedSubject(record, [judged], context);
  const why = describeWaiting([judged], press);
  const waiting = { commandText: command.text, region, accountId, credentials, seenTags, subject, ...why };
  const confirmation = requestConfirmation(waiting, { code: await chooseCode(record), now: now() });
  const rules = context.surroundings.rulesOf(record.channel);
  const approval = await findRequiredApproval([judged], { rules, seenTags, at: now() });
  const described = { ...describeCommand(command, place, catalogue), ...describeDecision(decision) };
  const detail = { ...described, expiresAt: confirmation.expiresAt.toISOString(), hash: confirmation.hash };
  const kinds = ['command.confirmation-requested'] as const;
  const step = { record, from: 'received', to: 'awaiting-confirmation', kinds, detail, confirmation } as const;
  if (!(await recordStep(context, step))) return composeFailure('not-run', record.id);
  journey.shown ??= 'command';
  const shown = { command: withoutSecrets(command, context), decision, place, confirmation, person: record.person, again };
  return composeConfirmation({
    ...shown,
    ...(preview === undefined ? {} : { preview }),
    ...(approval === undefined ? {} : { needs: describeApprovers(approval, rules?.control, record.person) }),
  });
}

/** What only reads is not looked at before it is run. */
async function look(
  record: CommandRecord,
  { command, decision, place }: JudgedCommand,
  { context, lookUpFor }: Pick<ConfirmationTools, 'context' | 'lookUpFor'>,
): Promise<CommandPreview | undefined> {
  if (!decision.isMutating) return undefined;
  const { catalogue, timeout } = context;
  return previewCommand(command, { catalogue, lookUp: lookUpFor(record, place), signal: timeout(PREVIEW_TIMEOUT_MS) });
}

/** Why commands wait: one of them changes something, or an action is to be seen before it runs; and what was understood other than written. */
export function describeWaiting(
  all: readonly JudgedCommand[],
  press: ActionPress | undefined,
): Pick<PendingConfirmation, 'isReading' | 'press' | 'notes'> {
  const isReading = all.every(({ decision }) => !decision.isMutating);
  const notes = [...new Set(all.flatMap(({ command }) => command.notes))];
  return { ...(isReading ? { isReading } : {}), ...(press === undefined ? {} : { press }), ...(notes.length === 0 ? {} : { notes }) };
}
