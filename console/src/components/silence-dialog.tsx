// The form of a new silence: conditions, where, for how long, and why.
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { SilenceRequest } from '../../../src/contract/silences.ts';
import type { Answer } from '../api/answer.ts';
import { splitConditions } from '../format/split-conditions.ts';
import { ModalDialog } from './modal-dialog.tsx';

/** What there is to choose from, and who hears of it. */
export interface SilenceDialogProps {
  readonly configurationNames: readonly string[];
  readonly onAdd: (request: SilenceRequest) => Promise<Answer<unknown>>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const HOUR_MS = 60 * 60_000;

const WHILES = [
  { words: '30 minutes', milliseconds: HOUR_MS / 2 },
  { words: '1 hour', milliseconds: HOUR_MS },
  { words: '2 hours', milliseconds: 2 * HOUR_MS },
  { words: '8 hours', milliseconds: 8 * HOUR_MS },
  { words: '1 day', milliseconds: 24 * HOUR_MS },
  { words: '7 days', milliseconds: 7 * 24 * HOUR_MS },
] as const;

/** Asks for it; a refusal is shown here, where it can be tried again. */
export function SilenceDialog({ configurationNames, onAdd, onDone, onClose }: SilenceDialogProps): VNode {
  const [conditions, setConditions] = useState('');
  const [where, setWhere] = useState('');
  const [lastingMs, setLastingMs] = useState<number>(HOUR_MS);
  const [reason, setReason] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function send(): Promise<void> {
    if (isSending) return;
    const matchers = [...splitConditions(conditions)];
    if (matchers.length === 0) {
      setFailure('Say what is to be silent, such as name=web-*');
      document.getElementById('silence-conditions')?.focus();
      return;
    }
    setIsSending(true);
    setFailure(undefined);
    const endsAt = new Date(Date.now() + lastingMs).toISOString();
    const answer = await onAdd({ ...(where === '' ? {} : { configurationName: where }), matchers, reason, endsAt });
    setIsSending(false);
    if (answer.outcome === 'refused') setFailure(answer.refusal.message);
    else onDone();
  }

  return (
    <ModalDialog label="Add a silence" class="dialog" onClose={onClose}>
      <h2>Add a silence</h2>
      <form
        class="silence-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div class="form-field">
          <label for="silence-conditions">Conditions</label>
          <input
            id="silence-conditions"
            type="text"
            value={conditions}
            aria-describedby="silence-conditions-hint"
            aria-required="true"
            aria-invalid={failure !== undefined && conditions.trim() === ''}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => {
              setConditions(currentTarget.value);
              setFailure(undefined);
            }}
          />
          <p id="silence-conditions-hint" class="form-hint">
            All must hold: name=web-* severity=high
          </p>
        </div>
        <div class="form-field">
          <label for="silence-where">Where</label>
          <select id="silence-where" value={where} onChange={({ currentTarget }) => setWhere(currentTarget.value)}>
            <option value="">All channels</option>
            {configurationNames.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="form-field">
          <label for="silence-while">For how long</label>
          <select id="silence-while" value={String(lastingMs)} onChange={({ currentTarget }) => setLastingMs(Number(currentTarget.value))}>
            {WHILES.map(({ words, milliseconds }) => (
              <option key={words} value={String(milliseconds)}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <div class="form-field">
          <label for="silence-reason">
            Reason <span class="form-optional">(may be left out)</span>
          </label>
          <input
            id="silence-reason"
            type="text"
            value={reason}
            autocomplete="off"
            onInput={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </div>
        {failure !== undefined && (
          <p class="failure" role="alert">
            {failure}.
          </p>
        )}
        <p class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" aria-disabled={isSending}>
            {isSending ? 'Sending…' : 'Add'}
          </button>
        </p>
      </form>
    </ModalDialog>
  );
}
