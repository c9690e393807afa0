// Several commands of one message: the card they wait with together, and the answer that says what became of each.
import type { PendingConfirmation } from '../../domain/command-record.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { CommandPreview } from '../../domain/command-preview.ts';
import type { Person } from '../../domain/person.ts';
import type { Block, Message } from '../../messages/message.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import type { CommandPlace } from '../command-place.ts';
import { labelAccount, labelRole } from './account-label.ts';
import { COMMAND_SHOWN_MAX_LENGTH, composeCommandText } from './command-code.ts';
import { otherValues, wordingOf } from './compose-confirmation.ts';
import { composeNotes } from './compose-notes.ts';
import { describePreview } from './compose-preview.ts';

/** Most characters of all commands together on their card: each is seen, at least its beginning, before one word confirms them all. */
const TOGETHER_SHOWN_MAX_LENGTH = 4000;
const MANY_SHOWN_MAX_LENGTH = 2000;

/** Of so many commands each has what it names beside it; of more it stands below them all, where the limits of a platform cut first. */
const PREVIEWS_BESIDE_MAX = 4;

/** How much of each command that follows is shown: it is shown again. */
const FOLLOWING_MAX_LENGTH = 300;

/** One of the commands. */
interface OneOfSeveral {
  readonly command: ParsedCommand;
  readonly place: CommandPlace;
  readonly isMutating: boolean;
  /** Whether AWS has to decide what the guardrails leave open. */
  readonly isForAws?: boolean;
  /** What was looked up of one that changes something. */
  readonly preview?: CommandPreview | undefined;
}

/** What the card is about. */
export interface SeveralWaiting {
  readonly commands: readonly OneOfSeveral[];
  readonly confirmation: PendingConfirmation;
  readonly person: Person;
  /** Whose approval they need beside the confirmation, as a text; absent where nobody's. */
  readonly needs?: string;
  /** What asks anew for the values of their custom action. */
  readonly again?: string | undefined;
  /** How many of the same alias have been run. */
  readonly doneCount?: number;
  /** The commands that follow on them, with names in the place of what is not known yet. */
  readonly following?: readonly string[];
}

/** Composes the card: each command with its Region, in the order in which they will run. */
export function composeSeveralConfirmation({
  commands,
  confirmation,
  person,
  needs,
  again,
  doneCount = 0,
  following = [],
}: SeveralWaiting): Message {
  const { code, expiresAt, accountId, credentials, isReading = false } = confirmation;
  const accountName = commands[0]?.place.accountName;
  const role = labelRole({ credentials });
  const { title, sentence, confirm } = tellWhat(commands);
  const { emoji, tone, style } = wordingOf(isReading);
  const isPreviewBeside = commands.length <= PREVIEWS_BESIDE_MAX;
  const together = isPreviewBeside ? TOGETHER_SHOWN_MAX_LENGTH : MANY_SHOWN_MAX_LENGTH;
  const shownMaxLength = Math.min(COMMAND_SHOWN_MAX_LENGTH, Math.floor(together / commands.length));
  return {
    title: { emoji, spans: [text(title)] },
    tone,
    blocks: [
      { kind: 'paragraph', spans: [text(sentence)] },
      ...commands.flatMap((one, position) => composeOne(one, { number: doneCount + position + 1, shownMaxLength, isPreviewBeside })),
      {
        kind: 'fields',
        fields: [
          {
            label: 'Account',
            value: [text(credentials === 'demo' ? `${accountId} (sample data)` : labelAccount({ accountId, accountName }))],
            isShort: true,
          },
          ...(role === undefined ? [] : [{ label: 'Role', value: [text(role)], isShort: true }]),
          { label: 'Can confirm', value: [text(`${person.displayName} only`)], isShort: true },
          ...(needs === undefined ? [] : [{ label: 'Then needs approval', value: [text(needs)], isShort: false }]),
          { label: 'Until', value: [{ kind: 'time', at: expiresAt.toISOString() }], isShort: true },
        ],
      },
      ...(isPreviewBeside ? [] : composePreviewsBelow(commands)),
      ...composeFollowing(following),
      {
        kind: 'actions',
        actions: [
          { text: confirm, command: `confirm ${code}`, style },
          { text: 'Cancel', command: `cancel ${code}`, style: 'plain' },
          ...otherValues(again),
        ],
      },
    ],
    fallbackText: `${title} Answer: confirm ${code}, or cancel ${code}`,
  };
}

/** One alone waits so where others follow on it. */
function tellWhat(commands: readonly OneOfSeveral[]): { readonly title: string; readonly sentence: string; readonly confirm: string } {
  const [only, ...others] = commands;
  if (only !== undefined && others.length === 0) {
    const title = `Confirm ${only.command.service} ${only.command.cliOperation}?`;
    return { title, sentence: 'This command changes something. It has not been run yet.', confirm: 'Confirm' };
  }
  const { word } = wordingOf(commands.every(({ isMutating }) => !isMutating));
  const sentence = `${tellEffect(commands)}. None has been run yet. They run in this order, up to the first that fails.`;
  return { title: `${word} ${commands.length} commands?`, sentence, confirm: `${word} all` };
}

function tellEffect(commands: readonly OneOfSeveral[]): string {
  const changing = commands.filter(({ isMutating }) => isMutating).length;
  if (changing === 0) return 'All of them only read and change nothing';
  if (changing === commands.length) return 'All of them change something';
  return `${changing} of them ${changing === 1 ? 'changes' : 'change'} something`;
}

/** Each of them is decided when its turn comes, and waits for a word of its own where it changes something. */
function composeFollowing(following: readonly string[]): readonly Block[] {
  if (following.length === 0) return [];
  const sentence = 'Then follows, with values from the answers; what changes something waits for your word again:';
  const items = following.map((command): readonly Span[] => [{ kind: 'code', text: `aws ${truncateText(command, FOLLOWING_MAX_LENGTH)}` }]);
  return [
    { kind: 'paragraph', spans: [text(sentence)] },
    { kind: 'list', items },
  ];
}

function composeOne(
  { command, place, isMutating, isForAws, preview }: OneOfSeveral,
  {
    number,
    shownMaxLength,
    isPreviewBeside,
  }: { readonly number: number; readonly shownMaxLength: number; readonly isPreviewBeside: boolean },
): readonly Block[] {
  const { service, cliOperation, notes } = command;
  const does = isForAws === true ? 'AWS decides about it' : isMutating ? 'changes something' : 'only reads';
  return [
    { kind: 'paragraph', spans: [bold(`${number}. ${service} ${cliOperation}`), text(` (${does}, ${place.region})`)] },
    ...composeCommandText(command, shownMaxLength),
    ...(isPreviewBeside && preview !== undefined ? toList(describePreview(preview, place.credentials)) : []),
    ...composeNotes(notes),
  ];
}

/** What the commands name, each line with its command's number. */
function composePreviewsBelow(commands: readonly OneOfSeveral[]): readonly Block[] {
  return toList(
    commands.flatMap(({ preview, place }, position) =>
      preview === undefined ? [] : describePreview(preview, place.credentials).map((spans) => [bold(`${position + 1}. `), ...spans]),
    ),
  );
}

function toList(items: readonly (readonly Span[])[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** Says of an answer after which nothing runs which of the commands it is about. */
export function composeRefusedAmong(answer: Message, { number, of }: { readonly number: number; readonly of: number }): Message {
  if (of === 1) return answer;
  const sentence = `This is about command ${number} of ${of}. None of them was run.`;
  return {
    ...answer,
    blocks: [{ kind: 'paragraph', spans: [text(sentence)] }, ...answer.blocks],
    fallbackText: `${answer.fallbackText} ${sentence}`,
  };
}

/** What became of the commands that were come to. */
export interface SeveralAnswers {
  readonly answers: readonly Message[];
  /** True where the last of them did what was asked. */
  readonly isDone: boolean;
  /** Which of all the first is, from 0: those of an alias may have been run in several parts. */
  readonly among: { readonly position: number; readonly of: number };
  /** What comes next, where it waits to be gone on with. */
  readonly next?: readonly Block[];
}

/** Composes the answer: each command's own under its number, and how many were not run. */
export function composeSeveralAnswers({ answers, isDone, among: { position: before, of }, next }: SeveralAnswers): Message {
  const comeTo = before + answers.length;
  const leftCount = next === undefined ? of - comeTo : 0;
  const title = tellHowFar({ doneCount: isDone ? comeTo : comeTo - 1, of, isDone });
  const rest = `${leftCount} more ${leftCount === 1 ? 'was' : 'were'} not run, because command ${comeTo} did not end as asked.`;
  return {
    title: { emoji: isDone ? '✅' : '❌', spans: [text(title)] },
    tone: isDone ? 'good' : 'bad',
    blocks: [
      ...(leftCount > 0 ? [{ kind: 'paragraph' as const, spans: [text(rest)] }] : []),
      ...answers.flatMap((answer, position): readonly Block[] => {
        const { emoji, spans } = answer.title;
        return [
          { kind: 'paragraph', spans: [bold(`${before + position + 1}. ${emoji === undefined ? '' : `${emoji} `}`), ...spans] },
          ...answer.blocks,
        ];
      }),
      ...(next ?? []),
    ],
    fallbackText: leftCount > 0 ? `${title}. ${rest}` : title,
  };
}

function tellHowFar({ doneCount, of, isDone }: { readonly doneCount: number; readonly of: number; readonly isDone: boolean }): string {
  if (!isDone) return `${doneCount} of ${of} commands done, then one was not`;
  return doneCount === of ? `${of} commands: all done` : `${doneCount} of ${of} commands done; the next one waits for you`;
}
