// What of Slack's message format Signalbox uses, and nothing more: no `mrkdwn` object is among it, so no text in a block is ever parsed.

import type { Message } from '../../messages/message.ts';

/** How a text of rich text looks. */
export interface SlackStyle {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
}

/** A text of rich text; Slack shows it as it is. */
export interface SlackText {
  readonly type: 'text';
  readonly text: string;
  readonly style?: SlackStyle;
}

/** An inline element of rich text. */
export type SlackInline =
  | SlackText
  | { readonly type: 'link'; readonly url: string; readonly text: string; readonly style?: SlackStyle }
  | { readonly type: 'emoji'; readonly name: string }
  | { readonly type: 'user'; readonly user_id: string }
  | { readonly type: 'usergroup'; readonly usergroup_id: string }
  | { readonly type: 'broadcast'; readonly range: 'here' | 'channel' | 'everyone' }
  | { readonly type: 'date'; readonly timestamp: number; readonly format: string; readonly fallback: string };

/** A paragraph of rich text. */
export interface SlackSection {
  readonly type: 'rich_text_section';
  readonly elements: readonly SlackInline[];
}

/** What a rich text block is made of. */
export type SlackRichTextPart =
  | SlackSection
  | { readonly type: 'rich_text_list'; readonly style: 'bullet'; readonly elements: readonly SlackSection[] }
  | { readonly type: 'rich_text_preformatted'; readonly elements: readonly SlackText[] };

/** A table; its first row names the columns. It stands in an attachment: where Slack takes it for certain. */
export interface SlackTable {
  readonly type: 'table';
  readonly rows: readonly (readonly { readonly type: 'rich_text'; readonly elements: readonly [SlackSection] }[])[];
  readonly column_settings: readonly { readonly is_wrapped: true }[];
}

/** A text object without markup; only & < > are special in it, and escaped. */
export interface SlackPlainText {
  readonly type: 'plain_text';
  readonly text: string;
  /** False: a shortcode such as `:aws:` in an ARN stays text. */
  readonly emoji: false;
}

/** A button that opens an address. */
export interface SlackLinkButton {
  readonly type: 'button';
  readonly text: SlackPlainText;
  readonly url: string;
}

/** What Slack asks before it tells of a press. */
export interface SlackConfirm {
  readonly title: SlackPlainText;
  readonly text: SlackPlainText;
  readonly confirm: SlackPlainText;
  readonly deny: SlackPlainText;
  readonly style: 'primary' | 'danger';
}

/** A button that starts something; its value comes back with the press. */
export interface SlackPressButton {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: SlackPlainText;
  readonly value: string;
  readonly style?: 'primary' | 'danger';
  readonly confirm?: SlackConfirm;
}

/** One of several things to choose from. */
export interface SlackOption {
  readonly text: SlackPlainText;
  readonly value: string;
}

/** A menu behind three dots, for what is pressed seldom. */
interface SlackOverflow {
  readonly type: 'overflow';
  readonly action_id: string;
  readonly options: readonly SlackOption[];
}

/** What stands in a row of buttons. */
export type SlackPressable = SlackLinkButton | SlackPressButton | SlackOverflow;

/** A block. */
export type SlackBlock =
  | { readonly type: 'rich_text'; readonly elements: readonly SlackRichTextPart[] }
  | { readonly type: 'header'; readonly text: SlackPlainText }
  | { readonly type: 'context'; readonly elements: readonly SlackPlainText[] }
  | { readonly type: 'actions'; readonly elements: readonly SlackPressable[] }
  | SlackTable
  /** A picture that was uploaded. */
  | { readonly type: 'image'; readonly slack_file: { readonly id: string }; readonly alt_text: string };

/** A secondary attachment: the only part of a Slack message that has a color bar. */
export interface SlackAttachment {
  readonly color: string;
  readonly blocks: readonly SlackBlock[];
}

/** A message as chat.postMessage and chat.update take it. */
export interface SlackPayload {
  /** For push notifications and screen readers; the one place that Slack parses, so everything in it is neutralized. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  /** Empty rather than absent: chat.update keeps the old attachments where none are given. */
  readonly attachments: readonly SlackAttachment[];
}

/** A message with what is to be uploaded for it once it is there. */
export interface SlackPosting extends SlackPayload {
  /** The message itself, where it has charts, files, buttons or forms; never sent. */
  readonly message?: Message;
}
