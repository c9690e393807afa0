// How a message feels, as a sign and a word: the bar's color is never the only one to say it.
import type { VNode } from 'preact';
import type { WebPayload } from '../../../src/contract/web-message.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

const tones: Readonly<Record<WebPayload['tone'], { readonly icon: IconName; readonly word: string }>> = {
  bad: { icon: 'problem', word: 'Problem' },
  warning: { icon: 'alert', word: 'Warning' },
  good: { icon: 'check', word: 'Good' },
  progress: { icon: 'progress', word: 'In progress' },
  neutral: { icon: 'circle', word: 'Notice' },
};

/** What the sign is made of. */
export interface ToneMarkProps {
  readonly tone: WebPayload['tone'];
  readonly emoji: string | undefined;
}

/** Shows the message's emoji, or the tone's own sign where it has none. */
export function ToneMark({ tone, emoji }: ToneMarkProps): VNode {
  const { icon, word } = tones[tone] ?? tones.neutral;
  return (
    <span class="tone-mark">
      <span class="visually-hidden">{word}: </span>
      {emoji === undefined || emoji === '' ? <Icon name={icon} /> : <span aria-hidden="true">{emoji}</span>}
    </span>
  );
}
