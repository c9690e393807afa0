// The steps of a set-up: each with a sign and a word for how it stands, and with what mends it where it is wrong.
import type { VNode } from 'preact';
import type { SetUpStep } from '../../../src/contract/set-up.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Instant } from './instant.tsx';
import { MendLine } from './mend-line.tsx';

const STATUSES: Readonly<Record<SetUpStep['status'], { readonly icon: IconName; readonly word: string }>> = {
  ok: { icon: 'check', word: 'Done' },
  fault: { icon: 'problem', word: 'Wrong' },
  unknown: { icon: 'info', word: 'Not known' },
  todo: { icon: 'circle', word: 'To do' },
};

/** Shows the steps in their order. */
export function StepList({ steps, label }: { readonly steps: readonly SetUpStep[]; readonly label: string }): VNode {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step) => (
        <Step key={step.title} step={step} />
      ))}
    </ol>
  );
}

function Step({ step: { title, status, text, at, cause, mend } }: { readonly step: SetUpStep }): VNode {
  const { icon, word } = STATUSES[status];
  return (
    <li class={`step step-${status}`}>
      <Icon name={icon} />
      <div class="step-content">
        <p class="step-title">
          {title} <span class="step-word">{word}</span>
        </p>
        <p class="step-text">
          {text}
          {at !== undefined && (
            <>
              {' '}
              <Instant at={at} />
            </>
          )}
          {cause !== undefined && `: ${cause}`}
        </p>
        {status !== 'ok' && mend !== undefined && <MendLine mend={mend} />}
      </div>
    </li>
  );
}
