// One field of a form: a line, several lines, or a choice with room for another value.
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { WebFormField } from '../../../src/contract/web-message.ts';
import { linesOf } from '../format/form-command.ts';

/** A field and what stands in it. */
export interface FormFieldProps {
  readonly field: WebFormField;
  /** Unique on the page. */
  readonly id: string;
  readonly value: string;
  readonly isReadOnly: boolean;
  readonly isInvalid: boolean;
  readonly onChange: (value: string) => void;
  /** Ctrl and Enter where Enter begins a line. */
  readonly onSubmit: () => void;
}

/** Shows the field under its label. */
export function FormField(props: FormFieldProps): VNode {
  const { field, id } = props;
  return (
    <div class="form-field">
      <label for={id}>
        {field.label ?? field.name}
        {!field.isRequired && (field.value ?? '') === '' && <span class="form-optional"> (may be left out)</span>}
      </label>
      {field.choices.length > 0 && field.input === 'values' && <ManyChoices {...props} />}
      {field.choices.length > 0 && field.input !== 'values' ? <OneChoice {...props} /> : <TypedValue {...props} />}
      <p id={`${id}-hint`} class="form-hint">
        {field.label !== undefined && <code>--{field.name}</code>} {field.input === 'values' ? `${field.type}, one a line` : field.type}
      </p>
    </div>
  );
}

/** Stands for a value that is not among the choices; no value of AWS is only a blank. */
const ANOTHER = ' ';

function OneChoice(props: FormFieldProps): VNode {
  const { field, id, value, isReadOnly, isInvalid, onChange } = props;
  const isKnown = field.choices.some((choice) => choice.value === value);
  const [isAnother, setAnother] = useState(value !== '' && !isKnown);
  return (
    <>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        aria-required={field.isRequired}
        aria-invalid={isInvalid}
        disabled={isReadOnly}
        value={isAnother ? ANOTHER : value}
        onChange={({ currentTarget }) => {
          setAnother(currentTarget.value === ANOTHER);
          onChange(currentTarget.value === ANOTHER ? '' : currentTarget.value);
        }}
      >
        <option value="">{field.isRequired ? 'Choose…' : 'Left out'}</option>
        {field.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label === undefined ? choice.value : `${choice.label} (${choice.value})`}
          </option>
        ))}
        <option value={ANOTHER}>Another value…</option>
      </select>
      {isAnother && <TypedValue {...props} id={`${id}-another`} label={`Another value for ${field.label ?? field.name}`} />}
    </>
  );
}

function ManyChoices({ field, value, isReadOnly, onChange }: FormFieldProps): VNode {
  const chosen = linesOf(value);
  return (
    <ul class="form-choices">
      {field.choices.map((choice) => (
        <li key={choice.value}>
          <label class="choice-option">
            <input
              type="checkbox"
              checked={chosen.includes(choice.value)}
              disabled={isReadOnly}
              onChange={({ currentTarget }) => {
                const others = chosen.filter((line) => line !== choice.value);
                onChange((currentTarget.checked ? [...others, choice.value] : others).join('\n'));
              }}
            />
            <span>{choice.label === undefined ? choice.value : `${choice.label} (${choice.value})`}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}

function TypedValue({ field, id, value, isReadOnly, isInvalid, onChange, onSubmit, label }: FormFieldProps & { label?: string }): VNode {
  const common = {
    id,
    value,
    'aria-describedby': `${id}-hint`,
    'aria-required': field.isRequired,
    'aria-invalid': isInvalid,
    readOnly: isReadOnly,
    spellcheck: field.input === 'lines',
    autocomplete: 'off',
    ...(label === undefined ? {} : { 'aria-label': label }),
  } as const;
  if (field.input === 'line') return <input type="text" {...common} onInput={({ currentTarget }) => onChange(currentTarget.value)} />;
  return (
    <textarea
      {...common}
      class={field.input === 'lines' ? undefined : 'form-code'}
      rows={field.input === 'values' ? 2 : 4}
      onInput={({ currentTarget }) => onChange(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onSubmit();
      }}
    />
  );
}
