// Runs a custom action: what the event and the person give fills its command, which then walks the flow as if it had been typed.
import type { ActionDesk, ActionSayer, BoundAction, ListedAction } from '../domain/action-desk.ts';
import type { ActionPress } from '../domain/action-press.ts';
import { ASSUME_ROLE_VARIABLE, textOfAction } from '../domain/action-text.ts';
import type { CustomAction } from '../domain/custom-action.ts';
import type { AskedParameter } from '../domain/draft.ts';
import { isSecretLabel } from '../lib/secret-names.ts';
import type { ActionButton, Block, Message } from '../messages/message.ts';
import { text } from '../messages/spans.ts';
import { composeActionForm, composeActionRefusal } from './compose/compose-actions.ts';
import type { JudgingContext } from './judge-command.ts';
import { maskCommandText } from './mask-command-text.ts';
import { fillFaithfully } from './parse/check-filled.ts';
import { variablesOf } from './parse/fill-variables.ts';
import { parseCommand } from './parse/parse-command.ts';
import { listSecretVariables } from './parse/template/find-literal-secret.ts';
import { readTemplate } from './parse/template/read-template.ts';
import { withAccount } from './parse/read-account.ts';
import { joinCommands } from './parse/split-commands.ts';
import { ASKING_WORD, WHOLE_WORD, type ActionIntent } from './receive/read-action-word.ts';

/** How long what an action asks for may be given. */
const ACTION_FORM_LIFETIME_MS = 15 * 60_000;

/** Who speaks of actions, and from where. */
export interface ActionSpeaker {
  readonly sayer: ActionSayer;
}

/** What a word that runs an action comes to; with `press` the command is shown before it runs, also where it only reads; `again` asks for its values anew. */
export type RunAction =
  | { readonly kind: 'told'; readonly message: Message }
  | { readonly kind: 'command'; readonly text: string; readonly press: ActionPress; readonly again?: string };

type RunIntent = Extract<ActionIntent, { readonly kind: 'run-action' }>;

const UNKNOWN_EVENT = 'No event of this channel has this code, or it is deleted by now. Without a code the action asks for its values.';
const NOT_OFFERED = 'This action is not offered for this event: it is of another kind, or its conditions do not hold.';
const NOT_ASSOCIATED = 'It is not associated with this channel, so it does nothing here.';

/** An action that is about to run. */
interface Pressed {
  readonly action: CustomAction;
  readonly intent: RunIntent;
  readonly bound: BoundAction | undefined;
}

/** What running works with. */
export interface RunActionTools {
  /** The action as the channel knows it. */
  readonly listed: ListedAction;
  readonly desk: ActionDesk;
  readonly speaker: ActionSpeaker;
  readonly context: JudgingContext;
}

/** Fills it in. */
export async function runAction(intent: RunIntent, tools: RunActionTools): Promise<RunAction> {
  const { listed, desk, speaker } = tools;
  const { action, associatedBy } = listed;
  const { actionName } = action;
  if (associatedBy === undefined) {
    return refuse([NOT_ASSOCIATED], { text: 'Show it here', command: `action associate ${actionName}`, style: 'plain' });
  }
  const { configurationName } = speaker.sayer;
  const binding = intent.code === undefined ? undefined : await desk.bind(action, { configurationName, code: intent.code });
  if (binding?.kind === 'unknown-event') return refuse([UNKNOWN_EVENT]);
  if (binding?.kind === 'not-offered') return refuse([NOT_OFFERED]);
  return fillIn({ action, intent, bound: binding }, tools);
}

async function fillIn(pressed: Pressed, tools: RunActionTools): Promise<RunAction> {
  const { context } = tools;
  const { intent, action } = pressed;
  if (intent.isAsking === true && hasValues(pressed)) return askForAll(pressed, context);
  const filled = fillFaithfully(textOf(pressed), valueOf(pressed), context);
  if (filled.status === 'refused') return refuse([`The command of the action ${action.actionName} cannot be run. ${filled.message}`]);
  const asked = [...(filled.status === 'missing' ? filled.names.map(toAsked) : []), ...roleAsked(pressed)];
  if (filled.status === 'missing' || asked.length > 0) return ask(pressed, asked, context);
  return say({ pressed, texts: filled.texts }, tools);
}

/** Puts on record who ran it, and hands its commands on. */
async function say(
  { pressed, texts }: { readonly pressed: Pressed; readonly texts: readonly string[] },
  { desk, speaker, context }: RunActionTools,
): Promise<RunAction> {
  const { action, bound } = pressed;
  const said = joinCommands(texts.map((each) => inPlace(each, pressed, context)));
  const press: ActionPress = {
    actionName: action.actionName,
    ...(bound === undefined ? {} : { buttonText: bound.attachment.buttonText, eventId: bound.eventId, title: bound.title }),
  };
  await desk.noteRun({ press, commandText: maskCommandText(said, context) }, speaker.sayer);
  return { kind: 'command', text: said, press, ...(hasValues(pressed) ? { again: askAgain(pressed, context) } : {}) };
}

function textOf({ action, intent }: Pressed): string {
  return textOfAction(action.definition, { hasRole: (intent.values.get(ASSUME_ROLE_VARIABLE) ?? '') !== '' });
}

/** What the person gives comes before what the event says. */
function valueOf({ intent, bound }: Pressed): (name: string) => string | undefined {
  return (name) => intent.values.get(name) ?? bound?.findValue(name);
}

/** A runbook whose action names no role: it may be left out, and then runs in the session of whoever starts it. */
function roleAsked({ action, intent }: Pressed): readonly AskedParameter[] {
  const { definition } = action;
  const isAsked =
    definition.kind === 'runbook' && definition.assumeRole === undefined && definition.parameters[ASSUME_ROLE_VARIABLE] === undefined;
  if (!isAsked || intent.isWhole || intent.values.has(ASSUME_ROLE_VARIABLE)) return [];
  const label = 'The role that Automation assumes; empty: your own session here';
  return [{ name: ASSUME_ROLE_VARIABLE, label, type: 'the ARN of a role', input: 'line', isRequired: false, choices: [] }];
}

function toAsked(name: string): AskedParameter {
  return { name, type: 'a text', input: 'line', isRequired: true, choices: [] };
}

/** What may be a secret is shown to nobody: it is given once more. */
function toAskedAgain(name: string, value: string, isSecret: IsSecret): AskedParameter {
  return isSecret(name, value) ? toAsked(name) : { ...toAsked(name), value };
}

type IsSecret = (name: string, value: string) => boolean;

/** By its name, by its form, or by what the command takes it for. */
function secretsOf(pressed: Pressed, context: JudgingContext): IsSecret {
  const read = readTemplate(textOf(pressed));
  const variables = read.status === 'read' ? listSecretVariables(read.steps, context) : variablesOf(textOf(pressed));
  return (name, value) => isSecretLabel(name) || variables.includes(name) || maskCommandText(value, context) !== value;
}

function hasValues(pressed: Pressed): boolean {
  return variablesOf(textOf(pressed)).length > 0;
}

/** All that it is run with, with the values that are known. */
function askForAll(pressed: Pressed, context: JudgingContext): RunAction {
  const find = valueOf(pressed);
  const isSecret = secretsOf(pressed, context);
  const all = variablesOf(textOf(pressed)).map((name) => {
    const value = find(name);
    return value === undefined ? toAsked(name) : toAskedAgain(name, value, isSecret);
  });
  return ask({ ...pressed, intent: { ...pressed.intent, values: new Map() } }, [...all, ...roleAsked(pressed)], context);
}

/** What asks so. What was given by whoever ran it is said along, but for what may be a secret. */
function askAgain(pressed: Pressed, context: JudgingContext): string {
  const { action, intent } = pressed;
  const isSecret = secretsOf(pressed, context);
  const given = [...intent.values].flatMap(([name, said]) => {
    const { value } = toAskedAgain(name, said, isSecret);
    return value === undefined ? [] : [`--${name}='${value.replaceAll("'", String.raw`'\''`)}'`];
  });
  return ['action run', action.actionName, ...(intent.code === undefined ? [] : [intent.code]), ASKING_WORD, ...given].join(' ');
}

/** What was given so far is said again with what is asked for. */
function ask(pressed: Pressed, asked: readonly AskedParameter[], context: JudgingContext): RunAction {
  const { action, intent, bound } = pressed;
  const isSecret = secretsOf(pressed, context);
  const given = [...intent.values].map(([name, value]): AskedParameter => toAskedAgain(name, value, isSecret));
  const about = intent.code === undefined ? '' : ` ${intent.code}`;
  const lines: readonly Block[] = [
    ...(bound === undefined ? [] : [{ kind: 'paragraph' as const, spans: [text(`About ${bound.title}`)] }]),
    { kind: 'code', text: textOf({ action, intent, bound }) },
  ];
  const command = `action run ${action.actionName}${about} ${WHOLE_WORD}`;
  // What may be left out is left out with one press.
  const isAllOptional = given.length === 0 && asked.every(({ isRequired }) => !isRequired);
  const message = composeActionForm({
    title: `What is ${action.actionName} to be run with?`,
    command,
    buttons: isAllOptional ? [{ text: 'Run without', command, style: 'primary' }] : [],
    fields: [...asked, ...given],
    expiresAt: new Date(context.now().getTime() + ACTION_FORM_LIFETIME_MS),
    lines,
  });
  return { kind: 'told', message };
}

/** In the account and Region of the action, else of the event (R12), whatever the person has chosen meanwhile. */
function inPlace(line: string, { action, bound }: Pressed, context: JudgingContext): string {
  const parsed = parseCommand(line, context);
  const command = parsed.status === 'parsed' ? parsed.command : undefined;
  const region = command?.region === undefined ? (action.region ?? bound?.region) : undefined;
  const account = command?.account === undefined ? (action.account ?? bound?.accountId) : undefined;
  return withAccount(region === undefined ? line : `${line} --region ${region}`, account);
}

function refuse(sentences: readonly string[], ...buttons: readonly ActionButton[]): RunAction {
  return { kind: 'told', message: composeActionRefusal(sentences, buttons) };
}
