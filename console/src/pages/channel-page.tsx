// A channel: its messages, or how its first one comes, and where one speaks oneself.
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ChannelGuide } from '../components/channel-guide.tsx';
import { Composer } from '../components/composer.tsx';
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
import type { KnownAccount } from '../state/command-account.ts';
import { useStore } from '../state/use-store.ts';

/** Which channel, and what the bar over it needs. */
export interface ChannelPageProps {
  readonly channel: ChatChannel;
  readonly opened: OpenChannel;
  readonly account: KnownAccount;
  readonly bar: PageBar;
}

/** Shows a channel. */
export function ChannelPage({ channel, opened, account, bar }: ChannelPageProps): VNode {
  const { timeline, sampleAlarm, composer } = opened;
  const { status, messages } = useStore(timeline.state);
  const { pending } = useStore(composer.state);
  const hasMessages = messages.length + pending.length > 0;
  const tools = useRef<HTMLDivElement>(null);

  // The guide's button goes with the guide; a reader who has just pressed it finds the same one in the bar.
  const hadGuide = useRef(false);
  useLayoutEffect(() => {
    if (hadGuide.current && hasMessages && document.activeElement === document.body) {
      // Who has pressed the guide's command goes on with the next one.
      const next = pending.length > 0 ? document.querySelector<HTMLElement>('#line') : undefined;
      (next ?? tools.current?.querySelector<HTMLElement>('[data-sample-button]'))?.focus();
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
      <Composer opened={opened} account={account} channelName={channelLabel(channel.channelName)} />
    </>
  );
}

function ChannelContent({ channel, opened }: Pick<ChannelPageProps, 'channel' | 'opened'>): VNode {
  const { timeline, composer } = opened;
  const { status, messages, failure } = useStore(timeline.state);
  const { pending } = useStore(composer.state);
  if (status === 'loading') return <LoadingNote>Loading messages…</LoadingNote>;
  if (status === 'failed') {
    return <FailurePanel title="The messages could not be loaded" failure={failure ?? ''} onRetry={() => void timeline.load()} />;
  }
  if (messages.length + pending.length === 0) return <ChannelGuide channel={channel} opened={opened} />;
  return <MessageList key={channel.channelId} opened={opened} channelName={channelLabel(channel.channelName)} />;
}
