// Says what Teams would refuse in a message, or would show otherwise than it was meant: the form of everything that we send, every limit,
// Microsoft's own parser of cards, and that nothing stands in a parsed text but plain words, times and mentions.
import { AdaptiveCard, HostConfig, SerializationContext } from 'adaptivecards';
import { z } from 'zod';
import type { TeamsTarget } from '../measure-json.ts';
import {
  MAX_ACTIONS_ELEMENTS,
  MAX_ALT_TEXT_LENGTH,
  MAX_BOT_MESSAGE_SIZE,
  MAX_BUTTON_TEXT_LENGTH,
  MAX_FALLBACK_LENGTH,
  MAX_FORM_CHOICES,
  MAX_INPUT_WORDS_LENGTH,
  MAX_MENTIONS,
  MAX_TABLE_COLUMNS,
  MAX_WEBHOOK_BODY_SIZE,
} from '../teams-limits.ts';
import type { TeamsPayload } from '../teams-payload.ts';
import { findAll } from './find-all.ts';

// Match: {{DATE(, <at>, </ at >. Near miss: {{name}}, a<b.
const LIVE = /\{\{\s*(?:date|time)\s*\(|<\s*\/?\s*at\b/i;

const words = (limit = Number.POSITIVE_INFINITY) =>
  z
    .string()
    .min(1)
    .max(limit)
    .refine((text) => text.isWellFormed(), 'holds half a character')
    .refine((text) => !LIVE.test(text), 'holds a live time or mention');
const webAddress = z.url({ protocol: /^https?$/ }).max(2000);
const spacing = z.enum(['None', 'Small']).exactOptional();
const isSubtle = z.literal(true).exactOptional();
const size = z.enum(['Small', 'Medium']).exactOptional();
const weight = z.literal('Bolder').exactOptional();
const flag = z.literal(true).exactOptional();

const OpenUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  url: webAddress,
  title: words(MAX_BUTTON_TEXT_LENGTH).exactOptional(),
});
const Execute = z.strictObject({
  type: z.literal('Action.Execute'),
  title: words(MAX_BUTTON_TEXT_LENGTH),
  verb: z.literal('command'),
  data: z.strictObject({ command: z.string().min(1) }),
  style: z.enum(['positive', 'destructive']).exactOptional(),
  mode: z.literal('secondary').exactOptional(),
  associatedInputs: z.literal('none'),
});
const Submit = z.strictObject({
  type: z.literal('Action.Execute'),
  title: words(MAX_BUTTON_TEXT_LENGTH),
  verb: z.literal('form'),
  data: z.strictObject({
    command: z.string().min(1),
    form: z.number().int().min(0),
    fields: z.array(z.tuple([z.string(), z.string(), z.number()])).min(1),
  }),
  style: z.literal('positive'),
});
const inputId = z.string().regex(/^(?:form\d+\.(?:typed|chosen)\.\w[\w.-]*|edit\d+\.\d+)$/);
const InputText = z.strictObject({
  type: z.literal('Input.Text'),
  id: inputId,
  label: words(MAX_INPUT_WORDS_LENGTH),
  placeholder: words(MAX_INPUT_WORDS_LENGTH),
  isMultiline: flag,
  value: z.string().exactOptional(),
  isRequired: flag,
  errorMessage: words().exactOptional(),
});
const InputChoices = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  id: inputId,
  label: words(MAX_INPUT_WORDS_LENGTH),
  placeholder: words(MAX_INPUT_WORDS_LENGTH),
  style: z.enum(['compact', 'filtered']),
  choices: z
    .array(z.strictObject({ title: words(MAX_INPUT_WORDS_LENGTH), value: z.string().min(1) }))
    .min(1)
    .max(MAX_FORM_CHOICES),
  isMultiSelect: flag,
  value: z.string().exactOptional(),
});

const EditCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  body: z.tuple([InputText]),
  actions: z.tuple([
    z.strictObject({
      type: z.literal('Action.Execute'),
      title: words(MAX_BUTTON_TEXT_LENGTH),
      verb: z.literal('edit'),
      data: z.strictObject({ input: inputId }),
      style: z.literal('positive'),
    }),
  ]),
});
const AskCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  body: z.array(z.discriminatedUnion('type', [InputText, InputChoices])).min(1),
  actions: z.tuple([Submit]),
});
const ShowCard = z.strictObject({
  type: z.literal('Action.ShowCard'),
  title: words(MAX_BUTTON_TEXT_LENGTH),
  card: z.union([EditCard, AskCard]),
});

const TextRun = z.strictObject({
  type: z.literal('TextRun'),
  text: words(),
  size,
  weight,
  isSubtle,
  fontType: z.literal('Monospace').exactOptional(),
  color: z.literal('Accent').exactOptional(),
  italic: flag,
  strikethrough: flag,
  underline: flag,
  selectAction: OpenUrl.exactOptional(),
});
const RichText = z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(TextRun).min(1), spacing });

const INSTANT = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`;
// Match: {{DATE(2026-11-20T03:00:12Z, SHORT)}} {{TIME(2026-11-20T03:00:12Z)}}. Near miss: {{DATE(2026-11-20T03:00:12.000Z)}}.
const TIMES = new RegExp(String.raw`\{\{DATE\(${INSTANT}, SHORT\)\}\} \{\{TIME\(${INSTANT}\)\}\}`, 'g');
// Match: <at>Ana Müller</at>. Near miss: <at>*Ana*</at>.
const MENTIONS = /<at>([\p{L}\p{M}\p{N} ]+)<\/at>/gu;
// Match: **ALARM**. Near miss: ** ALARM**.
const BOLD = /\*\*(?=\S)([^*]+)(?<=\S)\*\*/g;
// Match: *, [, `, an underscore at the edge of a word, ://, "1. " and "- " at the start. Near miss: a_b, eu-west-1, 1.5.
const MARKUP = /[*[\]`~<>&\\#@{}]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:\/\/|^\s*(?:\d+[.)]|[-+])(?:\s|$)|\n/u;

const ParsedText = z.strictObject({
  type: z.literal('TextBlock'),
  text: z
    .string()
    .min(1)
    .refine((text) => !MARKUP.test(text.replace(TIMES, '0').replace(MENTIONS, '0').replace(BOLD, '$1')), 'holds markup'),
  wrap: z.literal(true),
  style: z.literal('heading').exactOptional(),
  size,
  weight,
  isSubtle,
  spacing,
});
const Text = z.discriminatedUnion('type', [RichText, ParsedText]);

const TableRow = z.strictObject({
  type: z.literal('TableRow'),
  cells: z.array(z.strictObject({ type: z.literal('TableCell'), items: z.array(Text) })).min(1),
});

const ActionSet = z.strictObject({
  type: z.literal('ActionSet'),
  actions: z
    .array(z.discriminatedUnion('type', [OpenUrl, ShowCard, z.discriminatedUnion('verb', [Execute, Submit])]))
    .min(1)
    .max(MAX_ACTIONS_ELEMENTS),
});

const FormContainer = z.strictObject({
  type: z.literal('Container'),
  style: z.literal('default'),
  items: z.array(z.discriminatedUnion('type', [InputText, InputChoices, ActionSet])).min(2),
});

const Element = z.discriminatedUnion('type', [
  RichText,
  ParsedText,
  z.strictObject({
    type: z.literal('Image'),
    url: z.string().regex(/^data:image\/(?:png|jpeg|gif);base64,[\d+/A-Za-z]+={0,2}$/),
    altText: words(MAX_ALT_TEXT_LENGTH),
    size: z.literal('Stretch'),
    msteams: z.strictObject({ allowExpand: z.literal(true) }),
  }),
  z.strictObject({
    type: z.literal('ColumnSet'),
    columns: z.array(z.strictObject({ type: z.literal('Column'), width: z.literal('stretch'), items: z.array(Text).min(1) })).min(1),
    spacing,
  }),
  z
    .strictObject({
      type: z.literal('Table'),
      columns: z
        .array(z.strictObject({ width: z.number().positive() }))
        .min(1)
        .max(MAX_TABLE_COLUMNS),
      firstRowAsHeaders: z.literal(true),
      rows: z.array(TableRow).min(1),
      fallback: RichText,
    })
    .refine(({ columns, rows }) => rows.every(({ cells }) => cells.length === columns.length), 'has a row of another length'),
  ActionSet,
  z.discriminatedUnion('style', [
    FormContainer,
    z.strictObject({
      type: z.literal('Container'),
      style: z.enum(['attention', 'warning', 'good', 'accent', 'emphasis']),
      bleed: flag,
      items: z.array(Text).min(1),
      selectAction: OpenUrl.exactOptional(),
      spacing,
    }),
  ]),
]);

const Mention = z.strictObject({
  type: z.literal('mention'),
  text: z.string().regex(new RegExp(`^${MENTIONS.source}$`, 'u')),
  mentioned: z.strictObject({ id: z.string().min(1), name: z.string().min(1) }),
});

const Payload = z.strictObject({
  type: z.literal('message'),
  summary: words(MAX_FALLBACK_LENGTH).regex(/^[^<>[\]*`\n]*$/),
  attachments: z.tuple([
    z.strictObject({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      content: z.strictObject({
        type: z.literal('AdaptiveCard'),
        $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
        version: z.literal('1.5'),
        fallbackText: words(MAX_FALLBACK_LENGTH).regex(/^[^<>[\]*`\n]*$/),
        msteams: z.strictObject({ width: z.literal('Full'), entities: z.array(Mention).min(1).max(MAX_MENTIONS).exactOptional() }),
        body: z.array(Element).min(1),
      }),
    }),
  ]),
});

/** Lists what Teams would refuse or show otherwise in the payload; nothing where all is well. */
export function checkTeamsPayload(payload: TeamsPayload, target: TeamsTarget = 'bot'): string[] {
  const form = Payload.safeParse(payload);
  if (!form.success) return form.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`);
  return [...checkSize(payload, target), ...checkMentions(payload), ...checkInputs(payload, target), ...checkWithParser(payload)];
}

function checkSize(payload: TeamsPayload, target: TeamsTarget): string[] {
  const json = JSON.stringify(payload);
  const bodySize = Buffer.byteLength(json);
  if (target === 'webhook') return bodySize > MAX_WEBHOOK_BODY_SIZE ? [`${bodySize} bytes`] : [];
  const messageSize = json.replaceAll(/data:image[^"]+/g, '').length * 2;
  return Math.max(messageSize, bodySize) > MAX_BOT_MESSAGE_SIZE ? [`${messageSize} bytes without pictures, ${bodySize} in all`] : [];
}

/** Two inputs of one id are one input; a webhook hears none; what has to be filled in on a card is asked for by a card in it too. */
function checkInputs(payload: TeamsPayload, target: TeamsTarget): string[] {
  const { body } = payload.attachments[0].content;
  const ids = idsOfInputs(body);
  const cards = findAll(body, 'Action.ShowCard');
  return [
    ...(new Set(ids).size < ids.length ? ['two inputs of one id'] : []),
    ...(target === 'webhook' && ids.length > 0 ? ['inputs'] : []),
    ...(cards.length > 0 && ids.length > idsOfInputs(cards).length ? ['a form beside a card to open'] : []),
  ];
}

function idsOfInputs(part: unknown): string[] {
  return [...findAll(part, 'Input.Text'), ...findAll(part, 'Input.ChoiceSet')].map(({ id }) => String(id));
}

/** A tag without its entity is shown as a tag; an entity without its tag is refused. */
function checkMentions(payload: TeamsPayload): string[] {
  const { body, msteams } = payload.attachments[0].content;
  const tags = findAll(body, 'TextBlock').flatMap(({ text }) => String(text).match(MENTIONS) ?? []);
  const named = (msteams.entities ?? []).map(({ text }) => text);
  const problems = [...tags.filter((tag) => !named.includes(tag)), ...named.filter((name) => !tags.includes(name))];
  return [...problems, ...(new Set(named).size < named.length ? ['two people of one name'] : [])];
}

/** The reference parser in use knows cards up to version 1.3: it is shown tables as columns. */
function checkWithParser(payload: TeamsPayload): string[] {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig({ actions: { maxActions: MAX_ACTIONS_ELEMENTS } });
  const context = new SerializationContext();
  card.parse({ ...payload.attachments[0].content, version: '1.3', body: payload.attachments[0].content.body.map(withoutTable) }, context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...parsing, ...card.validateProperties().validationEvents.map(({ message }) => message)];
}

function withoutTable(element: TeamsPayload['attachments'][0]['content']['body'][number]): unknown {
  if (element.type !== 'Table') return element;
  const items = element.rows.map(({ cells }) => ({ type: 'ColumnSet', columns: cells.map((cell) => ({ ...cell, type: 'Column' })) }));
  return { type: 'Container', items };
}
