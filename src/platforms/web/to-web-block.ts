// A block as the browser gets it; a block that would show nothing is none.
import type { WebBlock } from '../../contract/web-message.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { Block } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import type { Span } from '../../messages/spans.ts';
import { makeVisible } from '../../messages/visible-text.ts';
import { toWebChart } from './to-web-chart.ts';
import { toWebSpans } from './to-web-spans.ts';

/** Turns a block into a web block, or returns undefined where nothing of it would be seen. */
export function toWebBlock(block: Block): WebBlock | undefined {
  const webBlock = convert(block);
  return isEmpty(webBlock) ? undefined : webBlock;
}

function convert(block: Block): WebBlock {
  switch (block.kind) {
    case 'paragraph':
    case 'footer':
      return { kind: block.kind, spans: toWebSpans(block.spans) };
    case 'fields':
      return {
        kind: 'fields',
        fields: block.fields.map(({ label, value, isShort }) => ({ label: oneLine(label), value: toWebSpans(value), isShort })),
      };
    case 'list':
      return { kind: 'list', items: entries(block.items) };
    case 'code':
      return { kind: 'code', text: makeVisible(block.text) };
    case 'tags':
      return { kind: 'tags', tags: entries(block.tags) };
    case 'chart':
      return { kind: 'chart', altText: oneLine(block.altText), chart: toWebChart(block.chart) };
    case 'links':
      return { kind: 'links', links: block.links.flatMap((link) => buttonLink(link)) };
  }
}

function entries(sources: readonly (readonly Span[])[]): ReturnType<typeof toWebSpans>[] {
  return sources.map((spans) => toWebSpans(spans)).filter((spans) => spans.length > 0);
}

function buttonLink({ text, url }: { text: string; url: string }): readonly { text: string; url: string }[] {
  const address = httpUrl(url);
  const label = oneLine(text);
  return address === undefined ? [] : [{ text: label === '' ? address : label, url: address }];
}

function isEmpty(block: WebBlock): boolean {
  switch (block.kind) {
    case 'paragraph':
    case 'footer':
      return block.spans.length === 0;
    case 'fields':
      return block.fields.length === 0;
    case 'list':
      return block.items.length === 0;
    case 'tags':
      return block.tags.length === 0;
    case 'links':
      return block.links.length === 0;
    case 'code':
      return block.text === '';
    case 'chart':
      return false;
  }
}
