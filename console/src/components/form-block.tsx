// A form of a message: submitting it says one command for the reader. Where there is one thing to choose, each choice is a button.
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WebBlock, WebFormField } from '../../../src/contract/web-message.ts';
import { emptyFields, formCommand } from '../format/form-command.ts';
import type { FormValues } from '../format/form-command.ts';
import type { ActionPresses } from '../state/action-presses.ts';
import { useStore } from '../state/use-store.ts';
import { FormField } from './form-field.tsx';

type WebForm = Extract<WebBlock, { kind: 'form' }>;

/** A form, whose it is, and what becomes of it. */
export interface FormBlockProps {
  /** Without an end where it is good as long as it is shown. */
  readonly form: Omit<WebForm, 'expiresAt'> & { readonly expiresAt?: string };
  /** True where its command says something without any value as well. */
  readonly canBeEmpty?: boolean;
  readonly messageId: string;
  readonly actionPresses: ActionPresses;
}

/** How many choices are shown as buttons: what one looks over on a phone. */
const BUTTONS_MAX = 10;

// What the server takes as one message (PERSON_MESSAGE_MAX_LENGTH); its schemas are not part of the page.
const COMMAND_MAX_LENGTH = 8000;

/** Shows the form; when its time is over it stays, and takes nothing more. */
export function FormBlock({ form, canBeEmpty = false, messageId, actionPresses }: FormBlockProps): VNode | null {
  const { fields, command, expiresAt, submitText = 'Go on' } = form;
  const pressed = useStore(actionPresses.state).get(messageId);
  const typed = useStore(actionPresses.formValues).get(messageId);
  const element = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState('');
  const [empty, setEmpty] = useState<readonly string[]>([]);
  const isOver = useIsOver(expiresAt);
  const isWaiting = pressed?.waitingFor !== undefined;
  const values: FormValues = { ...Object.fromEntries(fields.map(({ name, value }) => [name, value ?? ''])), ...typed };

  // The form goes with the answer; the list of messages takes its focus, so that the keys go on scrolling.
  useLayoutEffect(() => {
    const form = element.current;
    return () => {
      if (form?.contains(document.activeElement) === true) document.querySelector<HTMLElement>('#messages')?.focus({ preventScroll: true });
    };
  }, []);

  function submit(given: FormValues): void {
    if (isOver || isWaiting) return;
    const missing = emptyFields(fields, given);
    const line = formCommand(command, fields, given);
    setEmpty(missing);
    const [first] = missing;
    if (first !== undefined) {
      setProblem(missing.length === 1 ? 'One value is still missing.' : `${missing.length} values are still missing.`);
      document.getElementById(idOf(messageId, first))?.focus();
    } else if (line === command && !canBeEmpty) setProblem('Nothing is filled in.');
    else if (line.length > COMMAND_MAX_LENGTH) setProblem(`This is too long by ${line.length - COMMAND_MAX_LENGTH} characters.`);
    else {
      setProblem('');
      void actionPresses.press(messageId, line);
    }
  }

  if (fields.length === 0) return null;
  const only = onlyChoice(fields);
  const failure = problem === '' ? pressed?.failure : problem;
  return (
    <form
      ref={element}
      class="form-block"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(values);
      }}
    >
      {/* A group and no landmark: a conversation has many of them. */}
      <fieldset disabled={isOver}>
        <legend class="visually-hidden">{legendOf(form)}</legend>
        {only !== undefined && (
          <ul class="form-buttons" aria-label={`Choices for ${only.label ?? only.name}`}>
            {only.choices.map(({ value, label }) => (
              <li key={value}>
                <button type="button" class="button" aria-disabled={isWaiting} onClick={() => submit({ ...values, [only.name]: value })}>
                  {label === undefined ? value : `${label} (${value})`}
                </button>
              </li>
            ))}
          </ul>
        )}
        {fields.map((field) => (
          <FormField
            key={field.name}
            field={only === undefined ? field : { ...field, choices: [] }}
            id={idOf(messageId, field.name)}
            value={values[field.name] ?? ''}
            isReadOnly={isWaiting}
            isInvalid={empty.includes(field.name) && (values[field.name] ?? '').trim() === ''}
            onChange={(value) => actionPresses.fillIn(messageId, field.name, value)}
            onSubmit={() => submit(values)}
          />
        ))}
        <button type="submit" class="button button-primary" aria-disabled={isWaiting || isOver} aria-busy={isWaiting}>
          {submitText}
        </button>
      </fieldset>
      {isOver && <p class="form-hint">The time to answer is over. Send the command again.</p>}
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
    </form>
  );
}

function legendOf({ command, fields }: Pick<WebForm, 'command' | 'fields'>): string {
  if (command.startsWith('set draft-')) return 'What the command still needs';
  return fields.map(({ name, label = name }) => label).join(', ');
}

function idOf(messageId: string, name: string): string {
  return `form-${messageId}-${name}`;
}

function onlyChoice(fields: readonly WebFormField[]): WebFormField | undefined {
  const [only, ...others] = fields;
  const isFew = only !== undefined && only.input !== 'values' && only.choices.length > 0 && only.choices.length <= BUTTONS_MAX;
  return others.length === 0 && isFew ? only : undefined;
}

function useIsOver(expiresAt: string | undefined): boolean {
  const [isOver, setOver] = useState(() => expiresAt !== undefined && Date.parse(expiresAt) <= Date.now());
  useEffect(() => {
    if (expiresAt === undefined) return undefined;
    const timer = setTimeout(() => setOver(true), Math.max(0, Date.parse(expiresAt) - Date.now()));
    return () => clearTimeout(timer);
  }, [expiresAt]);
  return isOver;
}
