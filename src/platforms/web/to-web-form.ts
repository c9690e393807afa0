// A form as the browser gets it. What would be sent as something else than it looks like is left out.
import type { WebBlock, WebFormField } from '../../contract/web-message.ts';
import type { AskedParameter } from '../../domain/draft.ts';
import type { Form } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { truncateText } from '../../messages/truncate.ts';
import { isPlainCommand } from '../../messages/typed-action.ts';
import { makeVisible } from '../../messages/visible-text.ts';

/** Most fields: more than any operation of AWS requires. Our own bound. */
const FIELDS_MAX = 50;

/** Most choices of a field: AWS Support has some 250 services. Our own bound. */
const CHOICES_MAX = 400;

/** Longest words beside a field. Our own bound. */
const WORDS_MAX_LENGTH = 500;

/** Longest words of a choice. Our own bound. */
const CHOICE_MAX_LENGTH = 200;

/** Longest word on the button. Our own bound. */
const SUBMIT_MAX_LENGTH = 40;

/** Longest value that is there from the beginning: half of what a person may send at once. */
const VALUE_MAX_LENGTH = 4000;

type WebForm = Extract<WebBlock, { kind: 'form' }>;

/** Turns a form into what the browser shows; one without fields where it could not be sent as it is. */
export function toWebForm({ fields, command, expiresAt, submitText }: Form): WebForm {
  return {
    kind: 'form',
    command,
    expiresAt: expiresAt.toISOString(),
    ...(submitText === undefined ? {} : { submitText: truncateText(oneLine(submitText), SUBMIT_MAX_LENGTH) }),
    fields: toWebFields({ fields, command }),
  };
}

/** Turns fields into what the browser shows; none where their command could not be sent as it is. */
export function toWebFields({ fields, command }: Pick<Form, 'fields' | 'command'>): WebFormField[] {
  const isWhole = isPlainCommand(command) && fields.length <= FIELDS_MAX && fields.every(({ name }) => NAME.test(name));
  return isWhole ? fields.map(toWebField) : [];
}

// Match: instance-ids, VPCConfig.x. Near miss: -x, a b.
const NAME = /^\w[\w.-]*$/;

function toWebField({ name, label, type, input, isRequired, choices, value }: AskedParameter): WebFormField {
  return {
    name,
    ...(label === undefined ? {} : { label: words(label) }),
    type: words(type),
    input,
    isRequired,
    choices: choices
      .filter((choice) => choice.value.length <= VALUE_MAX_LENGTH && isPlainCommand(choice.value))
      .slice(0, CHOICES_MAX)
      .map((choice) => ({
        value: choice.value,
        ...(choice.label === undefined ? {} : { label: truncateText(oneLine(choice.label), CHOICE_MAX_LENGTH) }),
      })),
    ...(value === undefined || value.length > VALUE_MAX_LENGTH || makeVisible(value) !== value ? {} : { value }),
  };
}

function words(content: string): string {
  return truncateText(oneLine(content), WORDS_MAX_LENGTH);
}
