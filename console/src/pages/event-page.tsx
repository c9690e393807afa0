// An event as it came: where from, what became of it, and all of its text.
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { StoredEventAnswer } from '../../../src/contract/admin-api.ts';
import type { Api } from '../api/create-api.ts';
import { EventDeliveries } from '../components/event-deliveries.tsx';
import { EventFacts } from '../components/event-facts.tsx';
import { EventText } from '../components/event-text.tsx';
import { FailurePanel } from '../components/failure-panel.tsx';
import { LoadingNote } from '../components/loading-note.tsx';
import { PageHeader } from '../components/page-header.tsx';
import type { PageBar } from '../components/page-header.tsx';
import type { ChatChannel } from '../state/chat-channels.ts';
import { createStoredEvent, type StoredEvent } from '../state/stored-event.ts';
import { useStore } from '../state/use-store.ts';

/** Which event, how it is asked for, and what the page leads to. */
export interface EventPageProps {
  readonly api: Api;
  readonly eventId: string;
  /** The web chat's channels, to which deliveries lead. */
  readonly channels: readonly ChatChannel[];
  readonly bar: PageBar;
}

/** Shows an event. */
export function EventPage({ api, eventId, channels, bar }: EventPageProps): VNode {
  const [stored] = useState(() => createStoredEvent(api, eventId));
  useEffect(() => void stored.load(), [stored]);
  return (
    <>
      <PageHeader title="Original event" isChannel={false} subtitle="As it came, before anything was made of it" bar={bar} />
      <EventContent stored={stored} channels={channels} />
    </>
  );
}

function EventContent({ stored, channels }: { readonly stored: StoredEvent; readonly channels: readonly ChatChannel[] }): VNode {
  const state = useStore(stored.state);
  switch (state.status) {
    case 'loading':
      return <LoadingNote>Loading the event…</LoadingNote>;
    case 'refused':
      return <RefusedEvent stored={stored} code={state.refusal.code} message={state.refusal.message} />;
    case 'ready':
      return <LoadedEvent event={state.event} channels={channels} />;
  }
}

interface RefusedEventProps {
  readonly stored: StoredEvent;
  readonly code: string;
  readonly message: string;
}

/** What no second try changes needs no button for one. */
function RefusedEvent({ stored, code, message }: RefusedEventProps): VNode {
  if (code === 'event-unknown') {
    return (
      <div class="panel">
        <h2>There is no such event</h2>
        <p role="alert">The link names an event that this Signalbox does not have.</p>
      </div>
    );
  }
  if (code === 'administrators-only') {
    return (
      <div class="panel">
        <h2>Only administrators may open this event</h2>
        <p role="alert">No channel of the web chat has it, so others cannot see it here.</p>
      </div>
    );
  }
  return <FailurePanel title="The event could not be loaded" failure={message} onRetry={() => void stored.load()} />;
}

function LoadedEvent({ event, channels }: { readonly event: StoredEventAnswer; readonly channels: readonly ChatChannel[] }): VNode {
  return (
    <div class="event-scroller" id="messages" tabIndex={-1}>
      <div class="event-column">
        <EventFacts event={event} />
        <EventDeliveries deliveries={event.deliveries} channels={channels} />
        <EventText event={event} />
      </div>
    </div>
  );
}
