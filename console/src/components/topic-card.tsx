// One topic with what is known of it and what can be decided.
import type { VNode } from 'preact';
import type { TopicVerdict } from '../api/create-api.ts';
import { countOf } from '../format/count-of.ts';
import { topicParts } from '../format/topic-name.ts';
import type { KnownTopic } from '../state/topics.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Instant } from './instant.tsx';

/** Which topic, and who hears what the administrator wants. */
export interface TopicCardProps {
  readonly topic: KnownTopic;
  readonly onAsk: (verdict: TopicVerdict) => void;
}

const states: Readonly<Record<KnownTopic['state'], { readonly icon: IconName; readonly word: string }>> = {
  pending: { icon: 'clock', word: 'Pending' },
  allowed: { icon: 'check', word: 'Allowed' },
  refused: { icon: 'close', word: 'Refused' },
};

/** Shows a topic. */
export function TopicCard({ topic, onAsk }: TopicCardProps): VNode {
  const { name, accountId, region } = topicParts(topic.topicArn);
  const { icon, word } = states[topic.state];
  return (
    <li class={`topic topic-${topic.state}`}>
      <div class="topic-head">
        <h2 title={topic.topicArn}>{name}</h2>
        <p class={`topic-state topic-state-${topic.state}`}>
          <Icon name={icon} />
          {word}
        </p>
      </div>
      {accountId !== '' && (
        <p class="topic-place small">
          Account {accountId} · {region}
        </p>
      )}
      <div class="topic-foot">
        <p class="topic-facts">
          <span>
            First seen <Instant at={topic.firstSeenAt} />
          </span>
          <span>
            Last seen <Instant at={topic.lastSeenAt} />
          </span>
          {topic.heldEventCount > 0 && <strong>{countOf(topic.heldEventCount, 'event')} held</strong>}
          {topic.state === 'allowed' && !topic.isConfirmed && <span>Subscription not confirmed yet</span>}
          {topic.configurationNames.length > 0 && <span>Shown by {topic.configurationNames.join(', ')}</span>}
        </p>
        <TopicActions topic={topic} name={name} onAsk={onAsk} />
      </div>
    </li>
  );
}

function TopicActions({ topic, name, onAsk }: TopicCardProps & { readonly name: string }): VNode {
  if (topic.managedBy === 'file' && topic.state !== 'pending') {
    return (
      <p class="topic-managed small">
        <Icon name="lock" />
        Set in the configuration file; change it there.
      </p>
    );
  }
  return (
    <p class="topic-actions">
      {topic.state !== 'allowed' && (
        <button
          type="button"
          class={topic.state === 'pending' ? 'button button-primary' : 'button'}
          aria-label={`Approve ${name}`}
          onClick={() => onAsk('approve')}
        >
          Approve
        </button>
      )}
      {topic.state !== 'refused' && (
        <button type="button" class="button" aria-label={`Refuse ${name}`} onClick={() => onAsk('refuse')}>
          Refuse
        </button>
      )}
    </p>
  );
}
