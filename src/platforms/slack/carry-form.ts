// A form as a button carries it: its words on one line each, and no choice that looks like another than it is.
import type { AskedParameter } from '../../domain/draft.ts';
import type { Form, Title } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { isPlainCommand } from '../../messages/typed-action.ts';
import type { CarriedField, CarriedForm } from './press-value.ts';

/** Makes it; the title is that of the message. */
export function carryForm(
  { command, expiresAt, isTypedWhole, fields }: Omit<Form, 'expiresAt'> & Partial<Pick<Form, 'expiresAt'>>,
  title: Title,
): CarriedForm {
  const end = expiresAt === undefined ? {} : { expiresAt };
  const typed = isTypedWhole === undefined ? {} : { isTypedWhole };
  return { title: oneLine(textOfSpans(title.spans)), command, ...end, fields: fields.map(carryField), ...typed };
}

/** A choice that looks like another than it is would be chosen for that, and is left out. */
function carryField({ label, type, choices, ...field }: AskedParameter): CarriedField {
  const plain = choices.filter(({ value }) => isPlainCommand(value));
  return {
    ...field,
    ...(label === undefined ? {} : { label: oneLine(label) }),
    type: oneLine(type),
    choices: plain.map(({ value, label: known }) => ({ value, ...(known === undefined ? {} : { label: oneLine(known) }) })),
    ...(plain.length < choices.length ? { hasMore: true } : {}),
  };
}
