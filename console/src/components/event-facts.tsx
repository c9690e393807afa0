// Where an event is from, and what was noted about it.
import type { ComponentChildren, VNode } from 'preact';
import type { StoredEventAnswer } from '../../../src/contract/admin-api.ts';
import { countOf } from '../format/count-of.ts';
import { showUnseen } from '../format/show-unseen.ts';
import { topicParts } from '../format/topic-name.ts';
import { Instant } from './instant.tsx';

const DOORS: Readonly<Record<StoredEventAnswer['door'], string>> = {
  'sns-https': 'Amazon SNS, by HTTPS',
  'notify-http': 'HTTP with a token',
  sqs: 'Amazon SQS',
  sample: 'Sample, made up by Signalbox',
  signalbox: 'Signalbox itself',
};

const STATES: Readonly<Record<StoredEventAnswer['state'], string>> = {
  routed: 'Handed to its channels',
  unrouted: 'No channel wanted it',
  accepted: 'Taken in, and soon handed to its channels',
  held: 'Waits until its topic is approved',
  refused: 'Its topic was refused',
};

/** Shows the facts. */
export function EventFacts({ event }: { readonly event: StoredEventAnswer }): VNode {
  const { door, topicArn, subject, sender, receivedAt, sentAt, arrivalCount, state, eventId } = event;
  return (
    <dl class="event-facts">
      <Fact label="Came by">{DOORS[door]}</Fact>
      {topicArn !== undefined && (
        <Fact label="Topic" isWide>
          <span title={showUnseen(topicArn)}>{showUnseen(topicParts(topicArn).name)}</span>
        </Fact>
      )}
      {sender !== undefined && <Fact label="Sent by">{showUnseen(sender)}</Fact>}
      {subject !== undefined && (
        <Fact label="Subject" isWide>
          {showUnseen(subject)}
        </Fact>
      )}
      {sentAt !== undefined && (
        <Fact label="Sent">
          <Instant at={sentAt} />
        </Fact>
      )}
      <Fact label="Received">
        <Instant at={receivedAt} />
      </Fact>
      <Fact label="Arrived">{countOf(arrivalCount, 'time')}</Fact>
      <Fact label="State" isWide>
        {STATES[state]}
      </Fact>
      <Fact label="Event id" isWide>
        <code>{eventId}</code>
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly label: string;
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}

function Fact({ label, isWide = false, children }: FactProps): VNode {
  return (
    <div class={isWide ? 'event-fact-wide' : undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
