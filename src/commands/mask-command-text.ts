// Takes the secrets out of a command as it was typed: what its operation calls sensitive first, then what looks like a secret (R9).
import { MASK, maskSensitive } from '../catalogue/mask-sensitive.ts';
import { isAppError } from '../domain/errors.ts';
import type { ParsedCommand } from '../domain/command.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { maskSecretPatterns } from '../lib/mask-secret-patterns.ts';
import { isSecretLabel } from '../lib/secret-names.ts';
import type { CommandsContext } from './context.ts';
import { maskUnreadCommand } from './mask-unread-command.ts';
import { parseAsTyped } from './parse/parse-command.ts';
import { COMMANDS_MAX, splitCommands } from './parse/split-commands.ts';
import { holdsLiteralSecret } from './parse/template/find-literal-secret.ts';
import { readTemplate } from './parse/template/read-template.ts';
import { readActionWord, type ActionIntent } from './receive/read-action-word.ts';
import { readAliasWord, type AliasIntent } from './receive/read-alias-word.ts';
import { isTold } from './told-members.ts';

type MaskingContext = Pick<CommandsContext, 'catalogue' | 'facts'>;

/** Masks the secrets of a command, or of each of several; what is no command is masked by pattern alone. */
export function maskCommandText(text: string, context: MaskingContext): string {
  const alias = readAliasWord(text.trim());
  if (alias !== undefined) return maskAliasWord(text, alias, context);
  const action = readActionWord(text.trim());
  if (action !== undefined) return maskActionWord(text, action, context);
  const texts = splitCommands(text, { ...context, newId: () => '' });
  if (texts.length === 1) return maskOne(text, context);
  const masked = texts.slice(0, COMMANDS_MAX).map((one) => maskOne(one, context));
  // So many are refused together: to read thousands only to show them would take seconds.
  if (texts.length > COMMANDS_MAX) masked.push(MASK);
  return masked.join('\n');
}

/** What an alias is to stand for is not shown at all where a secret is in it; of its values those that are secrets by the names of their variables. */
function maskAliasWord(text: string, alias: AliasIntent, context: MaskingContext): string {
  if (alias.kind === 'run-alias') return maskSecretPatterns(maskNamedValues(text), MASK);
  const commandText = 'commandText' in alias ? alias.commandText : undefined;
  if (commandText === undefined) return maskSecretPatterns(text, MASK);
  const verb = alias.kind === 'edit-alias' ? 'edit' : 'create';
  return isHarmless(commandText, context)
    ? maskSecretPatterns(text, MASK)
    : `alias ${verb} ${'name' in alias ? (alias.name ?? '') : ''} ${MASK}`;
}

/** The same of an action: what it is to run, and the values with which it is run. */
function maskActionWord(text: string, action: ActionIntent, context: MaskingContext): string {
  if (action.kind === 'run-action') return maskSecretPatterns(maskNamedValues(text), MASK);
  const commandText = 'wish' in action ? action.wish.command : undefined;
  if (!('wish' in action) || commandText === undefined || isHarmless(commandText, context)) return maskSecretPatterns(text, MASK);
  const [verb, name] = action.kind === 'edit-action' ? ['edit', action.actionName] : ['create', action.wish.name ?? ''];
  return `action ${verb} ${name} ${MASK}`;
}

function isHarmless(commandText: string, context: MaskingContext): boolean {
  const read = readTemplate(commandText);
  return read.status === 'read' && !holdsLiteralSecret(read.steps, context);
}

// Match: --password hunter2, --api-token='a b'. Near miss: --name x.
const NAMED_VALUE = /([-\u2010-\u2015\u2212]{1,2}([A-Za-z][\w-]{0,100}))(\s*=\s*|\s+)((?:'[^']*'(?:\\''[^']*')*)|"(?:\\.|[^"\\])*"|\S+)/g;

function maskNamedValues(text: string): string {
  return text.replaceAll(NAMED_VALUE, (...[whole, option, name, join]: readonly string[]) =>
    isSecretLabel(name ?? '') ? `${option ?? ''}${join ?? ''}${MASK}` : (whole ?? ''),
  );
}

function maskOne(text: string, context: MaskingContext): string {
  const command = read(text, context);
  if (command === undefined) return maskSecretPatterns(maskUnread(text, context), MASK);
  let masked = text;
  for (const secret of listSecrets(command, context)) {
    const spelling = spellingsOf(secret).find((one) => masked.includes(one));
    // Written in a way of which nobody can say where it ends: then no parameter is shown.
    if (spelling === undefined) return `${command.service} ${command.cliOperation} ${MASK}`;
    masked = replaceAlone(masked, spelling);
  }
  return maskSecretPatterns(masked, MASK);
}

/** Masks the secrets of a command that waits or has waited, to show it or to keep it. */
export function maskConfirmation(record: CommandRecord, context: MaskingContext): CommandRecord {
  if (record.confirmation === undefined) return record;
  // What follows on it may hold what was typed.
  const { tail: _tail, ...confirmation } = record.confirmation;
  return { ...record, confirmation: { ...confirmation, commandText: maskCommandText(confirmation.commandText, context), salt: '' } };
}

function maskUnread(text: string, context: MaskingContext): string {
  try {
    return maskUnreadCommand(text, context);
  } catch (error) {
    if (isAppError(error)) return text;
    throw error;
  }
}

function read(text: string, { catalogue, facts }: MaskingContext): ParsedCommand | undefined {
  try {
    const outcome = parseAsTyped(text, { catalogue, facts, newId: () => '' });
    return outcome.status === 'parsed' ? outcome.command : undefined;
  } catch (error) {
    // Without its service nothing of it runs either.
    if (isAppError(error)) return undefined;
    throw error;
  }
}

/** The longest first: one may be a part of another. */
function listSecrets({ service, operation, params }: ParsedCommand, { catalogue }: MaskingContext): readonly string[] {
  const input = catalogue.service(service)?.operation(operation)?.input;
  if (input === undefined) return [];
  const found = new Set<string>();
  const { value } = maskSensitive(input, params);
  const told = Object.keys(params).filter((name) => isTold(input.name, name));
  collectMasked(params, { ...value, ...Object.fromEntries(told.map((name) => [name, params[name]])) }, found);
  return [...found].sort((one, other) => other.length - one.length);
}

function collectMasked(value: unknown, masked: unknown, found: Set<string>): void {
  if (value === masked || value === undefined || value === null) return;
  if (masked === MASK) return collectAll(value, found);
  if (typeof value !== 'object' || typeof masked !== 'object' || masked === null || value instanceof Uint8Array) return;
  for (const [name, part] of Object.entries(value)) collectMasked(part, (masked as Readonly<Record<string, unknown>>)[name], found);
}

function collectAll(value: unknown, found: Set<string>): void {
  if (typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array) {
    const text = value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value);
    if (text !== '') found.add(text);
  } else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const part of Object.values(value)) collectAll(part, found);
  }
}

/** As it is, within JSON, within single quotes, within double quotes, in Base64, and as what the AWS CLI puts into Base64 (user data). */
function spellingsOf(secret: string): readonly string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  const inSingleQuotes = [secret, inJson].map((text) => text.replaceAll("'", String.raw`'\''`));
  // Match: each of the characters that a backslash keeps from meaning something within double quotes. Near miss: a single quote.
  const inDoubleQuotes = [secret, inJson].map((text) => text.replaceAll(/[\\"$`]/g, String.raw`\$&`));
  const decoded = Buffer.from(secret, 'base64').toString('utf8');
  const inBase64 = Buffer.from(decoded).toString('base64') === secret ? [decoded] : [];
  return [secret, inJson, ...inSingleQuotes, ...inDoubleQuotes, Buffer.from(secret).toString('base64'), ...inBase64];
}

// Match: é, 漢, 7. Near miss: a quote, a blank, nothing at all.
const LETTER = /[\p{L}\p{N}]/u;

/** After so many places within words all are taken out: to look further takes long where a long secret repeats itself. */
const MAX_PLACES = 1000;

/** A short secret is a part of many words: where it stands alone, it alone is taken out. */
function replaceAlone(text: string, secret: string): string {
  const pieces: string[] = [];
  let end = 0;
  let withinWords = 0;
  // Looked for as a text: an expression of a long secret is too large to be made.
  for (let at = text.indexOf(secret); at !== -1;) {
    if (standsAlone(text, at, at + secret.length)) {
      pieces.push(text.slice(end, at));
      end = at + secret.length;
    } else {
      withinWords += 1;
      if (withinWords > MAX_PLACES) return text.replaceAll(secret, MASK);
    }
    at = text.indexOf(secret, Math.max(end, at + 1));
  }
  return pieces.length === 0 ? text.replaceAll(secret, MASK) : [...pieces, text.slice(end)].join(MASK);
}

function standsAlone(text: string, start: number, end: number): boolean {
  const [before = ''] = Array.from(text.slice(Math.max(0, start - 2), start)).slice(-1);
  const [after = ''] = text.slice(end, end + 2);
  return !LETTER.test(before) && !LETTER.test(after);
}
