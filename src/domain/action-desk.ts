// What people ask about custom actions, wherever they say it: which there are, that they make, change or delete one, and what one has to do with an event.
import type { ActionPress } from './action-press.ts';
import type { ActionAttachment, CustomAction } from './custom-action.ts';
import type { Sayer } from './incident-desk.ts';

/** An action as people of a channel see it. */
export interface ListedAction {
  readonly action: CustomAction;
  /** By whom its buttons are shown in the channel: the file, or people of it; absent where they are not shown. */
  readonly associatedBy?: 'file' | 'chat';
}

/** How a wish ended; a refusal says why in a sentence. */
export type ActionOutcome =
  | { readonly kind: 'done'; readonly listed: ListedAction }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly text: string };

/** An event that a button is under, as somebody in its channel names it. */
export interface NamedEvent {
  readonly configurationName: string;
  /** The id of an event, or the code of an incident, whose newest event is meant. */
  readonly code: string;
}

/** An action with the event that it is about. */
export interface BoundAction {
  readonly kind: 'bound';
  readonly attachment: ActionAttachment;
  readonly eventId: string;
  /** What the event is about, in plain words. */
  readonly title: string;
  /** Of the event itself; absent where it does not say it. */
  readonly accountId?: string;
  readonly region?: string;
  /** Returns the value of a variable; undefined where the event has none. */
  readonly findValue: (variableName: string) => string | undefined;
}

/** What an action has to do with an event; `not-offered` where its conditions do not hold there. */
export type Binding = BoundAction | { readonly kind: 'unknown-event' } | { readonly kind: 'not-offered' };

/** What an event has for actions that are made about its like. */
export interface EventOffer {
  readonly notificationType: string;
  /** What the event is about, in plain words. */
  readonly title: string;
  readonly variables: readonly { readonly name: string; readonly value: string }[];
}

/** Who changes something, from which channel configuration; administrators change also what was made elsewhere. */
export interface ActionSayer extends Sayer {
  readonly configurationName: string;
  readonly isAdministrator: boolean;
}

/** Keeps custom actions. */
export interface ActionDesk {
  /** Those of the channel first, then the others, by their names. */
  list(configurationName: string): Promise<readonly ListedAction[]>;
  find(actionName: string, configurationName: string): Promise<ListedAction | undefined>;
  /** Makes one, and shows its buttons in the channel where it is made. */
  create(action: CustomAction, sayer: ActionSayer): Promise<ActionOutcome>;
  edit(action: CustomAction, sayer: ActionSayer): Promise<ActionOutcome>;
  delete(actionName: string, sayer: ActionSayer): Promise<ActionOutcome>;
  associate(actionName: string, sayer: ActionSayer): Promise<ActionOutcome>;
  disassociate(actionName: string, sayer: ActionSayer): Promise<ActionOutcome>;
  bind(action: CustomAction, named: NamedEvent): Promise<Binding>;
  /** Undefined where the channel has had no such event. */
  describeEvent(named: NamedEvent): Promise<EventOffer | undefined>;
  /** Puts on record who pressed it, about which event, and the command that it came to. */
  noteRun(run: ActionRun, sayer: ActionSayer): Promise<void>;
}

/** What somebody's press came to. */
export interface ActionRun {
  readonly press: ActionPress;
  /** Without secrets. */
  readonly commandText: string;
}
