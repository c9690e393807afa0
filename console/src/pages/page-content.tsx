// Picks the page: a channel, the topics, an event, or a word on why there is none of them.
import type { VNode } from 'preact';
import type { Session } from '../../../src/contract/admin-api.ts';
import type { Api } from '../api/create-api.ts';
import { FailurePanel } from '../components/failure-panel.tsx';
import { LoadingNote } from '../components/loading-note.tsx';
import { PageHeader } from '../components/page-header.tsx';
import type { PageBar } from '../components/page-header.tsx';
import type { ChatChannel } from '../state/chat-channels.ts';
import type { Chat } from '../state/chat.ts';
import type { AdministrationPage, PageRoute } from '../state/page-route.ts';
import type { Topics } from '../state/topics.ts';
import { useStore } from '../state/use-store.ts';
import { ChannelPage } from './channel-page.tsx';
import { EventPage } from './event-page.tsx';
import { SetUpPage } from './set-up-page.tsx';
import { SilencesPage } from './silences-page.tsx';
import { TopicsPage } from './topics-page.tsx';

/** Everything that the pages need. */
export interface PageContentProps {
  readonly session: Session;
  readonly chat: Chat;
  readonly topics: Topics;
  readonly api: Api;
  readonly route: PageRoute;
  readonly channel: ChatChannel | undefined;
  readonly bar: PageBar;
}

/** Shows the page. */
export function PageContent({ session, chat, topics, api, route, channel, bar }: PageContentProps): VNode {
  const { channels } = useStore(chat.channels.state);
  if (route.page === 'event') return <EventPage key={route.eventId} api={api} eventId={route.eventId} channels={channels} bar={bar} />;
  if (route.page !== 'channel') {
    if (!session.isAdministrator) return <NotForYou page={route.page} bar={bar} />;
    switch (route.page) {
      case 'set-up':
        return <SetUpPage api={api} bar={bar} />;
      case 'topics':
        return <TopicsPage topics={topics} bar={bar} />;
      case 'silences':
        return <SilencesPage api={api} bar={bar} />;
    }
  }
  if (channel === undefined) return <NoChannel chat={chat} bar={bar} />;
  const opened = chat.openChannel(channel.channelId);
  return <ChannelPage key={channel.channelId} channel={channel} opened={opened} account={chat.commandAccount} bar={bar} />;
}

const NOT_FOR_YOU: Readonly<Record<AdministrationPage, { readonly title: string; readonly sentence: string }>> = {
  'set-up': { title: 'Set-up', sentence: 'Only administrators set up platforms and channels' },
  topics: { title: 'Topics', sentence: 'Only administrators decide about topics' },
  silences: { title: 'Silences', sentence: 'Only administrators see the silences of all channels' },
};

function NotForYou({ page, bar }: Pick<PageContentProps, 'bar'> & { readonly page: AdministrationPage }): VNode {
  const { title, sentence } = NOT_FOR_YOU[page];
  return (
    <>
      <PageHeader title={title} isChannel={false} subtitle="For administrators" bar={bar} />
      <div class="panel">
        <h2>{sentence}</h2>
        <p>Ask somebody who is named under administrators in the configuration.</p>
      </div>
    </>
  );
}

function NoChannel({ chat, bar }: Pick<PageContentProps, 'chat' | 'bar'>): VNode {
  const { status, failure } = useStore(chat.channels.state);
  if (status === 'loading') return <LoadingNote>Loading channels…</LoadingNote>;
  return (
    <>
      <PageHeader title="Signalbox" isChannel={false} subtitle="Web chat" bar={bar} />
      {status === 'failed' ? (
        <FailurePanel title="The channels could not be loaded" failure={failure ?? ''} onRetry={() => void chat.channels.load()} />
      ) : (
        <div class="panel">
          <h2>There is no channel here yet</h2>
          <p>Add a channel configuration for the web chat to the configuration file and reload.</p>
          <button type="button" class="button button-primary" onClick={() => void chat.channels.load()}>
            Look again
          </button>
        </div>
      )}
    </>
  );
}
