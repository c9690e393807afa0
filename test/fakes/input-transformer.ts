// EventBridge's input transformer, as far as its documentation says what it does: EventBridge user guide, "Amazon EventBridge input
// transformation" (docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html), and API reference, InputTransformer.

/** An input transformer as PutTargets takes it. */
export interface InputTransformer {
  readonly InputPathsMap?: Readonly<Record<string, string>>;
  readonly InputTemplate: string;
}

/** API reference: "as many as 100 key-value pairs". */
const MAX_VARIABLES = 100;

/** API reference, InputTemplate: length constraints. */
const TEMPLATE_MAX_LENGTH = 8192;

/** API reference, InputPathsMap: value length constraint. */
const PATH_MAX_LENGTH = 256;

// API reference, InputPathsMap: key pattern; keys cannot start with "AWS.", which the pattern does not allow anyway.
// Match: rule_1. Near miss: a b.
const VARIABLE_NAME = /^[A-Za-z0-9_-]{1,256}$/;

// User guide: dot notation, dashes, underscores, alphanumeric characters, array indices. API reference: no bracket notation for names.
// Match: $.detail.instance-id, $.resources[0]. Near miss: $.detail["x"].
const PATH = /^\$(?:\.[\w-]+(?:\[\d+\])*)*$/;

// Match: <instance>, <aws.events.rule-name>. Near miss: <https://example.com> (no name).
const PLACEHOLDER = /<([^<>]*)>/g;

const RULE = { 'aws.events.rule-arn': 'arn:aws:events:eu-west-1:123456789012:rule/example', 'aws.events.rule-name': 'example' };

/** Returns what the target gets. Throws where PutTargets refuses the transformer. */
export function transformInput({ InputPathsMap = {}, InputTemplate }: InputTransformer, event: object): string {
  checkTransformer(InputPathsMap, InputTemplate);
  const values = new Map<string, unknown>(Object.entries(RULE));
  for (const [name, path] of Object.entries(InputPathsMap)) values.set(name, valueAt(event, path));
  const filled = InputTemplate.replace(PLACEHOLDER, (placeholder, name: string, position: number) => {
    if (!values.has(name)) throw new Error(`the template has the undefined placeholder ${placeholder}`);
    return textFor(values.get(name), isWithinText(InputTemplate, position));
  });
  return minify(filled);
}

function checkTransformer(paths: Readonly<Record<string, string>>, template: string): void {
  const entries = Object.entries(paths);
  if (entries.length > MAX_VARIABLES) throw new Error(`there are more than ${MAX_VARIABLES} variables`);
  if (template === '' || template.length > TEMPLATE_MAX_LENGTH)
    throw new Error(`the template is empty or longer than ${TEMPLATE_MAX_LENGTH}`);
  for (const [name, path] of entries) {
    if (!VARIABLE_NAME.test(name)) throw new Error(`the name ${name} is not allowed`);
    if (!PATH.test(path) || path.length > PATH_MAX_LENGTH) throw new Error(`the path ${path} is not supported`);
  }
}

function valueAt(event: object, path: string): unknown {
  const steps = path.match(/[\w-]+/g) ?? [];
  return steps.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined),
    event,
  );
}

/** What is put in: "If you specify a variable to match a JSON path that doesn't exist in the event, that variable […] won't appear". */
function textFor(value: unknown, isInText: boolean): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  // "EventBridge doesn't escape values extracted by Input Path, when populating the Input Template for a target."
  return isInText ? value : `"${value}"`;
}

function isWithinText(template: string, position: number): boolean {
  const quotes = template.slice(0, position).replaceAll(/\\[^]/g, '').match(/"/g);
  return (quotes?.length ?? 0) % 2 === 1;
}

/** "The JSON that is passed to the target is minified"; what is no JSON any more goes as it is. */
function minify(filled: string): string {
  try {
    return JSON.stringify(JSON.parse(filled));
  } catch {
    return filled;
  }
}
