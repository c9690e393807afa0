// Answers what people say about custom actions of their channel. Any member makes and shows them; each press runs with the rights of whoever presses.
import type { ActionDesk, ActionOutcome, EventOffer, ListedAction } from '../domain/action-desk.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { nearestNames } from '../lib/nearest-names.ts';
import type { Message } from '../messages/message.ts';
import { actionSayerOf } from './action-sayer.ts';
import { askForAction } from './ask-for-action.ts';
import type { AskingTools } from './list-asked.ts';
import {
  composeAction,
  composeActionDeleted,
  composeActionKinds,
  composeActionRefusal,
  composeActions,
} from './compose/compose-actions.ts';
import { kindOfWish, makeAction } from './make-action.ts';
import { findActionFault } from './find-action-fault.ts';
import type { ActionIntent, ActionWish } from './receive/read-action-word.ts';
import { runAction, type ActionSpeaker, type RunAction } from './run-action.ts';

const NO_CONFIGURATION = 'This channel is in no enabled channel configuration, so it has no notifications and no actions.';

/** Answers it, or makes a command of it. */
export async function answerActionWord(record: CommandRecord, intent: ActionIntent, tools: AskingTools): Promise<RunAction> {
  if (intent.kind === 'action-mistake') return told(composeActionRefusal(intent.problems));
  const { surroundings } = tools.context;
  const rules = surroundings.rulesOf(record.channel);
  const desk = surroundings.actions?.();
  if (rules === undefined || desk === undefined) return told(composeActionRefusal([NO_CONFIGURATION]));
  const { configurationName } = rules;
  const speaker: ActionSpeaker = { sayer: actionSayerOf(record, rules, tools.context) };
  if (intent.kind === 'list-actions') return told(composeActions(await desk.list(configurationName), intent.code));
  if (intent.kind === 'create-action') return told(await create(record, intent, { ...tools, desk, speaker }));
  const listed = await desk.find(intent.actionName, configurationName);
  if (listed === undefined) return told(await refuseUnknown(intent.actionName, configurationName, desk));
  if (intent.kind === 'run-action') return runAction(intent, { listed, desk, speaker, context: tools.context });
  return told(await change(record, intent, { ...tools, desk, speaker, listed }));
}

interface Tools extends AskingTools {
  readonly desk: ActionDesk;
  readonly speaker: ActionSpeaker;
}

async function create(
  record: CommandRecord,
  { wish }: Extract<ActionIntent, { readonly kind: 'create-action' }>,
  { desk, speaker, ...tools }: Tools,
): Promise<Message> {
  const made = makeAction(wish);
  if (made.status === 'wrong') return composeActionRefusal(made.problems);
  if (made.status === 'lacking') {
    const kind = kindOfWish(wish);
    return kind === undefined
      ? composeActionKinds(wish)
      : askForAction(record, { wish, kind, offer: await offerOf(wish, desk, speaker) }, tools);
  }
  const fault = findActionFault(made.action, tools.context);
  if (fault !== undefined) return composeActionRefusal([fault]);
  const { actionName } = made.action;
  return tellOutcome(await desk.create(made.action, speaker.sayer), `The action ${actionName} is made, and shown in this channel`);
}

/** What the event has from whose message somebody came. */
async function offerOf({ event }: ActionWish, desk: ActionDesk, { sayer }: ActionSpeaker): Promise<EventOffer | undefined> {
  return event === undefined ? undefined : desk.describeEvent({ configurationName: sayer.configurationName, code: event });
}

type ChangeIntent = Exclude<ActionIntent, { readonly kind: 'list-actions' | 'create-action' | 'run-action' | 'action-mistake' }>;

async function change(
  record: CommandRecord,
  intent: ChangeIntent,
  { desk, speaker, listed, ...tools }: Tools & { readonly listed: ListedAction },
): Promise<Message> {
  const { actionName } = intent;
  switch (intent.kind) {
    case 'show-action':
      return composeAction(listed);
    case 'edit-action': {
      if (Object.keys(intent.wish).length === 0)
        return askForAction(record, { before: listed.action, wish: {}, kind: listed.action.definition.kind }, tools);
      const made = makeAction(intent.wish, listed.action);
      if (made.status !== 'made') return composeActionRefusal(made.status === 'wrong' ? made.problems : ['Say what it is to do.']);
      const fault = findActionFault(made.action, tools.context);
      if (fault !== undefined) return composeActionRefusal([fault]);
      return tellOutcome(await desk.edit(made.action, speaker.sayer), `The action ${actionName} is changed`);
    }
    case 'delete-action': {
      const outcome = await desk.delete(actionName, speaker.sayer);
      return outcome.kind === 'done' ? composeActionDeleted(actionName) : tellOutcome(outcome, '');
    }
    case 'associate-action':
      return tellOutcome(await desk.associate(actionName, speaker.sayer), `The buttons of ${actionName} are shown in this channel`);
    case 'disassociate-action':
      return tellOutcome(await desk.disassociate(actionName, speaker.sayer), `The buttons of ${actionName} are not shown in this channel`);
  }
}

function tellOutcome(outcome: ActionOutcome, title: string): Message {
  switch (outcome.kind) {
    case 'done':
      return composeAction(outcome.listed, title);
    case 'refused':
      return composeActionRefusal([outcome.text]);
    case 'unknown':
      return composeActionRefusal(['No action has this name any more.']);
  }
}

async function refuseUnknown(actionName: string, configurationName: string, desk: ActionDesk): Promise<Message> {
  const names = (await desk.list(configurationName)).map(({ action }) => action.actionName);
  const near = nearestNames(actionName, names);
  const buttons = near.map((name) => ({ text: name, command: `action show ${name}`, style: 'plain' }) as const);
  return composeActionRefusal([`There is no action ${actionName}. "action list" shows those there are.`], buttons);
}

function told(message: Message): RunAction {
  return { kind: 'told', message };
}
