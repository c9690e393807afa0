// Names and values of a message, short ones side by side.
import type { VNode } from 'preact';
import type { WebBlock } from '../../../src/contract/web-message.ts';
import { spansText } from '../format/spans-text.ts';
import { Spans } from './spans.tsx';

/** Shows fields in their order. */
export function FieldsBlock({ fields }: Pick<Extract<WebBlock, { kind: 'fields' }>, 'fields'>): VNode | null {
  if (fields.length === 0) return null;
  return (
    <dl class="fields-block">
      {fields.map(({ label, value, isShort }, index) => (
        <div key={index} class={isShort ? 'field field-short' : 'field'}>
          <dt>{label}</dt>
          <dd>{spansText(value) === '' ? '–' : <Spans spans={value} />}</dd>
        </div>
      ))}
    </dl>
  );
}
