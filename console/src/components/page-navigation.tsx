// The way around: channels, and what administrators decide. The same on the desk's side column and in the phone's menu.
import type { VNode } from 'preact';
import type { Session } from '../../../src/contract/admin-api.ts';
import { channelLabel } from '../format/channel-label.ts';
import type { ChatChannel } from '../state/chat-channels.ts';
import type { AdministrationPage, PageRoute } from '../state/page-route.ts';
import { routeHash } from '../state/page-route.ts';
import { BrandMark } from './brand-mark.tsx';
import { CountBadge } from './count-badge.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { SignedInPerson } from './signed-in-person.tsx';

/** What there is to go to, and where the reader is. */
export interface PageNavigationProps {
  readonly session: Session;
  readonly channels: readonly ChatChannel[];
  readonly unreadCounts: ReadonlyMap<string, number>;
  readonly pendingCount: number;
  readonly route: PageRoute;
  readonly onSignOut: () => Promise<string | undefined>;
  readonly onNavigate?: () => void;
}

const ADMINISTRATION: readonly { readonly page: AdministrationPage; readonly name: string; readonly icon: IconName }[] = [
  { page: 'set-up', name: 'Set-up', icon: 'list' },
  { page: 'topics', name: 'Topics', icon: 'topic' },
  { page: 'silences', name: 'Silences', icon: 'quiet' },
];

/** Shows the product's name, the pages and the person. */
export function PageNavigation(props: PageNavigationProps): VNode {
  const { session, channels, unreadCounts, pendingCount, route, onSignOut, onNavigate } = props;
  return (
    <div class="navigation">
      <p class="brand">
        <BrandMark />
        Signalbox
      </p>
      <nav aria-label="Channels" onClick={onNavigate}>
        <p class="navigation-heading" aria-hidden="true">
          Channels
        </p>
        <ul>
          {channels.map(({ channelId, channelName }) => (
            <li key={channelId}>
              <a
                class="navigation-link"
                href={routeHash({ page: 'channel', channelId })}
                aria-current={route.page === 'channel' && route.channelId === channelId ? 'page' : undefined}
              >
                <Icon name="hash" />
                <span class="navigation-name">{channelLabel(channelName)}</span>
                <CountBadge count={unreadCounts.get(channelId) ?? 0} meaning="unread" />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {session.isAdministrator && (
        <nav aria-label="Administration" onClick={onNavigate}>
          <p class="navigation-heading" aria-hidden="true">
            Administration
          </p>
          <ul>
            {ADMINISTRATION.map(({ page, name, icon }) => (
              <li key={page}>
                <a class="navigation-link" href={routeHash({ page })} aria-current={route.page === page ? 'page' : undefined}>
                  <Icon name={icon} />
                  <span class="navigation-name">{name}</span>
                  {page === 'topics' && <CountBadge count={pendingCount} meaning="pending" />}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div class="navigation-footer">
        <SignedInPerson displayName={session.displayName} onSignOut={onSignOut} />
        <p>Times in {new Intl.DateTimeFormat().resolvedOptions().timeZone}</p>
        <p>Signalbox {session.version}</p>
      </div>
    </div>
  );
}
