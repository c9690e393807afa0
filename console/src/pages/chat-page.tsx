// Everything behind the sign-in: the navigation and the page that the address bar names.
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../../../src/contract/admin-api.ts';
import type { Api } from '../api/create-api.ts';
import { ConnectionNote } from '../components/connection-note.tsx';
import { ModalDialog } from '../components/modal-dialog.tsx';
import { PageNavigation } from '../components/page-navigation.tsx';
import { channelLabel } from '../format/channel-label.ts';
import type { ChatChannel } from '../state/chat-channels.ts';
import { createBrowserChat } from '../state/create-browser-chat.ts';
import type { PageRoute } from '../state/page-route.ts';
import { useStore } from '../state/use-store.ts';
import { Announcement } from './announcement.tsx';
import { PageContent } from './page-content.tsx';
import { usePageTitle } from './use-page-title.ts';
import { useShownPage } from './use-shown-page.ts';

/** Who is signed in, and how the server is reached. */
export interface ChatPageProps {
  readonly session: Session;
  readonly api: Api;
  /** Signs the person out; what comes back is a failure in words. */
  readonly onSignOut: () => Promise<string | undefined>;
  /** Asks whether the person is still signed in. */
  readonly onStreamRefused: () => void;
}

/** Shows the chat. */
export function ChatPage({ session, api, onSignOut, onStreamRefused }: ChatPageProps): VNode {
  const [{ chat, topics }] = useState(() =>
    createBrowserChat(api, { userId: session.userId, isAdministrator: session.isAdministrator, onStreamRefused }),
  );
  const { channels } = useStore(chat.channels.state);
  const unreadCounts = useStore(chat.unreadCounts);
  const { pendingCount } = useStore(topics.state);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const { route, channel } = useShownPage(chat);
  usePageTitle(titleOf(route, channel), unreadCounts);

  useEffect(() => {
    void chat.channels.load();
    void chat.commandAccount.load();
    if (session.isAdministrator) void topics.load();
    return () => chat.close();
  }, []);

  const navigation = { session, channels, unreadCounts, pendingCount, route, onSignOut };
  const bar = {
    hasElsewhere: pendingCount > 0 || [...unreadCounts.keys()].some((channelId) => channelId !== channel?.channelId),
    onOpenMenu: () => setIsMenuOpen(true),
  };
  return (
    <div class="frame">
      <a class="skip-link" href="#content" onClick={skipToContent}>
        Skip to content
      </a>
      <header class="side">
        <PageNavigation {...navigation} />
      </header>
      <main class="main" id="content" tabIndex={-1}>
        <PageContent session={session} chat={chat} topics={topics} api={api} route={route} channel={channel} bar={bar} />
        <ConnectionNote connection={chat.connection} />
      </main>
      <Announcement announcement={chat.announcement} />
      {isMenuOpen && (
        <ModalDialog label="Menu" class="menu-dialog" onClose={() => setIsMenuOpen(false)}>
          <PageNavigation {...navigation} onNavigate={() => setIsMenuOpen(false)} />
        </ModalDialog>
      )}
    </div>
  );
}

const TITLES: Readonly<Record<Exclude<PageRoute['page'], 'channel'>, string>> = {
  'set-up': 'Set-up',
  topics: 'Topics',
  silences: 'Silences',
  event: 'Original event',
};

function titleOf({ page }: PageRoute, channel: ChatChannel | undefined): string {
  return page === 'channel' ? channelLabel(channel?.channelName ?? 'Signalbox') : TITLES[page];
}

// The address's hash names the page, so the jump is made by hand: to what scrolls, where something does.
function skipToContent(event: MouseEvent): void {
  event.preventDefault();
  (document.querySelector<HTMLElement>('#messages') ?? document.querySelector<HTMLElement>('#content'))?.focus();
}
