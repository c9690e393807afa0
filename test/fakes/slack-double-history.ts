// What the Slack double tells of the past: conversations.history and conversations.replies, newest first, a page at a time.
import type { DoubleAnswer, DoubleRequest, DoubleWorkspace } from './slack-double-call.ts';

/** What of a message the past tells. */
interface PastMessage {
  readonly ts: string;
  readonly threadTs?: string;
  readonly text: string;
}

/** A channel's messages, and who asks. */
export interface HistoryQuestion {
  readonly request: DoubleRequest;
  readonly workspace: DoubleWorkspace;
  /** Undefined where the workspace has no such channel. */
  readonly messages: readonly PastMessage[] | undefined;
}

interface Mark {
  readonly metadata: unknown;
  readonly postedAt: number;
}

/** Remembers the metadata and the instant of posts. */
export class SlackDoubleHistory {
  readonly #now: () => number;
  readonly #marks = new Map<string, Mark>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Notes a post. */
  note(ts: string, metadata: string | undefined): void {
    this.#marks.set(ts, { metadata: metadata === undefined ? undefined : JSON.parse(metadata), postedAt: this.#now() });
  }

  /** Notes a change: metadata that is not given stays, and an empty object takes it away (docs.slack.dev/reference/methods/chat.update). */
  change(ts: string, metadata: string | undefined): void {
    const mark = this.#marks.get(ts);
    if (mark === undefined || metadata === undefined) return;
    const given = JSON.parse(metadata) as object;
    this.#marks.set(ts, { ...mark, metadata: Object.keys(given).length === 0 ? undefined : given });
  }

  /** Slack API: channels:history for public channels, groups:history for private ones; metadata only where it is asked for. */
  answer({ request: { method, parameters }, workspace, messages }: HistoryQuestion): DoubleAnswer {
    const { channel = '', ts } = parameters;
    const needed = (workspace.privateChannelIds ?? []).includes(channel) ? 'groups:history' : 'channels:history';
    if (!(workspace.scopes ?? ['channels:history', 'groups:history']).includes(needed)) {
      return { ok: false, error: 'missing_scope', needed };
    }
    if (messages === undefined) return { ok: false, error: 'channel_not_found' };
    if (method === 'conversations.history')
      return this.#page(
        messages.filter(({ threadTs }) => threadTs === undefined),
        parameters,
      );
    const thread = messages.filter((message) => message.threadTs === ts || message.ts === ts);
    return thread.some((message) => message.ts === ts) ? this.#page(thread, parameters) : { ok: false, error: 'thread_not_found' };
  }

  #page(messages: readonly PastMessage[], parameters: DoubleRequest['parameters']): DoubleAnswer {
    const { oldest = '0', limit = '100', cursor = '0', include_all_metadata: isWithMetadata } = parameters;
    const wanted = messages.filter(({ ts }) => (this.#marks.get(ts)?.postedAt ?? 0) >= Number(oldest) * 1_000).toReversed();
    const from = Number(cursor);
    const page = wanted.slice(from, from + Number(limit)).map(({ ts, text }) => {
      const metadata = isWithMetadata === 'true' ? this.#marks.get(ts)?.metadata : undefined;
      return { type: 'message', ts, text, ...(metadata === undefined ? {} : { metadata }) };
    });
    const next = from + page.length;
    const isMore = next < wanted.length;
    return { ok: true, messages: page, has_more: isMore, response_metadata: { next_cursor: isMore ? String(next) : '' } };
  }
}
