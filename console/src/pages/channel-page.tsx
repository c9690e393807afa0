// A channel: its messages, or how its first one comes.
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ChannelGuide } from '../components/channel-guide.tsx';
import { FailurePanel } from '../components/failure-panel.tsx';
import { LoadingNote } from '../components/loading-note.tsx';
import { MessageList } from '../components/message-list.tsx';
import { PageHeader } from '../components/page-header.tsx';
import type { PageBar } from '../components/page-header.tsx';
import { SampleButton } from '../components/sample-button.tsx';
import { SampleFeedback } from '../components/sample-feedback.tsx';
import { channelLabel } from '../format/channel-label.ts';
import { channelSubtitle } from '../format/channel-subtitle.ts';
import type { ChatChannel } from '../state/chat-channels.ts';
import type { OpenChannel } from '../state/chat.ts';
import { useStore } from '../state/use-store.ts';

/** Which channel, and what the bar over it needs. */
export interface ChannelPageProps {
  readonly channel: ChatChannel;
  readonly opened: OpenChannel;
  readonly bar: PageBar;
}

/** Shows a channel. */
export function ChannelPage({ channel, opened, bar }: ChannelPageProps): VNode {
  const { timeline, sampleAlarm } = opened;
  const { status, messages } = useStore(timeline.state);
  const hasMessages = messages.length > 0;
  const tools = useRef<HTMLDivElement>(null);

  // The guide's button goes with the guide; a reader who has just pressed it finds the same one in the bar.
  const hadGuide = useRef(false);
  useLayoutEffect(() => {
    if (hadGuide.current && hasMessages && document.activeElement === document.body) {
      tools.current?.querySelector<HTMLElement>('[data-sample-button]')?.focus();
    }
    hadGuide.current = status === 'ready' && !hasMessages;
  }, [status, hasMessages]);

  return (
    <>
      <PageHeader title={channelLabel(channel.channelName)} isChannel subtitle={channelSubtitle(channel)} bar={bar}>
        <div ref={tools}>{hasMessages && <SampleButton sampleAlarm={sampleAlarm} />}</div>
      </PageHeader>
      <SampleFeedback sampleAlarm={sampleAlarm} />
      <ChannelContent channel={channel} opened={opened} />
    </>
  );
}

function ChannelContent({ channel, opened }: Pick<ChannelPageProps, 'channel' | 'opened'>): VNode {
  const { timeline, sampleAlarm } = opened;
  const { status, messages, failure } = useStore(timeline.state);
  if (status === 'loading') return <LoadingNote>Loading messages…</LoadingNote>;
  if (status === 'failed') {
    return <FailurePanel title="The messages could not be loaded" failure={failure ?? ''} onRetry={() => void timeline.load()} />;
  }
  if (messages.length === 0) return <ChannelGuide channel={channel} sampleAlarm={sampleAlarm} />;
  return <MessageList key={channel.channelId} timeline={timeline} channelName={channelLabel(channel.channelName)} />;
}
