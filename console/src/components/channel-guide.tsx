// What a channel without messages shows: how its first one comes.
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { channelLabel } from '../format/channel-label.ts';
import { curlLine } from '../format/curl-line.ts';
import type { ChatChannel } from '../state/chat-channels.ts';
import { topicParts } from '../format/topic-name.ts';
import type { OpenChannel } from '../state/chat.ts';
import { useStore } from '../state/use-store.ts';
import { CopyButton } from './copy-button.tsx';
import { Icon } from './icon.tsx';
import { SampleButton } from './sample-button.tsx';

/** Which channel. */
export interface ChannelGuideProps {
  readonly channel: ChatChannel;
  readonly opened: OpenChannel;
}

// Reads something, and has an answer in the demo account as well.
const FIRST_COMMAND = 'ec2 describe-instances';

/** Shows the ways to a first message. */
export function ChannelGuide({ channel, opened }: ChannelGuideProps): VNode {
  const source = useRef<HTMLElement>(null);
  const line = curlLine(location.origin);
  return (
    <div class="guide-scroller" id="messages" tabIndex={-1}>
      <div class="guide">
        <h2>Nothing has arrived in {channelLabel(channel.channelName)} yet</h2>
        <p class="guide-lead">Messages appear here by themselves. To see what they look like, start with one of these.</p>
        <section class="guide-step" aria-label="Send a sample event">
          <h3>See a sample alarm</h3>
          <p>
            Sends a made-up CloudWatch alarm through the whole of Signalbox. No AWS account is needed; its OK follows when you ask for it.
          </p>
          <SampleButton sampleAlarm={opened.sampleAlarm} isInGuide />
        </section>
        <section class="guide-step" aria-label="Ask AWS">
          <h3>Ask AWS</h3>
          <p>
            Lists the instances of the account below. Any command of the AWS CLI can be typed there; one that changes something asks first.
          </p>
          <FirstCommand opened={opened} />
        </section>
        <section class="guide-step" aria-label="Send a notification of your own">
          <h3>Send a notification of your own</h3>
          <p>From a terminal in the folder where Signalbox runs:</p>
          <figure class="command">
            <pre>
              <code ref={source}>{line}</code>
            </pre>
            <CopyButton text={line} source={source} />
          </figure>
        </section>
        <section class="guide-step" aria-label="Connect AWS">
          <h3>Connect AWS</h3>
          <TopicsOfChannel snsTopicArns={channel.snsTopicArns} />
        </section>
      </div>
    </div>
  );
}

function FirstCommand({ opened: { composer } }: Pick<ChannelGuideProps, 'opened'>): VNode {
  const { isSending } = useStore(composer.state);
  return (
    <button type="button" class="button" aria-disabled={isSending} onClick={() => void composer.send(FIRST_COMMAND)}>
      <Icon name="prompt" />
      <code>{FIRST_COMMAND}</code>
    </button>
  );
}

function TopicsOfChannel({ snsTopicArns }: Pick<ChatChannel, 'snsTopicArns'>): VNode {
  if (snsTopicArns.length === 0) {
    return <p>Subscribe Signalbox to an SNS topic. The topic then waits under Topics until an administrator approves it.</p>;
  }
  return (
    <>
      <p>This channel shows the events of:</p>
      <ul class="guide-topics">
        {snsTopicArns.map((topicArn) => {
          const { name, accountId, region } = topicParts(topicArn);
          return (
            <li key={topicArn} title={topicArn}>
              <strong>{name}</strong> {accountId !== '' && <span class="small">{`${accountId} · ${region}`}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
