// Topics that have knocked: an administrator lets them in or not.
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { FailurePanel } from '../components/failure-panel.tsx';
import { FaultyTopics } from '../components/faulty-topics.tsx';
import { LoadingNote } from '../components/loading-note.tsx';
import { PageHeader } from '../components/page-header.tsx';
import type { PageBar } from '../components/page-header.tsx';
import { TopicCard } from '../components/topic-card.tsx';
import { TopicDecisionDialog } from '../components/topic-decision-dialog.tsx';
import type { AskedDecision } from '../components/topic-decision-dialog.tsx';
import { countOf } from '../format/count-of.ts';
import { sortTopics } from '../state/sort-topics.ts';
import type { Topics } from '../state/topics.ts';
import { useStore } from '../state/use-store.ts';

/** The topics, and what the bar over them needs. */
export interface TopicsPageProps {
  readonly topics: Topics;
  readonly bar: PageBar;
}

/** Shows the topics. */
export function TopicsPage({ topics, bar }: TopicsPageProps): VNode {
  const { pendingCount, status } = useStore(topics.state);
  useEffect(() => void topics.load(), [topics]);
  const subtitle =
    status === 'ready' && pendingCount > 0 ? `${countOf(pendingCount, 'topic')} waiting for your decision` : 'What may send events';
  return (
    <>
      <PageHeader title="Topics" isChannel={false} subtitle={subtitle} bar={bar} />
      <TopicsContent topics={topics} />
    </>
  );
}

function TopicsContent({ topics }: { readonly topics: Topics }): VNode {
  const { status, topics: knownTopics, faultyTopics, configurationNames, failure } = useStore(topics.state);
  const [asked, setAsked] = useState<AskedDecision>();
  const [result, setResult] = useState('');
  const resultElement = useRef<HTMLParagraphElement>(null);

  function finish(text: string): void {
    setAsked(undefined);
    setResult(text);
    // The buttons of a decided topic are gone; the focus goes to what came of them.
    requestAnimationFrame(() => resultElement.current?.focus());
  }

  if (status === 'loading') return <LoadingNote>Loading topics…</LoadingNote>;
  if (status === 'failed') {
    return <FailurePanel title="The topics could not be loaded" failure={failure ?? ''} onRetry={() => void topics.load()} />;
  }
  return (
    <div class="topics-scroller" id="messages" tabIndex={-1}>
      <div class="topics-column">
        <p ref={resultElement} class="topics-result" role="status" tabIndex={-1}>
          {result}
        </p>
        {failure !== undefined && (
          <p class="failure" role="alert">
            {failure}.
          </p>
        )}
        <FaultyTopics topics={faultyTopics} />
        {knownTopics.length === 0 && <NoTopics />}
        <ul class="topic-list" aria-label="Topics">
          {sortTopics(knownTopics).map((topic) => (
            <TopicCard key={topic.topicArn} topic={topic} onAsk={(verdict) => setAsked({ verdict, topic })} />
          ))}
        </ul>
        {asked !== undefined && (
          <TopicDecisionDialog
            asked={asked}
            configurationNames={configurationNames}
            topics={topics}
            onDone={finish}
            onClose={() => setAsked(undefined)}
          />
        )}
      </div>
    </div>
  );
}

function NoTopics(): VNode {
  return (
    <div class="panel">
      <h2>No topic has knocked yet</h2>
      <p>
        When an SNS topic is subscribed to Signalbox, it waits here until you approve it. Its events are kept meanwhile, so nothing is lost
        while you decide.
      </p>
    </div>
  );
}
