// Names and values of a message, short ones side by side.
import type { VNode } from 'preact';
import type { WebBlock, WebSpan } from '../../../src/contract/web-message.ts';
import { spansText } from '../format/spans-text.ts';
import { BreakableName } from './breakable-name.tsx';
import { Spans } from './spans.tsx';

// Half the width of a phone, in characters: an instance id is longer, and is not to be broken.
const HALF_PHONE_WIDTH = 17;

// A third of a desk's message in letters of one width: a finding's id is longer, and has a line of its own.
const CODE_COLUMN_WIDTH = 26;

// An instant is shown as `Mar 1, 02:58 AM`, whatever its own text is.
const INSTANT_WIDTH = 16;

/** Shows fields in their order. */
export function FieldsBlock({ fields }: Pick<Extract<WebBlock, { kind: 'fields' }>, 'fields'>): VNode | null {
  if (fields.length === 0) return null;
  return (
    <dl class="fields-block">
      {fields.map(({ label, value, isShort }, index) => (
        <div key={index} class={fieldClass(value, isShort)}>
          <dt>
            <BreakableName name={label} />
          </dt>
          <dd>{spansText(value) === '' ? '–' : <Spans spans={value} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function fieldClass(value: readonly WebSpan[], isShort: boolean): string {
  const isLongCode = value.some((span) => span.kind === 'code' && span.text.length > CODE_COLUMN_WIDTH);
  if (!isShort || isLongCode) return 'field';
  const width = value.reduce((sum, span) => sum + (span.kind === 'time' ? INSTANT_WIDTH : spansText([span]).length), 0);
  return width > HALF_PHONE_WIDTH ? 'field field-short field-wide' : 'field field-short';
}
