// The card of a confirmed command that others have to approve.
import { NO_CONTROL, type ChannelControl } from '../../domain/channel-control.ts';
import type { CommandRecord, PendingConfirmation } from '../../domain/command-record.ts';
import type { PendingApproval } from '../../domain/pending-approval.ts';
import type { Field, Message } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
import { labelRole } from './account-label.ts';
import { callPerson, describeApprovers, nameOfPerson } from './approver-names.ts';
import { composeCommandText } from './command-code.ts';
import { composeNotes } from './compose-notes.ts';
import { pressLines } from './compose-press.ts';

/** What the card is about. */
export interface WaitingForApproval {
  /** Its command without secrets. */
  readonly waiting: CommandRecord;
  readonly confirmation: PendingConfirmation;
  readonly approval: PendingApproval;
  readonly control?: ChannelControl | undefined;
}

/** Composes the card. */
export function composeApprovalCard({ waiting, confirmation, approval, control = NO_CONTROL }: WaitingForApproval): Message {
  const { code } = confirmation;
  const { requirements } = approval;
  const requester = nameOfPerson(waiting.person, control);
  const { platform } = waiting.channel;
  const calls = control.people
    .distinct(requirements.flatMap(({ approvers }) => approvers))
    .filter((userId) => !control.people.isSame(userId, waiting.person.userId))
    .map((userId) => callPerson(userId, platform, control))
    .filter(({ kind }) => kind === 'mention');
  const title = `Waits for approval by ${describeApprovers({ requirements }, control, waiting.person)}`;
  return {
    title: { emoji: '⏳', spans: [text(title)] },
    tone: 'warning',
    blocks: [
      ...pressLines(waiting, control),
      { kind: 'paragraph', spans: [text(`${requester} confirmed this command. It has not been run yet.`), ...spread(calls)] },
      ...composeCommandText({ text: confirmation.commandText }),
      { kind: 'fields', fields: composeFields({ waiting, confirmation, approval, control }) },
      ...composeNotes(confirmation.notes ?? []),
      {
        kind: 'actions',
        actions: [
          { text: 'Approve', command: `approve ${code}`, style: 'primary' },
          { text: 'Reject', command: `reject ${code}`, style: 'danger' },
        ],
      },
      { kind: 'footer', spans: [text(describeWords(code, control))] },
    ],
    fallbackText: `${title}. Answer: approve ${code}, or reject ${code} and why`,
  };
}

function composeFields({ waiting, confirmation, approval, control = NO_CONTROL }: WaitingForApproval): readonly Field[] {
  const { accountId, region, credentials, expiresAt } = confirmation;
  const role = labelRole({ credentials });
  const given = approval.given.map(({ person }) => nameOfPerson(person, control)).join(', ');
  const field = (label: string, value: string, isShort = true): Field => ({ label, value: [text(value)], isShort });
  return [
    field('Asked for by', nameOfPerson(waiting.person, control)),
    field('Account', credentials === 'demo' ? `${accountId} (sample data)` : accountId),
    field('Region', region),
    ...(role === undefined ? [] : [field('Role', role)]),
    ...(approval.reason === undefined ? [] : [field('Reason', approval.reason, false)]),
    ...(given === '' ? [] : [field('Approved so far by', given)]),
    { label: 'Until', value: [{ kind: 'time', at: expiresAt.toISOString() }], isShort: true },
  ];
}

/** A blank before each: they follow a sentence. */
function spread(calls: readonly Span[]): readonly Span[] {
  return calls.flatMap((call) => [text(' '), call]);
}

function describeWords(code: string, { breakGlass }: ChannelControl): string {
  const emergency =
    breakGlass.identities.length === 0 ? '' : ` In an emergency those listed for it say: break-glass ${code} and why. Everybody is told.`;
  return `Reasons are kept: approve ${code} and why, or reject ${code} and why. Whoever asked can say: cancel ${code}.${emergency}`;
}
