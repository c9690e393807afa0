// The picture of a chart, drawn by the server in the reader's light.
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { CHART_WIDTHS, chartHeight } from '../../../src/contract/chart-size.ts';
import type { WebBlock } from '../../../src/contract/web-message.ts';
import { Icon } from './icon.tsx';

/** Which chart of which state of a message. */
export interface ChartBlockProps {
  readonly block: Extract<WebBlock, { kind: 'chart' }>;
  /** Which of the message's charts, from 0. */
  readonly index: number;
  readonly messageId: string;
  readonly revision: number;
}

// The place of the pictures is kept while they load, so that nothing jumps. On a phone the large picture's words
// would shrink to half their size, so there is a small one.
const PHONE = '(width < 48rem)';
const DARK = '(prefers-color-scheme: dark)';

/** Shows a chart; where the picture cannot be had its words stand in its place. */
export function ChartBlock({ block, index, messageId, revision }: ChartBlockProps): VNode {
  const [failedRevision, setFailedRevision] = useState<number>();
  if (failedRevision === revision) {
    return (
      <p class="chart-note">
        <Icon name="alert" />
        <span>{block.altText} (The picture could not be loaded.)</span>
      </p>
    );
  }
  const height = chartHeight(block.chart);
  const large = { width: CHART_WIDTHS.large, height };
  const small = { width: CHART_WIDTHS.small, height };
  const address = `/api/messages/${encodeURIComponent(messageId)}/chart.svg?revision=${revision}${index === 0 ? '' : `&chart=${index}`}`;
  return (
    <picture class="chart-block">
      <source media={`${PHONE} and ${DARK}`} srcset={`${address}&theme=dark&size=small`} {...small} />
      <source media={PHONE} srcset={`${address}&theme=light&size=small`} {...small} />
      <source media={DARK} srcset={`${address}&theme=dark`} {...large} />
      <img src={`${address}&theme=light`} alt={block.altText} {...large} decoding="async" onError={() => setFailedRevision(revision)} />
    </picture>
  );
}
