// Asks for what a custom action needs: first where it runs, so that the functions and runbooks of that place can be chosen from, then the rest.
import type { EventOffer } from '../domain/action-desk.ts';
import type { ActionDefinition, CustomAction } from '../domain/custom-action.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { AskedParameter, Choice } from '../domain/draft.ts';
import type { ActionButton, Block, Message } from '../messages/message.ts';
import { oneLine } from '../messages/one-line.ts';
import { text, type Span } from '../messages/spans.ts';
import { truncateText } from '../messages/truncate.ts';
import { CHOICES_TIMEOUT_MS, readList, type ChoiceContext } from './choices/list-choices.ts';
import { findResourceList, type ResourceList } from './choices/resource-lists.ts';
import { composeActionForm } from './compose/compose-actions.ts';
import { findPlace } from './find-place.ts';
import type { AskingTools } from './list-asked.ts';
import { withAccount } from './parse/read-account.ts';
import { shellQuote } from './parse/shell-quote.ts';
import { ACTION_PARTS, type ActionPart, type ActionWish } from './receive/read-action-word.ts';

/** How long the form is open: as long as it takes to look something up. */
const NEW_ACTION_FORM_LIFETIME_MS = 15 * 60_000;

/** How many things of AWS are offered to choose from: what a list on a phone still shows. */
const PICKED_MAX = 50;

type Kind = ActionDefinition['kind'];

/** What is asked about. */
export interface ActionQuestion {
  readonly wish: ActionWish;
  readonly kind: Kind;
  /** What the event has from whose message somebody came. */
  readonly offer?: EventOffer | undefined;
  /** The action, where one is changed. */
  readonly before?: CustomAction;
}

/** Asks for it. */
export async function askForAction(record: CommandRecord, question: ActionQuestion, tools: AskingTools): Promise<Message> {
  const { wish, kind, before } = question;
  const expiresAt = new Date(tools.context.now().getTime() + NEW_ACTION_FORM_LIFETIME_MS);
  if (before !== undefined) {
    const fields = await fieldsOf(record, { ...question, wish: wishOf(before) }, tools);
    return composeActionForm({
      title: `Edit ${before.actionName}`,
      command: `action edit ${before.actionName}`,
      fields: fields.slice(1),
      expiresAt,
    });
  }
  if (kind !== 'cli' && wish.region === undefined) {
    return composeActionForm({
      title: 'Where does it run?',
      command: said(wish, kind),
      fields: placeFields(record, kind, tools),
      expiresAt,
    });
  }
  // What is a field is said by its value.
  const { offer } = question;
  const on = offer?.notificationType;
  const fields = await fieldsOf(record, { kind, wish: { ...(on === undefined ? {} : { on }), ...wish } }, tools);
  const buttons = kind === 'runbook' ? [listRunbooks(wish)] : [];
  return composeActionForm({ title: 'A new action', command: said({}, kind), fields, expiresAt, buttons, lines: linesOf(offer) });
}

/** How many variables are shown, and how much of each: what one looks over on a phone. */
const VARIABLES_SHOWN = 20;
const VALUE_MAX_LENGTH = 80;

function linesOf(offer: EventOffer | undefined): readonly Block[] {
  if (offer === undefined || offer.variables.length === 0) return [];
  const items = offer.variables
    .slice(0, VARIABLES_SHOWN)
    .map(({ name, value }): readonly Span[] => [
      { kind: 'code', text: `$${name}` },
      text(` ${truncateText(oneLine(value), VALUE_MAX_LENGTH)}`),
    ]);
  return [
    { kind: 'paragraph', spans: [text(`Variables that an event such as ${oneLine(offer.title)} has:`)] },
    { kind: 'list', items },
  ];
}

/** What was said so far, to be said again in front of the form's values. */
function said({ name, ...wish }: ActionWish, kind: Kind): string {
  const options = ACTION_PARTS.flatMap((part) => {
    const value = part === 'kind' ? kind : part === 'name' ? undefined : wish[part];
    return value === undefined ? [] : [`--${part}=${shellQuote(value)}`];
  });
  return ['action create', ...(name === undefined ? [] : [name]), ...options].join(' ');
}

const KINDS_OF_NOTIFICATIONS = ['CloudWatch', 'Custom', 'All'];
const OWNERS: readonly Choice[] = [
  { value: 'Self', label: 'mine' },
  { value: 'Amazon', label: "Amazon's" },
  { value: 'Public', label: 'public ones' },
  { value: 'Private', label: 'shared with me' },
  { value: 'All', label: 'all' },
];

/** A field of the form; what stands in it already is said again. */
function field(name: ActionPart, label: string, more: Partial<AskedParameter> = {}): AskedParameter {
  return { name, label, type: 'a text', input: 'line', isRequired: false, choices: [], ...more };
}

function placeFields(record: CommandRecord, kind: Kind, tools: AskingTools): readonly AskedParameter[] {
  const rules = tools.context.surroundings.rulesOf(record.channel);
  const accounts = (rules?.accounts ?? []).map(({ accountId, name }): Choice => ({
    value: name ?? accountId,
    ...(name === undefined ? {} : { label: accountId }),
  }));
  return [
    ...(accounts.length === 0 ? [] : [field('account', 'Account', { choices: accounts })]),
    field('region', 'Region', { isRequired: true, ...(rules === undefined ? {} : { value: rules.defaultRegion }) }),
    ...(kind === 'runbook' ? [field('owner', 'Whose runbooks', { choices: OWNERS, value: 'Self' })] : []),
  ];
}

async function fieldsOf(record: CommandRecord, { wish, kind }: ActionQuestion, tools: AskingTools): Promise<readonly AskedParameter[]> {
  const filled = (asked: AskedParameter): AskedParameter => {
    const value = wish[asked.name as ActionPart] ?? asked.value;
    return value === undefined ? asked : { ...asked, value };
  };
  const ofKind = await fieldsOfKind(record, { wish, kind }, tools);
  return [
    field('name', 'Name of the action, such as allow-ip', { isRequired: true }),
    ...ofKind,
    field('button', 'Text of the button, such as Allow'),
    field('on', 'Under which notifications', { choices: KINDS_OF_NOTIFICATIONS.map((value) => ({ value })) }),
    field('variables', 'Variables, a line each: ip=event.metadata.additionalContext.IPAddress', { input: 'lines' }),
    field('criteria', 'Conditions, a line each: ip (has a value), or Group=blue', { input: 'lines' }),
    field('account', 'Account; empty or none: that of the event'),
    field('region', 'Region; empty or none: that of the event'),
  ].map(filled);
}

async function fieldsOfKind(
  record: CommandRecord,
  { wish, kind }: Pick<ActionQuestion, 'wish' | 'kind'>,
  tools: AskingTools,
): Promise<readonly AskedParameter[]> {
  switch (kind) {
    case 'cli':
      return [field('command', 'Command, with $variables; several: a line each', { input: 'lines', isRequired: true })];
    case 'lambda': {
      const list = findResourceList('lambda', 'FunctionName', 'Invoke');
      const choices = list === undefined ? [] : await pickFrom(record, { list, service: 'lambda', wish }, tools);
      return [
        field('function', 'Function', { isRequired: true, choices }),
        field('payload', 'What it is given: JSON, such as {"logGroup":"$LogGroup"}', { input: 'lines' }),
      ];
    }
    case 'runbook':
      return [
        field('runbook', 'Runbook', { isRequired: true }),
        field('parameters', 'Inputs of the runbook, a line each: InstanceId=$Resource', {
          input: 'lines',
        }),
        field('assume-role', 'The role that Automation assumes; empty: it is asked for each time'),
      ];
  }
}

/** Runbooks are left out of what AWS lets chats read without a word (`ssm:*` of its role for read-only commands): they are listed by a button. */
function listRunbooks({ owner, account, region }: ActionWish): ActionButton {
  const found = OWNERS.find(({ value }) => value.toLowerCase() === owner?.toLowerCase())?.value ?? 'Self';
  const ofOwner = found === 'All' ? '' : ` Key=Owner,Values=${found}`;
  const place = region === undefined ? '' : ` --region ${shellQuote(region)}`;
  const line = `ssm list-documents --filters Key=DocumentType,Values=Automation${ofOwner}${place}`;
  return { text: 'List runbooks', command: withAccount(line, account), style: 'plain' };
}

interface Picking {
  readonly list: Omit<ResourceList, 'services' | 'parameters'>;
  readonly service: string;
  readonly wish: ActionWish;
}

async function pickFrom(record: CommandRecord, { list, service, wish }: Picking, tools: AskingTools): Promise<readonly Choice[]> {
  return (await readList(list, service, await choosing(record, wish, tools))).choices.slice(0, PICKED_MAX);
}

/** The place that is meant, read as if the person had typed it. */
async function choosing(
  record: CommandRecord,
  { account, region }: ActionWish,
  { context, lookUpFor }: AskingTools,
): Promise<ChoiceContext> {
  const rules = context.surroundings.rulesOf(record.channel);
  const named = { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
  const { place } = await findPlace(record, named, { rules, context });
  return { lookUp: lookUpFor(record, place), signal: context.timeout(CHOICES_TIMEOUT_MS) };
}

/** An action as it is written in its form. */
function wishOf({ actionName, definition, attachments, account, region }: CustomAction): ActionWish {
  const [first] = attachments;
  return {
    name: actionName,
    ...partsOf(definition),
    ...(first === undefined ? {} : { button: first.buttonText, on: first.notificationType }),
    variables: Object.entries(first?.variables ?? {})
      .map(([name, label]) => `${name}=${label}`)
      .join('\n'),
    criteria: (first?.criteria ?? [])
      .map(({ variableName, value }) => (value === undefined ? variableName : `${variableName}=${value}`))
      .join('\n'),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
  };
}

function partsOf(definition: ActionDefinition): ActionWish {
  switch (definition.kind) {
    case 'cli':
      return { command: definition.commandText };
    case 'lambda':
      return { function: definition.functionName, ...(definition.payload === undefined ? {} : { payload: definition.payload }) };
    case 'runbook': {
      const lines = Object.entries(definition.parameters).flatMap(([name, values]) => values.map((value) => `${name}=${value}`));
      return {
        runbook: definition.documentName,
        parameters: lines.join('\n'),
        ...(definition.assumeRole === undefined ? {} : { 'assume-role': definition.assumeRole }),
      };
    }
  }
}
