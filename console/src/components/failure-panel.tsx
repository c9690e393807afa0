// A page whose content could not be had, and the way to try again.
import type { VNode } from 'preact';
import { Icon } from './icon.tsx';

/** What failed, why, and how to try again. */
export interface FailurePanelProps {
  readonly title: string;
  readonly failure: string;
  readonly onRetry: () => void;
}

/** Shows a failure in place of the content. */
export function FailurePanel({ title, failure, onRetry }: FailurePanelProps): VNode {
  return (
    <div class="panel">
      <Icon name="alert" />
      <h2>{title}</h2>
      <p role="alert">{failure}.</p>
      <button type="button" class="button button-primary" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
