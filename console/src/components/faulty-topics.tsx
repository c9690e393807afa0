// Topics of the configuration file whose events do not come: what is wrong with each, and what mends it.
import type { VNode } from 'preact';
import type { TopicList } from '../../../src/contract/admin-api.ts';
import { topicParts } from '../format/topic-name.ts';
import { MendLine } from './mend-line.tsx';

/** Shows them; nothing where all is in order. */
export function FaultyTopics({ topics }: { readonly topics: TopicList['faultyTopics'] }): VNode | null {
  if (topics.length === 0) return null;
  return (
    <section class="faulty-topics" aria-labelledby="faulty-topics">
      <h2 id="faulty-topics" class="section-heading">
        Events of these do not come
      </h2>
      <ul class="topic-list">
        {topics.map(({ topicArn, configurationNames, faults }) => {
          const { name, accountId, region } = topicParts(topicArn);
          return (
            <li key={topicArn} class="topic topic-faulty">
              <h3 title={topicArn}>{name}</h3>
              <p class="topic-place small">
                Account {accountId} · {region} · for {configurationNames.join(', ')}
              </p>
              {faults.map(({ code, text, mend }) => (
                <div key={code} class="topic-fault">
                  <p>{text}</p>
                  <MendLine mend={mend} />
                </div>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
