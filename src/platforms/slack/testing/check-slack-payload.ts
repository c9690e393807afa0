// Says what Slack would refuse in a message. It knows the form of everything that Slack accepts of what we send, and every limit.
import { z } from 'zod';
import { measureBlock } from '../measure-block.ts';
import {
  MAX_ACTION_ID_LENGTH,
  MAX_ACTIONS_ELEMENTS,
  MAX_ALT_TEXT_LENGTH,
  MAX_BLOCKS,
  MAX_BUTTON_TEXT_LENGTH,
  MAX_BUTTON_VALUE_LENGTH,
  MAX_CONFIRM_BUTTON_LENGTH,
  MAX_CONFIRM_TEXT_LENGTH,
  MAX_CONFIRM_TITLE_LENGTH,
  MAX_CONTEXT_ELEMENTS,
  MAX_FALLBACK_LENGTH,
  MAX_HEADER_LENGTH,
  MAX_MESSAGE_SIZE,
  MAX_OPTION_TEXT_LENGTH,
  MAX_OPTION_VALUE_LENGTH,
  MAX_OVERFLOW_OPTIONS,
  MAX_TABLE_COLUMNS,
  MAX_TABLE_ROWS,
  MAX_TABLE_TEXT,
  MAX_TABLES,
  MAX_TEXT_LENGTH,
  MAX_URL_LENGTH,
  MIN_OVERFLOW_OPTIONS,
} from '../slack-limits.ts';
import type { SlackPayload, SlackTable } from '../slack-payload.ts';

/** Something that Slack refuses, with its error code. */
export interface PayloadProblem {
  readonly code: 'invalid_blocks' | 'invalid_attachments' | 'msg_blocks_too_long' | 'msg_too_long' | 'no_text';
  readonly problem: string;
}

/** A text of at most so many characters, with something in it. */
export const words = (limit: number) =>
  z
    .string()
    .min(1)
    .max(limit)
    .refine((text) => text.isWellFormed(), 'holds half a character');
// Match: "a &amp; b". Near miss: "a & b", "<!here>".
const escaped = (limit: number) => words(limit).regex(/^(?:[^&<>]|&(?:amp|lt|gt);)*$/, 'holds a control character');
const webAddress = z.url({ protocol: /^https?$/ }).max(MAX_URL_LENGTH);

const Style = z.strictObject({
  bold: z.literal(true).exactOptional(),
  italic: z.literal(true).exactOptional(),
  strike: z.literal(true).exactOptional(),
  code: z.literal(true).exactOptional(),
});

const Text = z.strictObject({ type: z.literal('text'), text: words(MAX_TEXT_LENGTH), style: Style.exactOptional() });

const Inline = z.discriminatedUnion('type', [
  Text,
  z.strictObject({ type: z.literal('link'), url: webAddress, text: words(MAX_TEXT_LENGTH), style: Style.exactOptional() }),
  z.strictObject({ type: z.literal('emoji'), name: z.string().regex(/^[^\s:]{1,100}$/) }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().regex(/^[UW][0-9A-Z]+$/) }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string().regex(/^S[0-9A-Z]+$/) }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']) }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int().nonnegative(),
    format: z.string().regex(/\{(?:date|time)/),
    fallback: words(100),
  }),
]);

const Section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(Inline).min(1) });

const RichTextPart = z.discriminatedUnion('type', [
  Section,
  z.strictObject({ type: z.literal('rich_text_list'), style: z.literal('bullet'), elements: z.array(Section).min(1) }),
  z.strictObject({ type: z.literal('rich_text_preformatted'), elements: z.array(Text).min(1) }),
]);

/** A text object without markup. */
export const plainText = (limit: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: escaped(limit), emoji: z.literal(false) });

const LinkButton = z.strictObject({ type: z.literal('button'), text: plainText(MAX_BUTTON_TEXT_LENGTH), url: webAddress });

const Confirm = z.strictObject({
  title: plainText(MAX_CONFIRM_TITLE_LENGTH),
  text: plainText(MAX_CONFIRM_TEXT_LENGTH),
  confirm: plainText(MAX_CONFIRM_BUTTON_LENGTH),
  deny: plainText(MAX_CONFIRM_BUTTON_LENGTH),
  style: z.enum(['primary', 'danger']),
});

const PressButton = z.strictObject({
  type: z.literal('button'),
  action_id: words(MAX_ACTION_ID_LENGTH),
  text: plainText(MAX_BUTTON_TEXT_LENGTH),
  // Slack may turn & < > into their entities on the way: none of ours has any.
  value: words(MAX_BUTTON_VALUE_LENGTH).regex(/^[^&<>]*$/, 'would come back changed'),
  style: z.enum(['primary', 'danger']).exactOptional(),
  confirm: Confirm.exactOptional(),
});

/** Choices, each of which comes back as another. */
export const options = (least: number, most: number) =>
  z
    .array(
      z.strictObject({
        text: plainText(MAX_OPTION_TEXT_LENGTH),
        value: words(MAX_OPTION_VALUE_LENGTH).regex(/^[^&<>]*$/, 'would come back changed'),
      }),
    )
    .min(least)
    .max(most)
    .refine((given) => new Set(given.map(({ value }) => value)).size === given.length, 'two options have the same value');

const Overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: words(MAX_ACTION_ID_LENGTH),
  options: options(MIN_OVERFLOW_OPTIONS, MAX_OVERFLOW_OPTIONS),
});

const Row = z
  .array(z.union([LinkButton, PressButton, Overflow]))
  .min(1)
  .max(MAX_ACTIONS_ELEMENTS)
  .refine((elements) => {
    const ids = elements.flatMap((element) => ('action_id' in element ? [element.action_id] : []));
    return new Set(ids).size === ids.length;
  }, 'two elements have the same action_id');

/** A block of a message. */
export const Block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('rich_text'), elements: z.array(RichTextPart).min(1) }),
  z.strictObject({ type: z.literal('header'), text: plainText(MAX_HEADER_LENGTH) }),
  z.strictObject({ type: z.literal('context'), elements: z.array(plainText(MAX_TEXT_LENGTH)).min(1).max(MAX_CONTEXT_ELEMENTS) }),
  z.strictObject({ type: z.literal('actions'), elements: Row }),
  // Slack's own pattern of an id, as its refusals quote it (python-slack-sdk, issue 1521).
  z.strictObject({
    type: z.literal('image'),
    slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{8,}$/) }),
    alt_text: escaped(MAX_ALT_TEXT_LENGTH),
  }),
]);

const Cell = z.strictObject({ type: z.literal('rich_text'), elements: z.tuple([Section]) });
const Table = z.strictObject({
  type: z.literal('table'),
  rows: z.array(z.array(Cell).min(1).max(MAX_TABLE_COLUMNS)).min(1).max(MAX_TABLE_ROWS),
  column_settings: z.array(z.strictObject({ is_wrapped: z.literal(true) })).max(MAX_TABLE_COLUMNS),
});

const Blocks = z.array(Block);
// Outside of attachments some were refused a table with invalid_blocks.
const Attachment = z.strictObject({
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  blocks: z.array(z.discriminatedUnion('type', [...Block.options, Table])).min(1),
});

function problemsOf(code: PayloadProblem['code'], result: z.ZodSafeParseResult<unknown>): PayloadProblem[] {
  return result.success ? [] : result.error.issues.map((issue) => ({ code, problem: `/${issue.path.join('/')}: ${issue.message}` }));
}

function checkText(text: string): PayloadProblem[] {
  const problems = problemsOf('no_text', escaped(MAX_FALLBACK_LENGTH * 2).safeParse(text));
  return text.length > MAX_FALLBACK_LENGTH ? [...problems, { code: 'msg_too_long', problem: `text of ${String(text.length)}` }] : problems;
}

function checkTables(tables: readonly SlackTable[]): PayloadProblem[] {
  const code = 'invalid_attachments';
  const problems: PayloadProblem[] = tables.length > MAX_TABLES ? [{ code, problem: 'only_one_table_allowed' }] : [];
  const size = textOf(tables).length;
  return size > MAX_TABLE_TEXT ? [...problems, { code, problem: `tables of ${String(size)} characters` }] : problems;
}

/** Everything that a reader of the cells sees. */
function textOf(part: unknown): string {
  if (Array.isArray(part)) return part.map(textOf).join('');
  if (typeof part !== 'object' || part === null) return '';
  return Object.entries(part).reduce((text, [name, value]) => text + (name === 'text' ? String(value) : textOf(value)), '');
}

function checkSize(payload: SlackPayload): PayloadProblem[] {
  const blocks = [...payload.blocks, ...payload.attachments.flatMap((attachment) => attachment.blocks)];
  const size = blocks.reduce((sum, block) => sum + measureBlock(block), 0);
  const problems = checkTables(blocks.filter((block) => block.type === 'table'));
  if (blocks.length > MAX_BLOCKS) {
    problems.push({ code: 'invalid_blocks', problem: `${String(blocks.length)} blocks` });
  }
  if (size > MAX_MESSAGE_SIZE) {
    problems.push({ code: 'msg_blocks_too_long', problem: `blocks of size ${String(size)}` });
  }
  return problems;
}

/** Lists what Slack would refuse in the payload; nothing where it would take it. */
export function checkSlackPayload(payload: SlackPayload): PayloadProblem[] {
  const formProblems = [
    ...checkText(payload.text),
    // Without blocks of its own a message shows its fallback text.
    ...problemsOf('invalid_blocks', Blocks.min(1).safeParse(payload.blocks)),
    ...problemsOf('invalid_attachments', z.array(Attachment).max(1).safeParse(payload.attachments)),
  ];
  return formProblems.length > 0 ? formProblems : checkSize(payload);
}
