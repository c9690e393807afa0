import { describe, expect, it } from 'vitest';
import type { Block, Message } from '../../messages/message.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { text } from '../../messages/spans.ts';
import { renderSafely } from './render-safely.ts';

const saying = (content: string): Block => ({ kind: 'paragraph', spans: [text(content)] });
const UNKNOWN = { kind: 'hologram', of: 'a newer version' } as unknown as Block;

function aMessage(blocks: readonly Block[]): Message {
  return { title: { spans: [text('Deployment failed')] }, tone: 'bad', blocks, fallbackText: 'failed: checkout' };
}

/** Renders as text, and does not know what is said to be unknown. */
const platform = {
  render(message: Message): string {
    if (JSON.stringify(message).includes('hologram')) throw new TypeError('no such block');
    return renderPlainText(message);
  },
};

describe('renderSafely', () => {
  it('renders what the platform knows, and nothing else is said', () => {
    expect(renderSafely(platform, aMessage([saying('on web-1')]))).toEqual({ payload: 'Deployment failed\n\non web-1' });
  });

  it('leaves out the block that cannot be rendered, says so, and hands on why', () => {
    const { payload, fault } = renderSafely(platform, aMessage([saying('on web-1'), UNKNOWN, saying('since 3:00')]));

    expect(payload).toBe('Deployment failed\n\non web-1\n\nsince 3:00\n\nA part of this message could not be shown here.');
    expect(fault).toBeInstanceOf(TypeError);
  });

  it('says what push notifications say where the title itself cannot be rendered', () => {
    const title = { spans: [text('hologram')] };

    expect(renderSafely(platform, { ...aMessage([saying('on web-1')]), title }).payload).toBe(
      'failed: checkout\n\non web-1\n\nA part of this message could not be shown here.',
    );
  });

  it('throws where the platform renders nothing at all', () => {
    const broken = {
      render(): never {
        throw new Error('broken');
      },
    };

    expect(() => renderSafely(broken, aMessage([saying('on web-1')]))).toThrow('broken');
  });
});
