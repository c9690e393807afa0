// Picks the component of a block's kind.
import type { VNode } from 'preact';
import type { WebBlock, WebChannelMessage } from '../../../src/contract/web-message.ts';
import type { ActionPresses } from '../state/action-presses.ts';
import { ActionsBlock } from './actions-block.tsx';
import { ChartBlock } from './chart-block.tsx';
import { CodeBlock } from './code-block.tsx';
import { FieldsBlock } from './fields-block.tsx';
import { FileBlock } from './file-block.tsx';
import { FooterBlock } from './footer-block.tsx';
import { FormBlock } from './form-block.tsx';
import { LinksBlock } from './links-block.tsx';
import { ListBlock } from './list-block.tsx';
import { ParagraphBlock } from './paragraph-block.tsx';
import { TableBlock } from './table-block.tsx';
import { TagsBlock } from './tags-block.tsx';

/** A block, the message it is part of, and what its buttons do. */
export interface MessageBlockProps {
  readonly block: WebBlock;
  readonly message: WebChannelMessage;
  readonly actionPresses: ActionPresses;
}

/** Shows a block; a kind that this page does not know yet takes no room. */
export function MessageBlock({ block, message, actionPresses }: MessageBlockProps): VNode | null {
  switch (block.kind) {
    case 'paragraph':
      return <ParagraphBlock spans={block.spans} />;
    case 'fields':
      return <FieldsBlock fields={block.fields} />;
    case 'list':
      return <ListBlock items={block.items} />;
    case 'code':
      return <CodeBlock text={block.text} />;
    case 'tags':
      return <TagsBlock tags={block.tags} />;
    case 'chart':
      return <ChartBlock block={block} index={indexAmongCharts(block, message)} messageId={message.id} revision={message.revision} />;
    case 'table':
      return <TableBlock columns={block.columns} rows={block.rows} />;
    case 'footer':
      return <FooterBlock spans={block.spans} />;
    default:
      return <PressedBlock block={block} message={message} actionPresses={actionPresses} />;
  }
}

/** What one presses or fills in. */
function PressedBlock({ block, message, actionPresses }: MessageBlockProps): VNode | null {
  switch (block.kind) {
    case 'links':
      return <LinksBlock links={block.links} />;
    case 'actions':
      return <ActionsBlock actions={block.actions} messageId={message.id} actionPresses={actionPresses} />;
    case 'form':
      return <FormBlock form={block} messageId={message.id} actionPresses={actionPresses} />;
    case 'file':
      return <FileBlock file={block.file} />;
    default:
      return null;
  }
}

function indexAmongCharts(block: WebBlock, { payload }: WebChannelMessage): number {
  return Math.max(0, payload.blocks.filter(({ kind }) => kind === 'chart').indexOf(block));
}
