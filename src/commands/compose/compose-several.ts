// Several commands of one message: the card they wait with together, and the answer that says what became of each.
import type { PendingConfirmation } from '../../domain/command-record.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { CommandPreview } from '../../domain/command-preview.ts';
import type { Person } from '../../domain/person.ts';
import type { Block, Message } from '../../messages/message.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import type { CommandPlace } from '../command-place.ts';
import { labelAccount, labelRole } from './account-label.ts';
import { COMMAND_SHOWN_MAX_LENGTH, composeCommandText } from './command-code.ts';
import { composeNotes } from './compose-notes.ts';
import { describePreview } from './compose-preview.ts';

/** Most characters of all commands together on their card: each is seen, at least its beginning, before one word confirms them all. */
const TOGETHER_SHOWN_MAX_LENGTH = 4000;
const MANY_SHOWN_MAX_LENGTH = 2000;

/** Of so many commands each has what it names beside it; of more it stands below them all, where the limits of a platform cut first. */
const PREVIEWS_BESIDE_MAX = 4;

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
}

/** Composes the card: each command with its Region, in the order in which they will run. */
export function composeSeveralConfirmation({ commands, confirmation, person, needs }: SeveralWaiting): Message {
  const { code, expiresAt, accountId, credentials } = confirmation;
  const accountName = commands[0]?.place.accountName;
  const role = labelRole({ credentials });
  const changing = commands.filter(({ isMutating }) => isMutating).length;
  const title = `Confirm ${commands.length} commands?`;
  const isPreviewBeside = commands.length <= PREVIEWS_BESIDE_MAX;
  const together = isPreviewBeside ? TOGETHER_SHOWN_MAX_LENGTH : MANY_SHOWN_MAX_LENGTH;
  const shownMaxLength = Math.min(COMMAND_SHOWN_MAX_LENGTH, Math.floor(together / commands.length));
  const what =
    changing === commands.length
      ? 'All of them change something'
      : `${changing} of them ${changing === 1 ? 'changes' : 'change'} something`;
  return {
    title: { emoji: '⚠️', spans: [text(title)] },
    tone: 'warning',
    blocks: [
      { kind: 'paragraph', spans: [text(`${what}. None has been run yet. They run in this order, up to the first that fails.`)] },
      ...commands.flatMap((one, position) => composeOne(one, { number: position + 1, shownMaxLength, isPreviewBeside })),
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
      {
        kind: 'actions',
        actions: [
          { text: 'Confirm all', command: `confirm ${code}`, style: 'danger' },
          { text: 'Cancel', command: `cancel ${code}`, style: 'plain' },
        ],
      },
    ],
    fallbackText: `${title} Answer: confirm ${code}, or cancel ${code}`,
  };
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
  /** How many commands there are. */
  readonly of: number;
}

/** Composes the answer: each command's own under its number, and how many were not run. */
export function composeSeveralAnswers({ answers, isDone, of }: SeveralAnswers): Message {
  const doneCount = isDone ? answers.length : answers.length - 1;
  const leftCount = of - answers.length;
  const title = isDone ? `${of} commands: all done` : `${doneCount} of ${of} commands done, then one was not`;
  const rest = `${leftCount} more ${leftCount === 1 ? 'was' : 'were'} not run, because command ${answers.length} did not end as asked.`;
  return {
    title: { emoji: isDone ? '✅' : '❌', spans: [text(title)] },
    tone: isDone ? 'good' : 'bad',
    blocks: [
      ...(leftCount > 0 ? [{ kind: 'paragraph' as const, spans: [text(rest)] }] : []),
      ...answers.flatMap((answer, position): readonly Block[] => {
        const { emoji, spans } = answer.title;
        return [
          { kind: 'paragraph', spans: [bold(`${position + 1}. ${emoji === undefined ? '' : `${emoji} `}`), ...spans] },
          ...answer.blocks,
        ];
      }),
    ],
    fallbackText: leftCount > 0 ? `${title}. ${rest}` : title,
  };
}
