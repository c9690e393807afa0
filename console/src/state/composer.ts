// What a person is about to say in a channel, and what of it is on its way. Nothing typed is ever lost.
import type { Api } from '../api/create-api.ts';
import type { ChannelTimeline } from './channel-timeline.ts';
import { hasArrived } from './pending-message.ts';
import type { PendingMessage } from './pending-message.ts';
import type { SentHistory } from './sent-history.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** What the composer shows. */
interface ComposerState {
  readonly draft: string;
  /** True while the server has not answered. */
  readonly isSending: boolean;
  readonly pending: readonly PendingMessage[];
  /** Why the last message was not sent, in words. */
  readonly failure: string | undefined;
}

/** The composer of one channel. */
export interface Composer {
  readonly state: Store<ComposerState>;
  /** Takes over what is typed. */
  write(draft: string): void;
  /** Sends what is typed. */
  sendDraft(): Promise<void>;
  /** Sends a text beside what is typed. */
  send(text: string): Promise<void>;
  /** Puts a text into the line to be changed; what stood there can be recalled. */
  edit(text: string): void;
  /** Puts an earlier text into an empty line, or in the place of a recalled one; tells whether it has. */
  recallOlder(): boolean;
  recallNewer(): boolean;
  dismissFailure(): void;
}

/** What a composer works with. */
export interface ComposerOptions {
  readonly api: Pick<Api, 'sendMessage'>;
  readonly channelId: string;
  readonly timeline: Pick<ChannelTimeline, 'state'>;
  /** Shared by the channels of a tab. */
  readonly history: SentHistory;
  readonly newMessageId: () => string;
}

/** Makes an empty composer. */
export function createComposer({ api, channelId, timeline, history, newMessageId }: ComposerOptions): Composer {
  const state = createStore<ComposerState>({ draft: '', isSending: false, pending: [], failure: undefined });
  let recalled: string | undefined;
  // The server may have taken a message whose answer got lost; the same id again makes no second one of it.
  let lastFailed: Pick<PendingMessage, 'text' | 'clientMessageId'> | undefined;

  function change(part: Partial<ComposerState>): void {
    state.write({ ...state.read(), ...part });
  }

  function dropArrived(): void {
    const { pending } = state.read();
    const left = pending.filter((message) => !hasArrived(message, timeline.state.read().messages));
    if (left.length !== pending.length) change({ pending: left });
  }
  timeline.state.subscribe(dropArrived);

  function replace(clientMessageId: string, by: readonly PendingMessage[]): readonly PendingMessage[] {
    return state.read().pending.flatMap((message) => (message.clientMessageId === clientMessageId ? by : [message]));
  }

  function write(draft: string): void {
    if (draft !== recalled) history.leave();
    if (draft !== recalled) recalled = undefined;
    change({ draft });
  }

  function edit(text: string): void {
    const { draft } = state.read();
    if (draft.trim() !== '' && draft !== text && draft !== recalled) history.add(draft);
    history.leave();
    recalled = text;
    change({ draft: text });
  }

  async function send(text: string): Promise<void> {
    if (state.read().isSending || text.trim() === '') return;
    const clientMessageId = lastFailed?.text === text ? lastFailed.clientMessageId : newMessageId();
    const afterRevision = timeline.state.read().messages.reduce((newest, { revision }) => Math.max(newest, revision), 0);
    const message: PendingMessage = { clientMessageId, text, messageId: undefined, afterRevision };
    history.add(text);
    recalled = undefined;
    change({ isSending: true, failure: undefined, pending: [...state.read().pending, message] });

    const answer = await api.sendMessage(channelId, { text, clientMessageId });
    if (answer.outcome === 'ok') {
      lastFailed = undefined;
      change({ isSending: false, pending: replace(clientMessageId, [{ ...message, messageId: answer.value.messageId }]) });
      dropArrived();
      return;
    }
    lastFailed = message;
    const { draft } = state.read();
    change({
      isSending: false,
      pending: replace(clientMessageId, []),
      draft: draft === '' ? text : `${text}\n${draft}`,
      failure: `This was not sent. ${answer.refusal.message}.`,
    });
  }

  function recall(text: string | undefined): boolean {
    if (text === undefined) return false;
    recalled = text === '' ? undefined : text;
    change({ draft: text });
    return true;
  }
  const isRecallable = (): boolean => state.read().draft === '' || state.read().draft === recalled;

  return {
    state,
    write,
    edit,
    send,
    sendDraft: async () => {
      const { draft, isSending } = state.read();
      if (isSending || draft.trim() === '') return;
      change({ draft: '' });
      await send(draft);
    },
    recallOlder: () => isRecallable() && recall(history.older()),
    recallNewer: () => isRecallable() && recall(history.newer()),
    dismissFailure: () => change({ failure: undefined }),
  };
}
