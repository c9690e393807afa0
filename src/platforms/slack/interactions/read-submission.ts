// What somebody has filled in and sent, as Slack tells it: the command that it says, or what is still to be filled in.
import { z } from 'zod';
import { formCommand, joinValues, readValues, type WrittenField } from '../../../messages/form-command.ts';
import { disarm } from '../press-value.ts';
import { readFieldId } from './field-id.ts';
import { EDITED_BLOCK_ID, VALUE_ACTION_ID, VIEW_CALLBACK_ID } from './form-view.ts';
import { PayloadPerson, readPerson, SlackId, type InteractingPerson } from './payload-person.ts';
import { readOrigin, type ViewOrigin } from './view-origin.ts';

const Value = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});
type Value = z.infer<typeof Value>;

// docs.slack.dev/reference/interaction-payloads/view-interactions-payload
const Submission = PayloadPerson.extend({
  type: z.literal('view_submission'),
  view: z.object({
    id: z.string().min(1).max(255),
    callback_id: z.literal(VIEW_CALLBACK_ID),
    private_metadata: z.string(),
    // In a shared channel the team of the payload is that of the person (see Bolt's own reading of it).
    app_installed_team_id: SlackId.nullish(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), Value)) }),
  }),
});

/** What was sent. */
export interface SlackSubmission extends InteractingPerson {
  readonly viewId: string;
  readonly origin: ViewOrigin;
  /** What it says; or, by the ids of the inputs, what is wrong. */
  readonly said: { readonly text: string } | { readonly errors: Readonly<Record<string, string>> };
}

/** Reads what was sent; undefined for what is no view of Signalbox. */
export function readSubmission(payload: unknown): SlackSubmission | undefined {
  const read = Submission.safeParse(payload);
  if (!read.success) return undefined;
  const { view } = read.data;
  const origin = readOrigin(view.private_metadata);
  if (origin === undefined) return undefined;
  const { values } = view.state;
  return {
    ...readPerson(read.data, view.app_installed_team_id ?? undefined),
    viewId: view.id,
    origin,
    said: origin.command === undefined ? readEdited(values) : readForm(origin.command, values),
  };
}

type Values = z.infer<typeof Submission>['view']['state']['values'];

function readEdited(values: Values): SlackSubmission['said'] {
  const text = (values[EDITED_BLOCK_ID]?.[VALUE_ACTION_ID]?.value ?? '').trim();
  return text === '' ? { errors: { [EDITED_BLOCK_ID]: 'A command is needed.' } } : { text };
}

interface Filled extends WrittenField {
  readonly isRequired: boolean;
  /** The input that says what is wrong. */
  readonly blockId: string;
  readonly chosen: readonly string[];
  readonly typed: string;
}

function readForm(command: string, values: Values): SlackSubmission['said'] {
  const fields = new Map<string, Filled>();
  for (const [blockId, inputs] of Object.entries(values)) {
    const field = readFieldId(blockId);
    if (field === undefined) continue;
    const known = fields.get(field.name);
    const { chosen, typed } = partsOf(inputs[VALUE_ACTION_ID]);
    fields.set(field.name, {
      ...field,
      blockId: known === undefined || field.isOther ? blockId : known.blockId,
      chosen: [...(known?.chosen ?? []), ...chosen],
      typed: typed === '' ? (known?.typed ?? '') : typed,
    });
  }
  const filled = [...fields.values()];
  const lacking = filled.filter(({ isRequired, chosen, typed }) => isRequired && chosen.length === 0 && typed === '');
  if (lacking.length > 0) return { errors: Object.fromEntries(lacking.map(({ blockId }) => [blockId, 'This is needed.'])) };
  const given = new Map(filled.map((field) => [field.name, valueOf(field)]));
  return { text: formCommand({ command, fields: filled }, given) };
}

/** What stands in one input: what was typed, or what was chosen. */
function partsOf(value: Value | undefined): Pick<Filled, 'chosen' | 'typed'> {
  const one = value?.selected_option ?? undefined;
  const options = value?.selected_options ?? (one === undefined ? [] : [one]);
  return { chosen: options.map((option) => disarm(option.value)), typed: (value?.value ?? '').trim() };
}

/** What is typed besides counts where one value is asked for; of several all count. */
function valueOf({ input, chosen, typed }: Filled): string {
  if (input !== 'values') return typed === '' ? (chosen[0] ?? '') : typed;
  if (chosen.length === 0) return typed;
  return joinValues([...chosen, ...readValues(typed)]);
}
