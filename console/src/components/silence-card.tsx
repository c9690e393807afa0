// One silence: what it keeps quiet, where, until when, and who said so.
import type { VNode } from 'preact';
import type { SilenceSummary } from '../../../src/contract/silences.ts';
import { Instant } from './instant.tsx';

/** Which silence, and who hears what the administrator wants. */
export interface SilenceCardProps {
  readonly silence: SilenceSummary;
  readonly onExtend: () => void;
  readonly onEnd: () => void;
}

/** Shows a silence. */
export function SilenceCard({ silence, onExtend, onEnd }: SilenceCardProps): VNode {
  const { code, title, matchers, configurationName, reason, author, startsAt, endsAt, isActive } = silence;
  return (
    <li class="topic">
      <div class="topic-head">
        <h2>{title ?? (reason === '' ? code : reason)}</h2>
        <p class="topic-state">{isActive ? 'Active' : 'To come'}</p>
      </div>
      <p class="silence-conditions">
        {matchers.map((matcher) => (
          <code key={matcher}>{matcher}</code>
        ))}
      </p>
      <div class="topic-foot">
        <p class="topic-facts">
          <span>{configurationName ?? 'All channels'}</span>
          <span>
            <Instant at={startsAt} /> to <Instant at={endsAt} />
          </span>
          <span>{author.displayName}</span>
          {title !== undefined && reason !== '' && <span>{reason}</span>}
          <span>{code}</span>
        </p>
        <p class="topic-actions silence-actions">
          <button type="button" class="button" aria-label={`1 h longer: ${code}`} onClick={onExtend}>
            1 h longer
          </button>
          <button type="button" class="button" aria-label={`End ${code}`} onClick={onEnd}>
            End
          </button>
        </p>
      </div>
    </li>
  );
}
