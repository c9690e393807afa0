// Says what Slack would refuse in a view (docs.slack.dev/reference/views/modal-views).
import { z } from 'zod';
import type { SlackView } from '../interactions/slack-view.ts';
import {
  MAX_ACTION_ID_LENGTH,
  MAX_BLOCK_ID_LENGTH,
  MAX_CHECKBOXES,
  MAX_INPUT_LENGTH,
  MAX_LABEL_LENGTH,
  MAX_OPTION_GROUPS,
  MAX_OPTION_TEXT_LENGTH,
  MAX_PRIVATE_METADATA_LENGTH,
  MAX_SELECT_OPTIONS,
  MAX_VIEW_BLOCKS,
  MAX_VIEW_SIZE,
  MAX_VIEW_TITLE_LENGTH,
} from '../slack-limits.ts';
import { Block, options, plainText, words } from './check-slack-payload.ts';

const anId = { action_id: words(MAX_ACTION_ID_LENGTH) };

interface Choosing {
  readonly options?: readonly { readonly value: string }[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly { readonly value: string }[] }[] | undefined;
  readonly initial_option?: { readonly value: string };
  readonly initial_options?: readonly { readonly value: string }[];
}

/** What is chosen from the beginning must be among the choices, word for word. */
function isAmongOptions({
  options: all = [],
  option_groups: groups = [],
  initial_option: one,
  initial_options: some = [],
}: Choosing): boolean {
  const known = new Set([...all, ...groups.flatMap((group) => group.options)].map((option) => JSON.stringify(option)));
  return [...some, ...(one === undefined ? [] : [one])].every((option) => known.has(JSON.stringify(option)));
}

/** Either choices, or groups of them, and no two that come back as the same. */
const choices = {
  options: options(1, MAX_SELECT_OPTIONS).exactOptional(),
  option_groups: z
    .array(z.strictObject({ label: plainText(MAX_OPTION_TEXT_LENGTH), options: options(1, MAX_SELECT_OPTIONS) }))
    .min(1)
    .max(MAX_OPTION_GROUPS)
    .refine((groups) => {
      const values = groups.flatMap((group) => group.options.map(({ value }) => value));
      return new Set(values).size === values.length;
    }, 'two options have the same value')
    .exactOptional(),
};

function hasChoices(element: { readonly options?: unknown; readonly option_groups?: unknown }): boolean {
  return (element.options === undefined) !== (element.option_groups === undefined);
}

const Element = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('plain_text_input'),
      ...anId,
      multiline: z.boolean(),
      max_length: z.int().min(1).max(MAX_INPUT_LENGTH),
      initial_value: words(MAX_INPUT_LENGTH).exactOptional(),
    })
    .refine(({ initial_value: value = '', max_length: most }) => value.length <= most, 'the value is too long for its input'),
  z
    .strictObject({
      type: z.literal('static_select'),
      ...anId,
      ...choices,
      initial_option: options(1, 1).element.exactOptional(),
    })
    .refine(hasChoices, 'has no choices, or two kinds of them')
    .refine(isAmongOptions, 'what is chosen is no choice'),
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...anId,
      ...choices,
      initial_options: options(1, MAX_SELECT_OPTIONS).exactOptional(),
    })
    .refine(hasChoices, 'has no choices, or two kinds of them')
    .refine(isAmongOptions, 'what is chosen is no choice'),
  z
    .strictObject({
      type: z.literal('checkboxes'),
      ...anId,
      options: options(1, MAX_CHECKBOXES),
      initial_options: options(1, MAX_CHECKBOXES).exactOptional(),
    })
    .refine(isAmongOptions, 'what is chosen is no choice'),
]);

const Input = z.strictObject({
  type: z.literal('input'),
  block_id: words(MAX_BLOCK_ID_LENGTH),
  label: plainText(MAX_LABEL_LENGTH),
  hint: plainText(MAX_LABEL_LENGTH).exactOptional(),
  optional: z.boolean(),
  element: Element,
});

const View = z.strictObject({
  type: z.literal('modal'),
  callback_id: words(MAX_ACTION_ID_LENGTH),
  private_metadata: z.string().max(MAX_PRIVATE_METADATA_LENGTH),
  title: plainText(MAX_VIEW_TITLE_LENGTH),
  submit: plainText(MAX_VIEW_TITLE_LENGTH),
  close: plainText(MAX_VIEW_TITLE_LENGTH),
  blocks: z
    .array(z.union([Input, Block]))
    .min(1)
    .max(MAX_VIEW_BLOCKS)
    .refine((blocks) => {
      const ids = blocks.flatMap((block) => ('block_id' in block ? [block.block_id] : []));
      return new Set(ids).size === ids.length;
    }, 'two blocks have the same block_id'),
});

/** Lists what Slack would refuse in the view; nothing where it would take it. */
export function checkSlackView(view: SlackView): readonly string[] {
  const read = View.safeParse(view);
  if (Buffer.byteLength(JSON.stringify(view)) > MAX_VIEW_SIZE) return ['view_too_large'];
  return read.success ? [] : read.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`);
}
