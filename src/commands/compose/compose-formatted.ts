// An answer in a form that somebody asked for by name: as the AWS CLI writes it, as code to read and copy.
import { stringify } from 'yaml';
import type { OutputOptions } from '../../domain/command.ts';
import type { Block } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { sliceText } from '../../messages/slice-text.ts';
import { formatText } from './format-text.ts';

/** Longest text where somebody asked for a form: some screens full; platforms cut it to what they take. */
export const FORMATTED_MAX_LENGTH = 12_000;

/** A form that is shown as code. */
export type CodeFormat = Exclude<NonNullable<OutputOptions['format']>, 'table' | 'markdown'>;

/** How the AWS CLI indents JSON. */
const JSON_INDENT = 4;

/** Composes a JSON value, and what follows it in the same form; cut where it is long. */
export function composeFormatted(value: unknown, format: CodeFormat, others: readonly unknown[] = []): readonly Block[] {
  return composeCode(
    [value, ...others]
      .map((one) => write(one, format))
      .join('')
      .replace(/\n$/, ''),
  );
}

function write(value: unknown, format: CodeFormat): string {
  switch (format) {
    case 'json':
      return JSON.stringify(value, undefined, JSON_INDENT);
    case 'yaml':
      return stringify(value, {
        version: '1.1',
        indentSeq: false,
        sortMapEntries: true,
        lineWidth: 0,
        singleQuote: true,
        aliasDuplicateObjects: false,
      });
    case 'text':
      return formatText(value);
  }
}

/** Composes a text as code, with a note where it was cut. */
export function composeCode(content: string, maxLength = FORMATTED_MAX_LENGTH): readonly Block[] {
  if (content === '') return [{ kind: 'paragraph', spans: [text('There is nothing to show.')] }];
  if (content.length <= maxLength) return [{ kind: 'code', text: content }];
  const shown = sliceText(content, maxLength);
  const rest = `${content.length - shown.length} of ${content.length} characters are not shown. With --query or filters there are fewer.`;
  return [
    { kind: 'code', text: shown },
    { kind: 'paragraph', spans: [text(`… ${rest}`)] },
  ];
}
