// The first two words of a command line: a word of the bot or a service, then a command of the service.
import { argumentTable } from '../../catalogue/cli/argument-table.ts';
import { OWN_COMMANDS, type OwnCommandNames } from '../../catalogue/cli/own-commands.ts';
import { waitersOfService } from '../../catalogue/cli/waiters-of-service.ts';
import { cliName } from '../../catalogue/cli-name.ts';
import type { CliFacts } from '../../catalogue/cli/cli-facts.ts';
import { findOperation } from '../../catalogue/cli/find-operation.ts';
import type { Catalogue, ServiceModel } from '../../catalogue/service-model.ts';
import type { CompletionList } from '../../contract/admin-api.ts';
import { rankByTyped, type Nameable } from './rank-by-typed.ts';
import { plainName } from './read-option.ts';

/** A way to go on. */
export type Completion = CompletionList['completions'][number];

/** The bot's own words (receive/read-intent.ts). */
const BOT_WORDS: readonly Completion[] = [
  { text: 'help', kind: 'bot-command', detail: 'what can be asked here' },
  { text: 'confirm', kind: 'bot-command', detail: 'with its code, runs what waits' },
  { text: 'cancel', kind: 'bot-command', detail: 'with its code, gives up what waits' },
  { text: 'follow', kind: 'bot-command', detail: 'with its code, shows how far work has come' },
  { text: 'stop', kind: 'bot-command', detail: 'with its code, ends what goes on' },
  { text: 'more', kind: 'bot-command', detail: 'with its code, shows what comes next' },
  { text: 'file', kind: 'bot-command', detail: 'with its code and json or csv, gives the whole answer as a file' },
  { text: 'whoami', kind: 'bot-command', detail: 'account, credentials, Region and guardrails' },
  { text: 'notifications', kind: 'bot-command', detail: 'what this channel gets, and why' },
  { text: 'run', kind: 'bot-command', detail: 'with its name, runs an alias' },
  { text: 'alias', kind: 'bot-command', detail: 'short names for commands' },
  { text: 'preferences', kind: 'bot-command', detail: 'what counts for you and this channel' },
  { text: 'silence', kind: 'bot-command', detail: 'what is silent here, and a form to add to it' },
  { text: 'ack', kind: 'bot-command', detail: 'what is open here; with its code, says that you see to it' },
  { text: 'switch-roles', kind: 'bot-command', detail: 'a role of your own, account by account' },
  { text: 'feedback', kind: 'bot-command', detail: 'with a text, tells whoever runs Signalbox' },
];

/** Offered before the others that fit as well; chosen by hand, after the examples of AWS's own guide to commands in chats. */
const FAMILIAR_SERVICES: readonly string[] = [
  'ec2',
  'cloudwatch',
  'logs',
  'lambda',
  'ecs',
  'rds',
  's3',
  's3api',
  'sqs',
  'sns',
  'dynamodb',
  'cloudformation',
  'codepipeline',
  'elbv2',
  'eks',
];

/** Returns the words that can begin a line. */
export function completeFirstWord(typed: string, catalogue: Catalogue): readonly Completion[] {
  const services = catalogue.services.map(({ cliName, serviceId }): Completion & Nameable => {
    return { name: cliName, alias: serviceId, text: cliName, kind: 'service', detail: serviceId };
  });
  const known = new Set(catalogue.services.map(({ cliName }) => cliName));
  const made = Object.values(OWN_COMMANDS).filter(({ service }) => !known.has(service));
  services.push(...made.map(({ service, command, purpose }) => toService(service, `${command}: ${purpose}`)));
  const familiar = FAMILIAR_SERVICES.flatMap((name) => services.filter((service) => service.name === name));
  const botWords = BOT_WORDS.map((word) => ({ ...word, name: word.text }));
  const others = services.filter((service) => !familiar.includes(service));
  const ranked = rankByTyped<Completion & Nameable>([...familiar, ...botWords, ...others], typed);
  return [...ranked.map(({ text, kind, detail }) => ({ text, kind, detail })), ...completeWithoutService(typed, catalogue)];
}

function toService(name: string, detail: string): Completion & Nameable {
  return { name, text: name, kind: 'service', detail };
}

/** From so many letters on a word may begin the name of a command whose service is left out: fewer begin hundreds. */
const COMMAND_BEGINNING_LENGTH = 5;

/** More letters than any name has. */
const LONGER_THAN_ANY = 1000;

/** How many of these are offered. */
const COMMANDS_WITHOUT_SERVICE_MAX = 10;

/** `describe-inst` for `ec2 describe-instances`: familiar services first, and short names before long ones. */
function completeWithoutService(typed: string, { services }: Catalogue): readonly Completion[] {
  const beginning = plainName(typed);
  const letters = beginning.replaceAll('-', '');
  if (letters.length < COMMAND_BEGINNING_LENGTH) return [];
  const found = services.flatMap(({ cliName: service, serviceId, operationNames }) => {
    const rank = FAMILIAR_SERVICES.indexOf(service);
    const order = rank === -1 ? FAMILIAR_SERVICES.length : rank;
    // Cut before it is put in small letters: there are some 18,000 names.
    const begun = operationNames.filter((operation) => operation.slice(0, letters.length).toLowerCase() === letters);
    return begun.map((operation) => {
      const name = cliName(operation);
      return { name, service, detail: serviceId, order: order * LONGER_THAN_ANY + name.length };
    });
  });
  return found
    .filter(({ name }) => !beginning.includes('-') || name.startsWith(beginning))
    .toSorted((left, right) => left.order - right.order)
    .slice(0, COMMANDS_WITHOUT_SERVICE_MAX)
    .map(({ name, service, detail }) => ({ text: `${service} ${name}`, kind: 'command', detail }));
}

// Decides the order alone, never what may run. Match: describe-instances. Near miss: delete-stack.
const READING_VERB = /^(?:describe|list|get)-/;

/** More words than any name has. */
const BEHIND_READING = 1000;

/** What stands before the command. */
interface BeforeCommand {
  /** Undefined where the service is none of the catalogue: `s3`. */
  readonly service?: ServiceModel;
  readonly ownCommands: readonly OwnCommandNames[];
  /** True behind `wait`, where the name of what is waited for comes. */
  readonly isWaiting: boolean;
}

/** Returns the commands of a service: reading ones first, and short names before long ones, which speak of details. */
export function completeCommand(typed: string, { service, ownCommands, isWaiting }: BeforeCommand, facts: CliFacts): readonly Completion[] {
  if (service !== undefined && isWaiting) return completeWaiter(typed, service);
  const own = ownCommands.map(({ command, purpose }): OrderedCommand => ({ name: command, order: 0, detail: purpose }));
  const commands = [...own, ...(service === undefined ? [] : listCommands(service))].toSorted((left, right) => left.order - right.order);
  return rankByTyped(commands, typed).map(({ name, detail }) => ({
    text: name,
    kind: 'command',
    detail: detail ?? (service === undefined ? '' : describeNeeds(name, service, facts)),
  }));
}

interface OrderedCommand extends Nameable {
  readonly order: number;
  /** What it is for, where that is not told by what it needs. */
  readonly detail?: string;
}

function listCommands(service: ServiceModel): readonly OrderedCommand[] {
  const commands = service.cliOperationNames.map((name) => ({
    name,
    order: name.split('-').length + (READING_VERB.test(name) ? 0 : BEHIND_READING),
  }));
  if (waitersOfService(service).size === 0) return commands;
  return [...commands, { name: 'wait', order: BEHIND_READING, detail: 'tells when something is so' }];
}

function completeWaiter(typed: string, service: ServiceModel): readonly Completion[] {
  const waiters = [...waitersOfService(service)].map(([name, { operation }]) => ({ name, operation }));
  return rankByTyped(waiters, typed).map(({ name, operation }) => ({ text: name, kind: 'command', detail: `asks ${cliName(operation)}` }));
}

/** How many needed arguments are named beside a command. */
const NEEDS_SHOWN = 3;

function describeNeeds(command: string, service: ServiceModel, facts: CliFacts): string {
  const found = findOperation(command, service, facts);
  if (found.kind !== 'operation') return '';
  const table = argumentTable({ service, operation: found.operation, command: found.command }, facts);
  const needed = [...table.values()].filter(({ isRequired, isHidden }) => isRequired && !isHidden).map(({ name }) => `--${name}`);
  if (needed.length === 0) return 'needs no arguments';
  const rest = needed.length - NEEDS_SHOWN;
  return `needs ${needed.slice(0, NEEDS_SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
