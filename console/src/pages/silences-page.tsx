// What is silent, in all channels: who said so and why, until when; an administrator adds, prolongs and ends it.
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Api } from '../api/create-api.ts';
import { FailurePanel } from '../components/failure-panel.tsx';
import { LoadingNote } from '../components/loading-note.tsx';
import { PageHeader } from '../components/page-header.tsx';
import type { PageBar } from '../components/page-header.tsx';
import { SilenceCard } from '../components/silence-card.tsx';
import { SilenceDialog } from '../components/silence-dialog.tsx';
import { countOf } from '../format/count-of.ts';
import { createSilences } from '../state/silences.ts';
import type { Silences } from '../state/silences.ts';
import { useStore } from '../state/use-store.ts';

/** How they are asked for, and what the bar over the page needs. */
export interface SilencesPageProps {
  readonly api: Api;
  readonly bar: PageBar;
}

/** Shows the silences. */
export function SilencesPage({ api, bar }: SilencesPageProps): VNode {
  const [silences] = useState(() => createSilences(api));
  const { status, silences: known } = useStore(silences.state);
  const [isAdding, setIsAdding] = useState(false);
  useEffect(() => void silences.load(), [silences]);
  const activeCount = known.filter(({ isActive }) => isActive).length;
  const subtitle =
    status === 'ready' && activeCount > 0 ? `${countOf(activeCount, 'silence')} at the moment` : 'What is kept quiet for a while';
  return (
    <>
      <PageHeader title="Silences" isChannel={false} subtitle={subtitle} bar={bar}>
        <button type="button" class="button button-primary button-in-bar" aria-haspopup="dialog" onClick={() => setIsAdding(true)}>
          Add a silence
        </button>
      </PageHeader>
      <SilencesContent silences={silences} isAdding={isAdding} onAdded={() => setIsAdding(false)} />
    </>
  );
}

interface SilencesContentProps {
  readonly silences: Silences;
  readonly isAdding: boolean;
  readonly onAdded: () => void;
}

function SilencesContent({ silences, isAdding, onAdded }: SilencesContentProps): VNode {
  const { status, silences: known, configurationNames, failure } = useStore(silences.state);
  const [result, setResult] = useState('');
  const resultElement = useRef<HTMLParagraphElement>(null);

  // The button of what has ended is gone; the focus goes to what came of it.
  function tell(text: string): void {
    setResult(text);
    requestAnimationFrame(() => resultElement.current?.focus());
  }

  if (status === 'loading') return <LoadingNote>Loading silences…</LoadingNote>;
  if (status === 'failed') {
    return <FailurePanel title="The silences could not be loaded" failure={failure ?? ''} onRetry={() => void silences.load()} />;
  }
  return (
    <div class="topics-scroller" id="messages" tabIndex={-1}>
      <div class="topics-column silences">
        <p ref={resultElement} class="topics-result" role="status" tabIndex={-1}>
          {result}
        </p>
        {failure !== undefined && (
          <p class="failure" role="alert">
            {failure}.
          </p>
        )}
        {known.length === 0 && <NothingSilent />}
        <ul class="topic-list" aria-label="Silences">
          {known.map((silence) => (
            <SilenceCard
              key={silence.code}
              silence={silence}
              onExtend={() => void silences.extend(silence.code, 60).then(() => tell(`${silence.code} lasts an hour longer.`))}
              onEnd={() => void silences.end(silence.code).then(() => tell(`${silence.code} is over.`))}
            />
          ))}
        </ul>
        {isAdding && (
          <SilenceDialog
            configurationNames={configurationNames}
            onAdd={(request) => silences.add(request)}
            onDone={() => {
              onAdded();
              tell('The silence is added.');
            }}
            onClose={onAdded}
          />
        )}
      </div>
    </div>
  );
}

function NothingSilent(): VNode {
  return (
    <div class="panel">
      <h2>Nothing is silent</h2>
      <p>A silence keeps events out of channels for a while. What is still bad when it ends is shown then, so nothing is lost.</p>
    </div>
  );
}
