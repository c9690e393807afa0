// A file to take away: a link for as long as the server keeps it, then what to do instead.
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { WebBlock } from '../../../src/contract/web-message.ts';
import { formatSize } from '../format/format-size.ts';
import { Icon } from './icon.tsx';
import { Instant } from './instant.tsx';

/** Shows a file; the browser saves it and never opens it as a page. */
export function FileBlock({ file }: Pick<Extract<WebBlock, { kind: 'file' }>, 'file'>): VNode {
  const { fileId, name, byteCount, expiresAt } = file;
  const [isExpired, setExpired] = useState(() => isOver(expiresAt));
  if (isExpired) {
    return (
      <p class="file-note">
        <Icon name="alert" />
        <span>
          {name} was kept until <Instant at={expiresAt} />. Send the command again for a new file.
        </span>
      </p>
    );
  }
  return (
    <p class="file-block">
      <a
        class="button button-small"
        href={`/api/files/${encodeURIComponent(fileId)}`}
        download={name}
        onClick={(event) => {
          if (!isOver(expiresAt)) return;
          event.preventDefault();
          setExpired(true);
        }}
      >
        📎 {name}
      </a>{' '}
      <span class="file-note">
        {formatSize(byteCount)}, kept until <Instant at={expiresAt} />
      </span>
    </p>
  );
}

function isOver(expiresAt: string): boolean {
  return Date.parse(expiresAt) <= Date.now();
}
