// What mends a fault: a command to copy, or what to do in words.
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { CopyButton } from './copy-button.tsx';

// Match: signalbox topics subscribe, aws sns create-topic. Near miss: Make the queue again.
const COMMAND = /^(?:aws|signalbox|curl) /;

/** Shows it. */
export function MendLine({ mend }: { readonly mend: string }): VNode {
  const code = useRef<HTMLElement>(null);
  if (!COMMAND.test(mend)) return <p class="mend">{mend}.</p>;
  return (
    <div class="command">
      <pre>
        <code ref={code}>{mend}</code>
      </pre>
      <CopyButton text={mend} source={code} />
    </div>
  );
}
