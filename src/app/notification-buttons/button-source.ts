// What may be offered under a notification, before anybody has asked whether its channel may do it.
import type { IncidentContext } from '../../domain/incident-context.ts';
import type { ActionButton } from '../../messages/message.ts';
import type { ShownNotification } from '../../notifications/compose/offered-buttons.ts';

/** A command that a button needs to be allowed, without account and Region. */
export interface NeededCommand {
  /** As one types it; what changes from event to event and decides nothing, such as times, is always the same. */
  readonly line: string;
  /** The same for all lines that differ in names of things alone; the line itself where it is absent. */
  readonly shape?: string;
  /** True where values in it stand for such that are asked for when the button is pressed: what depends on them is not known before. */
  readonly isGuess?: true;
}

/** A button, and what has to be allowed for it; it is offered where all of it is. */
export interface ButtonWish {
  readonly button: ActionButton;
  readonly needs: readonly NeededCommand[];
  /** Offered in its place where not all of it is allowed. */
  readonly otherwise?: Omit<ButtonWish, 'otherwise'>;
}

/** A notification in a channel, and what was read about it since. */
export interface ButtonSubject extends Omit<ShownNotification, 'incident'> {
  readonly context?: IncidentContext;
}

/** Says what to offer, the most useful first; the same for the same subject. */
export type ButtonSource = (subject: ButtonSubject) => readonly ButtonWish[];
