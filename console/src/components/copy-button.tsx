// Copies a line, and says whether that worked.
import type { RefObject, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { copyText } from './copy-text.ts';
import { Icon } from './icon.tsx';

/** What is copied, and the element that shows it. */
export interface CopyButtonProps {
  readonly text: string;
  readonly source: RefObject<HTMLElement | null>;
}

/** Shows the button; its answer is read out. */
export function CopyButton({ text, source }: CopyButtonProps): VNode {
  const [answer, setAnswer] = useState('');

  async function copy(): Promise<void> {
    setAnswer('');
    const isCopied = await copyText(text, source.current);
    setAnswer(isCopied ? 'Copied' : 'Selected: copy it with your keyboard');
  }

  return (
    <span class="copy">
      <span role="status" class="copy-answer">
        {answer}
      </span>
      <button type="button" class="button button-small" onClick={() => void copy()}>
        <Icon name={answer === 'Copied' ? 'check' : 'copy'} />
        Copy
      </button>
    </span>
  );
}
