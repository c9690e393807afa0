// The buttons of custom actions under a notification: those of its channel whose kind and conditions hold, each bound to its event.
import { fillVariables } from '../../commands/parse/fill-variables.ts';
import { findAttachment, type ActionSubject } from '../../domain/action-match.ts';
import { textOfAction } from '../../domain/action-text.ts';
import { ACTION_BUTTONS_MAX, type ActionAttachment, type CustomAction } from '../../domain/custom-action.ts';
import { readEventVariable } from '../../domain/event-variables.ts';
import { labelEvent } from '../../notifications/label-event.ts';
import type { ButtonSource, ButtonWish, NeededCommand } from '../notification-buttons/button-source.ts';
import type { ActionBook } from './action-book.ts';

/** Makes what offers them. The last of them leads to where actions are made and changed. */
export function createActionButtons(book: Pick<ActionBook, 'listAssociated'>): ButtonSource {
  return ({ configuration, notification, event }) => {
    const actions = book.listAssociated(configuration.configurationName);
    if (actions.length === 0) return [];
    const subject = { notification, labels: labelEvent(notification, event) };
    const wishes = actions.flatMap((action) => {
      const attachment = findAttachment(action, subject);
      return attachment === undefined ? [] : [toWish(action, attachment, { ...subject, eventId: event.id })];
    });
    return wishes.length === 0 ? [] : [...wishes.slice(0, ACTION_BUTTONS_MAX), manage(event.id)];
  };
}

function manage(eventId: string): ButtonWish {
  return { button: { text: 'Manage actions', command: `actions ${eventId}`, style: 'plain', isSecondary: true }, needs: [] };
}

interface Subject extends ActionSubject {
  readonly eventId: string;
}

function toWish(action: CustomAction, attachment: ActionAttachment, subject: Subject): ButtonWish {
  const command = `action run ${action.actionName} ${subject.eventId}`;
  return { button: { text: attachment.buttonText, command, style: 'plain' }, needs: needsOf(action, attachment, subject) };
}

/** What a value that is asked for is judged with in its place. */
const SOME_VALUE = 'x';

/**
 * What has to be allowed, as far as it is known before anybody presses: not where the event does not say where it is from, or where the action
 * runs elsewhere. Whoever presses is judged in any case.
 */
function needsOf(action: CustomAction, { variables }: ActionAttachment, subject: Subject): readonly NeededCommand[] {
  const { accountId, region } = subject.notification;
  if (action.account !== undefined || action.region !== undefined || accountId === undefined || region === undefined) return [];
  const template = textOfAction(action.definition, { hasRole: false });
  const valueOf = (name: string): string | undefined => readEventVariable(name, { ...subject, variables });
  const filled = fillVariables(template, valueOf);
  const guessed = filled.status === 'missing' ? fillVariables(template, (name) => valueOf(name) ?? SOME_VALUE) : filled;
  if (guessed.status !== 'filled') return [];
  const isGuess = filled.status === 'missing' ? { isGuess: true as const } : {};
  // Values change from event to event; what is run does not.
  return guessed.texts.map((line, position) => ({ line, shape: `${template}#${position}`, ...isGuess }));
}
