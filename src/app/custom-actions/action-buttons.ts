// The buttons of custom actions under a notification: those of its channel whose kind and conditions hold, each bound to its event.
import { fillVariables } from '../../commands/parse/fill-variables.ts';
import { findAttachment } from '../../domain/action-match.ts';
import { textOfAction } from '../../domain/action-text.ts';
import { ACTION_BUTTONS_MAX, type ActionAttachment, type CustomAction } from '../../domain/custom-action.ts';
import { readEventVariable, type VariableSource } from '../../domain/event-variables.ts';
import type { ShownNotification } from '../../notifications/compose/offered-buttons.ts';
import { labelEvent } from '../../notifications/label-event.ts';
import type { ButtonSource, ButtonWish, NeededCommand } from '../notification-buttons/button-source.ts';
import type { ActionBook } from './action-book.ts';

/** Makes what offers them. The last of them leads to where actions are made and changed. */
export function createActionButtons(book: Pick<ActionBook, 'listAssociated'>): ButtonSource {
  return (shown) => {
    const { configuration, notification, event } = shown;
    const actions = book.listAssociated(configuration.configurationName);
    if (actions.length === 0) return [];
    const subject = { notification, labels: labelEvent(notification, event) };
    const wishes = actions.flatMap((action) => {
      const attachment = findAttachment(action, subject);
      return attachment === undefined ? [] : [toWish(action, attachment, { ...subject, shown })];
    });
    return wishes.length === 0 ? [] : [...wishes.slice(0, ACTION_BUTTONS_MAX), MANAGE];
  };
}

const MANAGE: ButtonWish = { button: { text: 'Manage actions', command: 'actions', style: 'plain', isSecondary: true }, needs: [] };

interface Subject extends Omit<VariableSource, 'variables'> {
  readonly shown: ShownNotification;
}

function toWish(action: CustomAction, attachment: ActionAttachment, subject: Subject): ButtonWish {
  const command = `action run ${action.actionName} ${subject.shown.event.id}`;
  return { button: { text: attachment.buttonText, command, style: 'plain' }, needs: needsOf(action, attachment, subject) };
}

/**
 * What has to be allowed, as far as it is known before anybody presses: not where something is asked for then, and not in another place
 * than that of the event. Whoever presses is judged in any case.
 */
function needsOf(action: CustomAction, { variables }: ActionAttachment, subject: Subject): readonly NeededCommand[] {
  if (action.account !== undefined || action.region !== undefined) return [];
  const filled = fillVariables(textOfAction(action.definition, { hasRole: false }), (name) =>
    readEventVariable(name, { ...subject, variables }),
  );
  return filled.status === 'filled' ? filled.texts.map((line) => ({ line })) : [];
}
