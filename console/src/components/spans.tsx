// Inline text of a message. Everything is text to the browser: nothing here can become markup.
import type { VNode } from 'preact';
import type { WebSpan } from '../../../src/contract/web-message.ts';
import { Instant } from './instant.tsx';
import { WebLink } from './web-link.tsx';

/** What is shown, and whether a link around it already leads somewhere. */
export interface SpansProps {
  readonly spans: readonly WebSpan[];
  readonly isInsideLink?: boolean;
}

/** Shows spans one after the other. */
export function Spans({ spans, isInsideLink = false }: SpansProps): VNode {
  return (
    <>
      {spans.map((span, index) => (
        <SpanView key={index} span={span} isInsideLink={isInsideLink} />
      ))}
    </>
  );
}

function SpanView({ span, isInsideLink }: { readonly span: WebSpan; readonly isInsideLink: boolean }): VNode {
  switch (span.kind) {
    case 'text':
      return <>{span.text}</>;
    case 'bold':
      return (
        <strong>
          <Spans spans={span.spans} isInsideLink={isInsideLink} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Spans spans={span.spans} isInsideLink={isInsideLink} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Spans spans={span.spans} isInsideLink={isInsideLink} />
        </s>
      );
    case 'code':
      return <code>{span.text}</code>;
    case 'link':
      // A link within a link is no HTML; the outer one leads on.
      return isInsideLink ? <>{span.text}</> : <WebLink address={span.url}>{span.text}</WebLink>;
    case 'mention':
      return <span class="mention">{span.text}</span>;
    case 'time':
      return <Instant at={span.at} />;
    case 'lineBreak':
      return <br />;
  }
}
