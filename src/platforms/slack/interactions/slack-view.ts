// What of Slack's views Signalbox uses, and nothing more.
import type { SlackBlock, SlackOption, SlackPlainText } from '../slack-payload.ts';

/** What one types into or chooses from. */
export type SlackInputElement =
  | {
      readonly type: 'plain_text_input';
      readonly action_id: string;
      readonly multiline: boolean;
      readonly max_length: number;
      readonly initial_value?: string;
    }
  | {
      readonly type: 'static_select';
      readonly action_id: string;
      readonly options: readonly SlackOption[];
      readonly initial_option?: SlackOption;
    }
  | {
      readonly type: 'multi_static_select' | 'checkboxes';
      readonly action_id: string;
      readonly options: readonly SlackOption[];
      readonly initial_options?: readonly SlackOption[];
    };

/** An input with its label. */
export interface SlackInput {
  readonly type: 'input';
  readonly block_id: string;
  readonly label: SlackPlainText;
  readonly hint?: SlackPlainText;
  readonly optional: boolean;
  readonly element: SlackInputElement;
}

/** What stands in a view. */
export type SlackViewBlock = SlackInput | Extract<SlackBlock, { type: 'rich_text' | 'context' }>;

/** A view over everything else, as views.open takes it. */
export interface SlackView {
  readonly type: 'modal';
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly title: SlackPlainText;
  readonly submit: SlackPlainText;
  readonly close: SlackPlainText;
  readonly blocks: readonly SlackViewBlock[];
}
