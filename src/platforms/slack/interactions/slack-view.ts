// What of Slack's views Signalbox uses, and nothing more.
import type { SlackBlock, SlackOption, SlackPlainText } from '../slack-payload.ts';

/** Some of many choices, under a label. */
export interface SlackOptionGroup {
  readonly label: SlackPlainText;
  readonly options: readonly SlackOption[];
}

/** What there is to choose from: many choices stand in groups. */
export type SlackChoices = { readonly options: readonly SlackOption[] } | { readonly option_groups: readonly SlackOptionGroup[] };

/** What one types into. */
interface SlackTextInput {
  readonly type: 'plain_text_input';
  readonly action_id: string;
  readonly multiline: boolean;
  readonly max_length: number;
  readonly initial_value?: string;
}

/** What one chooses from. */
type SlackChoiceInput =
  | ({ readonly type: 'static_select'; readonly action_id: string; readonly initial_option?: SlackOption } & SlackChoices)
  | ({ readonly type: 'multi_static_select'; readonly action_id: string; readonly initial_options?: readonly SlackOption[] } & SlackChoices)
  | {
      readonly type: 'checkboxes';
      readonly action_id: string;
      readonly options: readonly SlackOption[];
      readonly initial_options?: readonly SlackOption[];
    };

/** What one types into or chooses from. */
export type SlackInputElement = SlackTextInput | SlackChoiceInput;

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

/** Lists all that there is to choose from. */
export function choicesOf(choices: SlackChoices): readonly SlackOption[] {
  return 'options' in choices ? choices.options : choices.option_groups.flatMap(({ options }) => options);
}
