// What became of a command that waited for an approval, and what is said to a word that does not count.
import type { RefusedWord } from '../../domain/refused-word.ts';
import { NO_CONTROL, type ChannelControl } from '../../domain/channel-control.ts';
import type { CommandRecord } from '../../domain/command-record.ts';
import type { Person } from '../../domain/person.ts';
import type { Message, Tone } from '../../messages/message.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { callPerson, describeApprovers, nameOfPerson } from './approver-names.ts';
import { composeCommandText } from './command-code.ts';
import { pressLines } from './compose-press.ts';
import { composeEdit } from './edit-action.ts';

/** How it ended, or went on. */
export type ApprovalEnd =
  | 'approved'
  | 'approved-partly'
  | 'approval-rejected'
  | 'approval-expired'
  | 'glass-broken'
  | 'no-approvers'
  | 'changed';

interface Wording {
  readonly emoji: string;
  readonly tone: Tone;
  readonly title: string;
  readonly sentence: (names: { readonly by: string; readonly requester: string }) => string;
}

const WORDINGS: Readonly<Record<ApprovalEnd, Wording>> = {
  approved: {
    emoji: '✅',
    tone: 'neutral',
    title: 'Approved',
    sentence: ({ by, requester }) => `${by} approved what ${requester} asked for.`,
  },
  'approved-partly': {
    emoji: '⏳',
    tone: 'warning',
    title: 'Approved, and waits for more',
    sentence: ({ by }) => `${by} approved. It has not been run yet.`,
  },
  'approval-rejected': {
    emoji: '⛔',
    tone: 'warning',
    title: 'Rejected',
    sentence: ({ by, requester }) => `${by} rejected what ${requester} asked for. The command was not run.`,
  },
  'approval-expired': {
    emoji: '⌛',
    tone: 'neutral',
    title: 'Not approved in time',
    sentence: ({ requester }) =>
      `Nobody approved in time what ${requester} asked for, so the command was not run. Send it again if it is still wanted.`,
  },
  'glass-broken': {
    emoji: '🚨',
    tone: 'bad',
    title: 'Glass broken: run without approval',
    sentence: ({ by, requester }) =>
      `${by} let run what ${requester} asked for, without the approval that it needs. It is in the audit log.`,
  },
  'no-approvers': {
    emoji: '⛔',
    tone: 'warning',
    title: 'Not run: nobody can approve it',
    sentence: ({ requester }) =>
      `It needs the approval of more persons than there are beside ${requester}. An administrator lists approvers in the configuration.`,
  },
  changed: {
    emoji: '⚪',
    tone: 'warning',
    title: 'Not run: something has changed',
    sentence: () =>
      'The command, its place or the rules for it are others now than when its card was made. Send it again to see what it would do.',
  },
};

/** After these one may want something near to it. */
const NOT_RUN: ReadonlySet<ApprovalEnd> = new Set(['approval-rejected', 'approval-expired', 'no-approvers', 'changed']);

/** What is told of an end. */
export interface ToldEnd {
  /** The command that it is about, without its secrets. */
  readonly waiting: CommandRecord;
  readonly by?: Person;
  readonly reason?: string | undefined;
  readonly control?: ChannelControl | undefined;
}

/** Composes the message. */
export function composeApprovalEnd(end: ApprovalEnd, { waiting, by, reason, control = NO_CONTROL }: ToldEnd): Message {
  const { emoji, tone, title, sentence } = WORDINGS[end];
  const { confirmation, person, channel } = waiting;
  const names = { by: by === undefined ? 'Somebody' : nameOfPerson(by, control), requester: nameOfPerson(person, control) };
  const call = callPerson(person.userId, channel.platform, control);
  const commandText = confirmation?.commandText;
  const where = confirmation === undefined ? '' : `${confirmation.accountId}, ${confirmation.region}`;
  return {
    title: { emoji, spans: [text(title)] },
    tone,
    blocks: [
      ...pressLines(waiting, control),
      { kind: 'paragraph', spans: [text(sentence(names)), ...(call.kind === 'mention' ? [text(' '), call] : [])] },
      ...(reason === undefined ? [] : [{ kind: 'paragraph' as const, spans: tellReason(reason) }]),
      ...(commandText === undefined ? [] : composeCommandText({ text: commandText })),
      ...(end === 'glass-broken' ? [{ kind: 'paragraph' as const, spans: [text(`Account and Region: ${where}`)] }] : []),
      ...(NOT_RUN.has(end) ? composeEdit(commandText ?? '') : []),
    ],
    fallbackText: `${title}. ${sentence(names)}${reason === undefined ? '' : ` Reason: ${reason}`}`,
  };
}

function tellReason(reason: string): readonly Span[] {
  return [bold('Reason: '), text(reason)];
}

const REFUSALS: Readonly<Record<RefusedWord, readonly [title: string, sentence: string]>> = {
  'own-request': ['Not yours to approve', 'Nobody approves what they asked for themselves, on no platform.'],
  'not-an-approver': ['Not yours to approve', 'You are not among those who can approve this.'],
  'approved-already': ['You have approved it already', 'Somebody else has to approve it as well.'],
  'not-confirmed-yet': ['Not confirmed yet', 'First whoever asked for it has to confirm it.'],
  'reason-missing': ['Say why', 'This is told to everybody and kept, so it needs a reason behind the code.'],
  'not-for-break-glass': [
    'Not yours to break',
    'Only those listed under breakGlass in the configuration can let a command run without approval.',
  ],
  'speaker-unknown': [
    'Not now',
    'The chat platform could not say whether you are a member of the workspace, so neither a change nor a custom action is taken from you. Try again in a minute.',
  ],
};

/** Composes the answer to such a word; it shows nothing of the command. */
export function composeRefusedWord(refusal: RefusedWord, waiting?: CommandRecord, control?: ChannelControl): Message {
  const [title, sentence] = REFUSALS[refusal];
  const requirements = waiting?.confirmation?.approval?.requirements ?? [];
  const who =
    requirements.length === 0 ? '' : ` It waits for approval by ${describeApprovers({ requirements }, control, waiting?.person)}.`;
  return {
    title: { emoji: '⛔', spans: [text(title)] },
    tone: 'warning',
    blocks: [{ kind: 'paragraph', spans: [text(`${sentence}${who}`)] }],
    fallbackText: title,
    audience: 'asker',
  };
}
