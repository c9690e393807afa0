// A message in the form of its platform, whatever is in it: what a newer version has composed may hold what this one does not know, and
// somebody waits for the rest.
import type { Block, Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import type { Platform } from '../../platforms/platform.ts';

/** What was rendered, and why not all of the message. */
interface RenderedSafely {
  readonly payload: unknown;
  readonly fault?: unknown;
}

/** Renders a message; of one that the platform cannot render, the parts that it can, with a word that something is missing. */
export function renderSafely(platform: Pick<Platform, 'render'>, message: Message): RenderedSafely {
  try {
    return { payload: platform.render(message) };
  } catch (fault) {
    const rest = withoutWhatFails(message, (part) => canRender(platform, part));
    // Where even that fails the platform itself does, and whoever asked hears of it.
    return { payload: platform.render(rest), fault };
  }
}

function withoutWhatFails(message: Message, isRenderable: (part: Message) => boolean): Message {
  const { title, fallbackText } = message;
  const bare: Message = { ...message, blocks: [] };
  // The line of push notifications is text alone, and says what happened.
  const whole: Message = isRenderable(bare) ? bare : { ...bare, title: { spans: [text(fallbackText)] }, tone: 'neutral' };
  const blocks = message.blocks.filter((block) => isRenderable({ ...whole, blocks: [block] }));
  const isShort = blocks.length < message.blocks.length || whole.title !== title;
  return isShort ? { ...whole, blocks: [...blocks, MISSING] } : { ...whole, blocks };
}

function canRender(platform: Pick<Platform, 'render'>, message: Message): boolean {
  try {
    platform.render(message);
    return true;
  } catch {
    return false;
  }
}

const MISSING: Block = { kind: 'footer', spans: [text('A part of this message could not be shown here.')] };
