// What Slack sends when somebody presses a button of the double, or fills in a view and sends it.
import type { SlackOption, SlackPressable } from '../../src/platforms/slack/slack-payload.ts';
import { choicesOf, type SlackInput } from '../../src/platforms/slack/interactions/slack-view.ts';
import type { DoubleWorkspace } from './slack-double-call.ts';
import type { DoubleMessage } from './slack-double-state.ts';
import type { DoubleView } from './slack-double-views.ts';

/** A press to make. */
export interface FakePress {
  readonly teamId: string;
  readonly channelId: string;
  /** The message of the button. */
  readonly ts: string;
  /** The words of the button, or of the choice in a menu. */
  readonly button: string;
  readonly userId?: string;
  /** When it was pressed; two presses at the same instant are one that Slack tells twice. */
  readonly actionTs?: string;
  /** More fields of the payload, for example another `team`. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** What is filled into a view, by the labels of its inputs: a text, or the words of what is chosen. */
export type FakeFilling = Readonly<Record<string, string | readonly string[]>>;

/** Slack does so somewhere on the way, in texts at least (slackapi/bolt-python#513). */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Makes the payload of a press; throws where the message has no such button. */
export function pressPayload(
  press: FakePress,
  { message, workspace, trigger }: { readonly message: DoubleMessage; readonly workspace: DoubleWorkspace; readonly trigger: string },
): object {
  const { channelId, userId = 'U0PERSON', actionTs = `${message.ts}9` } = press;
  const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
  return {
    type: 'block_actions',
    user: { id: userId, username: 'person', team_id: workspace.teamId },
    api_app_id: 'A0DOUBLE',
    container: { type: 'message', message_ts: message.ts, channel_id: channelId, is_ephemeral: false, ...thread },
    trigger_id: trigger,
    team: { id: workspace.teamId, domain: 'double' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channelId, name: 'double' },
    message: { type: 'message', user: workspace.botUserId, team: workspace.teamId, ts: message.ts, text: message.text, ...thread },
    state: { values: {} },
    response_url: 'https://hooks.slack.com/actions/T0/1/double',
    actions: [{ ...findPressed(message, press.button), action_ts: actionTs, block_id: 'b0' }],
    ...press.fields,
  };
}

function findPressed(message: DoubleMessage, words: string): object {
  const blocks = [...message.blocks, ...message.attachments.flatMap((attachment) => attachment.blocks)];
  const elements = blocks.flatMap((block): readonly SlackPressable[] => (block.type === 'actions' ? block.elements : []));
  for (const element of elements) {
    if (element.type === 'overflow') {
      const option = element.options.find(({ text }) => unescaped(text.text) === words);
      if (option === undefined) continue;
      return { type: 'overflow', action_id: element.action_id, selected_option: { ...option, value: escaped(option.value) } };
    }
    if (unescaped(element.text.text) !== words) continue;
    // Of a button that opens an address Slack tells as well.
    if ('url' in element) return { type: 'button', action_id: 'link', text: element.text, url: element.url };
    return { type: 'button', action_id: element.action_id, text: element.text, value: escaped(element.value) };
  }
  throw new Error(`the message has no button ${words}`);
}

/** Makes the payload of what is sent; throws where Slack itself does not let it be sent. */
export function submissionPayload({ id, view, userId, teamId }: DoubleView, filling: FakeFilling): object {
  const inputs = view.blocks.flatMap((block) => (block.type === 'input' ? [block] : []));
  const values = Object.fromEntries(inputs.map((input) => [input.block_id, { [input.element.action_id]: fill(input, filling) }]));
  return {
    type: 'view_submission',
    team: { id: teamId, domain: 'double' },
    user: { id: userId, username: 'person', team_id: teamId },
    api_app_id: 'A0DOUBLE',
    trigger_id: '1.1.1',
    enterprise: null,
    is_enterprise_install: false,
    view: { ...view, id, team_id: teamId, app_installed_team_id: teamId, hash: '1.abc', state: { values } },
  };
}

function fill(input: SlackInput, filling: FakeFilling): object {
  const { label, element, optional } = input;
  const given = filling[unescaped(label.text)];
  const words = typeof given === 'string' ? [given] : given;
  const filled = element.type === 'plain_text_input' ? type(element, words) : choose(element, words);
  if (!optional && filled.isEmpty) throw new Error(`${label.text} is not filled in`);
  return { type: element.type, ...filled.state };
}

interface Filled {
  readonly isEmpty: boolean;
  readonly state: object;
}

type Typed = Extract<SlackInput['element'], { type: 'plain_text_input' }>;

function type({ initial_value: initial = '' }: Typed, words: readonly string[] | undefined): Filled {
  const value = words?.join('\n') ?? initial;
  return { isEmpty: value === '', state: { value: value === '' ? null : value } };
}

function choose(element: Exclude<SlackInput['element'], Typed>, words: readonly string[] | undefined): Filled {
  const chosen = words === undefined ? initialOf(element) : words.map((word) => find(choicesOf(element), word));
  const returned = chosen.map((option) => ({ ...option, value: escaped(option.value) }));
  const state = element.type === 'static_select' ? { selected_option: returned[0] ?? null } : { selected_options: returned };
  return { isEmpty: chosen.length === 0, state };
}

function initialOf(element: Exclude<SlackInput['element'], Typed>): readonly SlackOption[] {
  if (element.type !== 'static_select') return element.initial_options ?? [];
  return element.initial_option === undefined ? [] : [element.initial_option];
}

function find(options: readonly SlackOption[], words: string): SlackOption {
  const found = options.find(({ text }) => unescaped(text.text) === words);
  if (found === undefined) throw new Error(`there is no choice ${words}`);
  return found;
}
