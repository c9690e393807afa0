// A form: what it asks for, and the button that opens it. Where a single value is asked for and few are possible, each is a button as well.
import type { AskedParameter } from '../../domain/draft.ts';
import { formBlocks } from '../../messages/form-text.ts';
import { formCommand, joinValues } from '../../messages/form-command.ts';
import type { Block, Form, Title } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { isPlainCommand } from '../../messages/typed-action.ts';
import { carryForm } from './carry-form.ts';
import { canBeView } from './interactions/form-view.ts';
import { nameChoice } from './name-choice.ts';
import { writeForm, writePress } from './press-value.ts';
import { renderRow, type UnplacedButton } from './render-actions.ts';
import { renderPlainText } from './render-plain-text.ts';
import { MAX_BUTTON_TEXT_LENGTH, MAX_BUTTON_VALUE_LENGTH } from './slack-limits.ts';
import type { SlackBlock } from './slack-payload.ts';

/** How many values are buttons: what one looks over on a phone. */
const CHOICES_AS_BUTTONS_MAX = 5;

/** How many fields are named below each other; whoever opens the form sees all. Our own bound. */
const FIELDS_NAMED_MAX = 10;

/** Longest words about a field in the message. Our own bound. */
const WORDS_MAX_LENGTH = 150;

const FILL_IN = renderPlainText('Fill in', MAX_BUTTON_TEXT_LENGTH);

/** What a form is rendered with. */
export interface FormSurroundings {
  /** Of the message. */
  readonly title: Title;
  /** True where nobody would hear of a press. */
  readonly isDeaf: boolean;
  readonly renderPart: (block: Block) => SlackBlock[];
}

/** Renders a form; as text where no view of Slack's could hold it, or nobody would hear of a press. */
export function renderForm(form: Form, { title, isDeaf, renderPart }: FormSurroundings): SlackBlock[] {
  const carried = carryForm(form, title);
  const value = !isDeaf && isPlainCommand(form.command) && canBeView(carried) ? writeForm(carried) : undefined;
  if (value === undefined || FILL_IN === undefined) return formBlocks(form).flatMap(renderPart);
  const fillIn: UnplacedButton = { type: 'button', text: FILL_IN, value, style: 'primary' };
  return [...renderPart({ kind: 'list', items: nameFields(form.fields) }), ...renderRow([...choiceButtons(form), fillIn])];
}

function nameFields(fields: readonly AskedParameter[]): readonly (readonly Span[])[] {
  const named = fields.slice(0, FIELDS_NAMED_MAX).map(nameField);
  const others = fields.length - named.length;
  return others === 0 ? named : [...named, [text(`${others} more`)]];
}

function nameField({ name, label, type, isRequired, value }: AskedParameter): readonly Span[] {
  const known = label === undefined ? '' : ` (${oneLine(label)})`;
  const now = value === undefined ? '' : `; now ${oneLine(value)}`;
  const words = `${known}: ${oneLine(type)}${isRequired ? '' : ', may be left out'}${now}`;
  return [bold(`--${name}`), text(truncateText(words, WORDS_MAX_LENGTH))];
}

function choiceButtons({ command, fields }: Form): readonly UnplacedButton[] {
  const [field] = fields;
  if (field === undefined || fields.length > 1 || field.choices.length > CHOICES_AS_BUTTONS_MAX) return [];
  return field.choices.flatMap(({ value: chosen, label }) => {
    const written = field.input === 'values' ? joinValues([chosen]) : chosen;
    const said = formCommand({ command, fields: [field] }, new Map([[field.name, written]]));
    const value =
      said !== command && isPlainCommand(said) ? writePress({ kind: 'say', command: said }, MAX_BUTTON_VALUE_LENGTH) : undefined;
    const words = renderPlainText(nameChoice(chosen, label, MAX_BUTTON_TEXT_LENGTH), MAX_BUTTON_TEXT_LENGTH);
    return value === undefined || words === undefined ? [] : [{ type: 'button' as const, text: words, value }];
  });
}
