import { describe, expect, it } from 'vitest';
import type { Block, Message } from '../messages/message.ts';
import { text, type Span } from '../messages/spans.ts';
import { renderSafely } from '../notifications/deliver/render-safely.ts';
import { findRenderer, RENDER_TARGETS } from './renderers.ts';

const renders = await Promise.all(RENDER_TARGETS.map(async (target) => ({ target, render: await findRenderer(target) })));
const saying = (...spans: readonly Span[]): Block => ({ kind: 'paragraph', spans });

// While a cluster is upgraded, a node of the version before shows what a newer one has composed.
describe.each(renders)('a message of a newer version for $target', ({ render }) => {
  it.each([
    ['a block', { kind: 'hologram', rows: [1] } as unknown as Block],
    ['a span', saying(text('inner'), { kind: 'hologram', value: 1 } as unknown as Span)],
  ])('is shown without %s that is not known', (_what, unknown) => {
    const message: Message = {
      title: { emoji: '🔴', spans: [text('Deployment failed')] },
      tone: 'bad',
      blocks: [saying(text('on web-1')), unknown, saying(text('since yesterday'))],
      fallbackText: 'failed: checkout',
    };

    const shown = JSON.stringify(renderSafely({ render }, message).payload);

    for (const part of ['Deployment failed', 'on web-1', 'since yesterday']) expect(shown).toContain(part);
    expect(shown).not.toContain('hologram');
  });
});
