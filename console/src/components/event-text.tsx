// All of an event's text, to be read, copied or taken away. Everything is text to the browser: nothing here can become markup.
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { StoredEventAnswer } from '../../../src/contract/admin-api.ts';
import { formatJson } from '../format/format-json.ts';
import { formatSize } from '../format/format-size.ts';
import { showUnseen } from '../format/show-unseen.ts';
import { CopyButton } from './copy-button.tsx';
import { Icon } from './icon.tsx';

/** Shows the text; JSON on lines of its own. What is copied and saved is the text as it came. */
export function EventText({ event: { eventId, text } }: { readonly event: StoredEventAnswer }): VNode {
  const source = useRef<HTMLElement>(null);
  if (text === undefined) {
    return (
      <section aria-labelledby="event-text">
        <h2 id="event-text">Text</h2>
        <p class="event-note">Deleted: the topic was refused while the event waited for an approval.</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="event-text">
      <div class="event-text-head">
        <h2 id="event-text">
          Text <span class="event-size">{formatSize(new TextEncoder().encode(text).byteLength)}</span>
        </h2>
        <CopyButton text={text} source={source} />
        <a class="button button-small" href={`/api/events/${encodeURIComponent(eventId)}/original`} download>
          <Icon name="arrowDown" />
          Download
        </a>
      </div>
      <pre class="event-text" dir="ltr">
        <code ref={source}>{showUnseen(formatJson(text) ?? text)}</code>
      </pre>
    </section>
  );
}
