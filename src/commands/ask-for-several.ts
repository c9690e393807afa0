// Lets several commands of one message wait for one word: one card names all of them, each with what it is about.
import type { ActionPress } from '../domain/action-press.ts';
import { type CommandRecord } from '../domain/command-record.ts';
import type { CommandTail } from '../domain/command-template.ts';
import { nameOfCredentials } from '../domain/role-session.ts';
import type { Message } from '../messages/message.ts';
import { describeWaiting } from './ask-for-confirmation.ts';
import { describeApprovers } from './compose/approver-names.ts';
import { composeSeveralConfirmation } from './compose/compose-several.ts';
import { requestConfirmation } from './confirm/request-confirmation.ts';
import { findConfirmedSubject } from './confirmed-subject.ts';
import { findRequiredApproval, tagsOfPreview } from './find-required-approval.ts';
import { withoutSecrets, type JudgedCommand, type JudgingContext } from './judge-command.ts';
import type { LookUpFor } from './look-up.ts';
import { maskCommandText } from './mask-command-text.ts';
import { showStep } from './parse/template/fill-template.ts';
import { joinCommands } from './parse/split-commands.ts';
import { PREVIEW_TIMEOUT_MS } from './preview/preview-command.ts';
import { previewSeveral } from './preview/preview-several.ts';
import { recordStep } from './record/record-step.ts';
import { describeAmong } from './judge-several.ts';

/** What asking works with. */
export interface AskingTools {
  readonly context: JudgingContext;
  readonly lookUpFor: LookUpFor;
  /** Chooses a code under which nothing of the channel waits. */
  readonly chooseCode: (record: CommandRecord) => Promise<string>;
  /** The commands of an alias that follow on them. */
  readonly tail?: CommandTail | undefined;
  /** The custom action whose commands they are. */
  readonly press?: ActionPress | undefined;
  /** What asks anew for the values of the action. */
  readonly again?: string | undefined;
}

/** Lets all wait for one word; undefined where the request does not stand where it stood. */
export async function askForSeveral(
  record: CommandRecord,
  all: readonly JudgedCommand[],
  { context, lookUpFor, chooseCode, tail, press, again }: AskingTools,
): Promise<Message | undefined> {
  const [first] = all;
  if (first === undefined) return undefined;
  const { region, accountId } = first.place;
  const credentials = nameOfCredentials(first.place.credentials);
  if (credentials === 'none') return undefined;
  const looked = all.map(({ command, decision: { isMutating }, place }) => ({
    command,
    isMutating,
    place,
    lookUp: lookUpFor(record, place),
  }));
  const previews = await previewSeveral(looked, { catalogue: context.catalogue, signal: context.timeout(PREVIEW_TIMEOUT_MS) });
  const commandText = joinCommands(all.map(textWithRegion));
  const seenTags = all.map(({ command }, position) => tagsOfPreview(previews[position], command));
  const subject = findConfirmedSubject(record, all, context);
  const rules = context.surroundings.rulesOf(record.channel);
  const approval = await findRequiredApproval(all, { rules, seenTags, at: context.now() });
  const waiting = {
    commandText,
    region,
    accountId,
    credentials,
    seenTags,
    subject,
    ...(tail === undefined ? {} : { tail }),
    ...describeWaiting(all, press),
  };
  const confirmation = requestConfirmation(waiting, { code: await chooseCode(record), now: context.now() });
  const commands = all.map((judged, position) => describeAmong(judged, { position, of: all.length, context }));
  const detail = { commands, expiresAt: confirmation.expiresAt.toISOString(), hash: confirmation.hash };
  const kinds = ['command.confirmation-requested'] as const;
  if (!(await recordStep(context, { record, from: 'received', to: 'awaiting-confirmation', kinds, detail, confirmation })))
    return undefined;
  return composeSeveralConfirmation({
    commands: all.map(({ command, place, decision }, position) => ({
      command: withoutSecrets(command, context),
      place,
      isMutating: decision.isMutating,
      isForAws: decision.verdict === 'undetermined',
      preview: previews[position],
    })),
    confirmation,
    person: record.person,
    again,
    doneCount: tail?.doneCount ?? 0,
    following: (tail?.steps ?? []).map((step) => maskCommandText(showStep(step), context)),
    ...(approval === undefined ? {} : { needs: describeApprovers(approval, rules?.control, record.person) }),
  });
}

function textWithRegion({ command, place }: JudgedCommand): string {
  return command.region === undefined ? `${command.text} --region ${place.region}` : command.text;
}

/** The text that stands for all of them where they are shown. */
export function textOfSeveral(all: readonly JudgedCommand[], context: JudgingContext): string {
  return joinCommands(all.map(({ command }) => withoutSecrets(command, context).text));
}
