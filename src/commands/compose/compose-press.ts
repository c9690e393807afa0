// Says who ran which custom action, above whatever is shown of its commands.
import type { ActionPress } from '../../domain/action-press.ts';
import type { ChannelControl } from '../../domain/channel-control.ts';
import type { CommandRecord } from '../../domain/command-record.ts';
import type { Block, Message } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { bold, text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { nameOfPerson } from './approver-names.ts';

/** The longest name of an event in a line. */
const TITLE_MAX_LENGTH = 120;

/** Composes the line. Before its commands have been run it says no more than that somebody wants it. */
export function composePress(press: ActionPress, displayName: string, hasRun: boolean): Block {
  const { actionName, buttonText = actionName, eventId, title } = press;
  const about = title === undefined ? '' : `, about ${truncateText(oneLine(title), TITLE_MAX_LENGTH)}`;
  const did = hasRun ? 'ran' : eventId === undefined ? 'asked for' : 'pressed';
  return {
    kind: 'paragraph',
    spans: [text('🧰 '), bold(oneLine(displayName)), text(` ${did} `), bold(oneLine(buttonText)), text(` (${actionName})${about}`)],
  };
}

type Waiting = Pick<CommandRecord, 'confirmation' | 'person'>;

/** The line for a card of commands that wait or have waited; no line where they are those of no action. */
export function pressLines({ confirmation, person }: Waiting, control?: Pick<ChannelControl, 'people'>): readonly Block[] {
  const press = confirmation?.press;
  return press === undefined ? [] : [composePress(press, nameOfPerson(person, control), false)];
}

/** Puts the line above an answer. */
export function withPress(answer: Message, { confirmation, person }: Waiting, { hasRun }: { readonly hasRun: boolean }): Message {
  const press = confirmation?.press;
  return press === undefined ? answer : { ...answer, blocks: [composePress(press, nameOfPerson(person), hasRun), ...answer.blocks] };
}
