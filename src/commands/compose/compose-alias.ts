// The answers to what people say about aliases.
import { ALIAS_SCOPES, type AliasScope, type AliasText } from '../../domain/alias.ts';
import type { AskedParameter } from '../../domain/draft.ts';
import type { Person } from '../../domain/person.ts';
import type { ActionButton, Block, Message } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { editAction } from './edit-action.ts';

/** What is shown of an alias. */
export interface ShownAlias extends AliasText {
  readonly variables: readonly string[];
  readonly createdBy?: Person;
  readonly createdAt?: Date;
  readonly editedBy?: Person;
  readonly editedAt?: Date;
}

/** How many aliases are listed: as many as are looked over on a screen. */
const ALIASES_SHOWN = 40;

/** How much of a command a line of the list has. */
const COMMAND_MAX_LENGTH = 120;

const SCOPE_NAMES: Readonly<Record<AliasScope, string>> = {
  channel: 'this channel',
  workspace: 'all channels of this workspace',
  all: 'all channels',
};

const HELP: readonly (readonly [said: string, does: string])[] = [
  ['alias create NAME COMMAND', 'gives a command a short name; $variables may stand anywhere in it, also within JSON'],
  ['alias create --scope all NAME COMMAND', 'the same for all channels, or with workspace for those of this one; administrators only'],
  ['run NAME VALUES', 'runs it; values by position, or by name as in --instance-id i-1. What is missing is asked for'],
  ['alias list', 'those that count in this channel'],
  ['alias show NAME', 'what it stands for'],
  ['alias edit NAME COMMAND', 'puts another command in its place'],
  ['alias delete NAME', 'takes it away'],
];

const HELP_SENTENCES = [
  'Several commands, each on a line of its own, run one after the other. $step1.Reservations[0].Instances[0].InstanceId takes a value from the answer of the first: JMESPath over the whole answer.',
  'It runs with the rights of whoever runs it: each command is decided, and confirmed where it changes something, as if it had been typed.',
  'Everybody here sees what an alias stands for, so it keeps no secrets. $$ is a dollar sign; ${name} ends a name where letters follow.',
];

const ASKED_COMMAND: AskedParameter = {
  name: 'action',
  label: 'Command',
  type: 'a command with $variables, or several, each on a line of its own',
  input: 'lines',
  isRequired: true,
  choices: [],
};

/** Composes how to use them. */
export function aliasHelpBlocks(): readonly Block[] {
  return [{ kind: 'list', items: HELP.map(([said, does]) => [code(`@aws ${said}`), text(`: ${does}`)]) }, ...HELP_SENTENCES.map(paragraph)];
}

/** Composes why nothing was done, or run. */
export function composeAliasRefusal(sentences: readonly string[], suggestions: readonly string[] = []): Message {
  const title = 'Nothing was done';
  return {
    title: { emoji: '❔', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      ...sentences.map(paragraph),
      ...(suggestions.length === 0
        ? []
        : [{ kind: 'actions', actions: suggestions.map((name) => say(name, `alias show ${name}`)) } as const]),
    ],
    fallbackText: `${title}: ${sentences.join(' ')}`,
    audience: 'asker',
  };
}

/** Composes those that count in a channel. */
export function composeAliasList(aliases: readonly AliasText[]): Message {
  const title = aliases.length === 0 ? 'There are no aliases here' : 'Aliases of this channel';
  const shown = aliases.slice(0, ALIASES_SHOWN);
  const rest = aliases.length - shown.length;
  return {
    title: { emoji: '🔖', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      ...(shown.length === 0 ? [] : [{ kind: 'list', items: shown.map(lineOf) } as const]),
      ...(rest === 0 ? [] : [paragraph(`And ${rest} more.`)]),
      {
        kind: 'paragraph',
        spans: [text('Run one with '), code('@aws run NAME'), text('; make one with '), code('@aws alias create NAME COMMAND')],
      },
    ],
    fallbackText: title,
  };
}

function lineOf({ name, commandText, scope }: AliasText): readonly Span[] {
  const where = scope === 'channel' ? '' : ` · ${SCOPE_NAMES[scope]}`;
  return [code(name), text(`: ${truncateText(oneLine(commandText), COMMAND_MAX_LENGTH)}${where}`)];
}

/** Composes one, under a title that says what became of it. */
export function composeAliasShown(alias: ShownAlias, title = `Alias ${alias.name}`): Message {
  const { name, commandText, variables, scope, managedBy } = alias;
  const isOfFile = managedBy === 'file';
  const changes: readonly ActionButton[] = isOfFile
    ? []
    : [
        say('Edit', `alias edit ${ofScope(scope)}${name}`),
        { ...say('Delete', `alias delete ${ofScope(scope)}${name}`), style: 'danger', question: `Delete the alias ${name}?` },
      ];
  return {
    title: { emoji: '🔖', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'code', text: commandText },
      {
        kind: 'fields',
        fields: [
          {
            label: 'Run it with',
            value: [code(['@aws run', name, ...variables.map((variable) => variable.toUpperCase())].join(' '))],
            isShort: false,
          },
          { label: 'Counts in', value: [text(SCOPE_NAMES[scope])], isShort: true },
          ...madeBy(alias),
        ],
      },
      { kind: 'actions', actions: [say('Run', `run ${name}`), ...changes] },
    ],
    fallbackText: title,
  };
}

function madeBy({ managedBy, createdBy, createdAt, editedBy, editedAt }: ShownAlias) {
  if (managedBy === 'file') return [{ label: 'Managed by', value: [text('the configuration file')], isShort: true }];
  const made = createdBy === undefined || createdAt === undefined ? [] : [fieldOf('Made by', createdBy, createdAt)];
  return editedBy === undefined || editedAt === undefined ? made : [...made, fieldOf('Edited by', editedBy, editedAt)];
}

function fieldOf(label: string, { displayName }: Person, at: Date) {
  const value: readonly Span[] = [text(`${oneLine(displayName)}, `), { kind: 'time', at: at.toISOString() }];
  return { label, value, isShort: true };
}

/** Composes what became of one that is no more. */
export function composeAliasDeleted({ name, commandText, scope, managedBy }: AliasText): Message {
  const title = `The alias ${name} is deleted`;
  const again = managedBy === 'file' ? [] : editAction(`alias create ${ofScope(scope)}${name} ${commandText}`, 'Make it again');
  return {
    title: { emoji: '🗑️', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'code', text: commandText }, ...(again.length === 0 ? [] : [{ kind: 'actions', actions: again } as const])],
    fallbackText: title,
  };
}

/** Composes the form with which one is made, with what is known of it. */
export function composeAliasCreation({
  name,
  isAdministrator,
  expiresAt,
}: {
  readonly name?: string;
  readonly isAdministrator: boolean;
  readonly expiresAt: Date;
}): Message {
  const title = 'A short name for a command';
  const fields: readonly AskedParameter[] = [
    { ...asked('name', 'Name', 'letters, digits, hyphens'), ...(name === undefined ? {} : { value: name }) },
    ASKED_COMMAND,
    ...(isAdministrator
      ? [
          {
            ...asked('scope', 'Counts in', 'channel, workspace or all'),
            isRequired: false,
            choices: ALIAS_SCOPES.map((scope) => ({ value: scope, label: SCOPE_NAMES[scope] })),
          },
        ]
      : []),
  ];
  return {
    title: { emoji: '🔖', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'form', fields, command: 'alias create', expiresAt, isTypedWhole: true }],
    fallbackText: title,
  };
}

/** Composes the form with which another command is put in the place of its own. */
export function composeAliasEdit({ name, scope, commandText }: AliasText, expiresAt: Date): Message {
  const title = `What is ${name} to stand for?`;
  const field = {
    ...ASKED_COMMAND,
    value: commandText,
  };
  const command = `alias edit ${ofScope(scope)}--name=${name}`;
  return {
    title: { emoji: '🔖', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'form', fields: [field], command, expiresAt, isTypedWhole: true }],
    fallbackText: title,
  };
}

/** Composes the form for values that are missing. */
export function composeMissingValues({
  alias,
  missing,
  known = new Map(),
  command,
  expiresAt,
}: {
  readonly alias: AliasText;
  readonly missing: readonly string[];
  /** What is known of those that are the whole value of a parameter. */
  readonly known?: ReadonlyMap<string, AskedParameter>;
  readonly command: string;
  readonly expiresAt: Date;
}): Message {
  const title = missing.length === 1 ? `Which ${missing[0] ?? 'value'}?` : `${missing.length} values are missing`;
  const blocks: readonly Block[] = [
    { kind: 'code', text: alias.commandText },
    { kind: 'form', fields: missing.map((name) => askedValue(name, known.get(name))), command, expiresAt, isTypedWhole: true },
  ];
  return {
    title: { emoji: '❔', spans: [text(title)] },
    tone: 'neutral',
    blocks,
    fallbackText: `${title}${title.endsWith('?') ? '' : '.'} The alias ${alias.name} needs ${missing.map((name) => `--${name}`).join(', ')}.`,
  };
}

function asked(name: string, label: string, type: string): AskedParameter {
  return { name, label, type, input: 'line', isRequired: true, choices: [] };
}

function askedValue(name: string, known: AskedParameter | undefined): AskedParameter {
  const { type, choices, input } = known ?? asked(name, '', 'a value');
  return { ...asked(name, `$${name}`, type), choices, input };
}

function ofScope(scope: AliasScope): string {
  return scope === 'channel' ? '' : `--scope ${scope} `;
}

function say(label: string, command: string): ActionButton {
  return { text: label, command, style: 'plain' };
}

function code(value: string): Span {
  return { kind: 'code', text: value };
}

function paragraph(sentence: string): Block {
  return { kind: 'paragraph', spans: [text(sentence)] };
}
