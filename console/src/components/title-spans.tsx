// A message's title. Titles of AWS events are parts with bars between them; the bars step back, so that the parts are read.
import { Fragment } from 'preact';
import type { VNode } from 'preact';
import type { WebSpan } from '../../../src/contract/web-message.ts';
import { Spans } from './spans.tsx';
import type { SpansProps } from './spans.tsx';

const SEPARATOR = ' | ';

/** Parts no longer than this stay on one line: a Region torn at its hyphen reads like two words. A phone's line has room for some thirty. */
const WHOLE_PART_MAX_LENGTH = 24;

/** Shows a title. */
export function TitleSpans({ spans, isInsideLink = false }: SpansProps): VNode {
  return (
    <>
      {spans.map((span, index) =>
        span.kind === 'text' ? <TitleParts key={index} span={span} /> : <Spans key={index} spans={[span]} isInsideLink={isInsideLink} />,
      )}
    </>
  );
}

function TitleParts({ span }: { readonly span: Extract<WebSpan, { kind: 'text' }> }): VNode {
  return (
    <>
      {span.text.split(SEPARATOR).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <span class="title-separator"> |</span>}
          {index > 0 && ' '}
          {part.length <= WHOLE_PART_MAX_LENGTH ? <span class="title-whole-part">{part}</span> : part}
        </Fragment>
      ))}
    </>
  );
}
