// Terraform's language (HCL) as text, in the form that `terraform fmt` leaves as it is: enough of it for resources with plain values.

/** An expression that is written as it stands, such as `aws_sqs_queue.queue.arn`. */
export interface HclExpression {
  readonly expression: string;
}

/** A block within a block, such as `lifecycle { ... }`. */
export interface HclNested {
  readonly block: HclBody;
}

/** A function that is called with one value, such as `jsonencode`. */
export interface HclCall {
  readonly call: string;
  readonly argument: unknown;
}

/** What stands in a block, by name; a value that is undefined is left out. */
export type HclBody = Readonly<Record<string, unknown>>;

/** Makes an expression. */
export function expression(text: string): HclExpression {
  return { expression: text };
}

/** Makes a value that Terraform turns into JSON. */
export function jsonEncode(argument: unknown): HclCall {
  return { call: 'jsonencode', argument };
}

/** Makes a block within a block. */
export function nested(block: HclBody): HclNested {
  return { block };
}

/** Writes a block of the file: its type, its labels, its body. */
export function writeBlock(type: string, labels: readonly string[], body: HclBody): string {
  const head = [type, ...labels.map((label) => JSON.stringify(label))].join(' ');
  return `${head} {\n${writeBody(body, '  ')}}\n`;
}

/** A line `name = value`, or lines of a value that needs several, or of a block. */
type Entry = { readonly kind: 'line'; readonly name: string; readonly value: string } | { readonly kind: 'lines'; readonly text: string };

function writeBody(body: HclBody, indent: string): string {
  const given = Object.entries(body).filter(([, value]) => value !== undefined);
  return writeEntries(
    given.map(([name, value]) => entryOf(name, value, indent)),
    indent,
  );
}

function entryOf(name: string, value: unknown, indent: string): Entry {
  if (isNested(value)) return { kind: 'lines', text: `${indent}${name} {\n${writeBody(value.block, `${indent}  `)}${indent}}\n` };
  const text = writeValue(value, indent);
  return text.includes('\n') ? { kind: 'lines', text: `${indent}${name} = ${text}\n` } : { kind: 'line', name, value: text };
}

/** Single lines that follow each other have their equal signs below each other. */
function writeEntries(entries: readonly Entry[], indent: string): string {
  let text = '';
  for (const [position, entry] of entries.entries()) {
    text += entry.kind === 'lines' ? entry.text : `${indent}${entry.name.padEnd(widthAround(entries, position))} = ${entry.value}\n`;
  }
  return text;
}

function widthAround(entries: readonly Entry[], position: number): number {
  let first = position;
  while (entries[first - 1]?.kind === 'line') first -= 1;
  const run = entries.slice(first);
  const end = run.findIndex(({ kind }) => kind !== 'line');
  return Math.max(...run.slice(0, end === -1 ? run.length : end).map((entry) => (entry.kind === 'line' ? entry.name.length : 0)));
}

function writeValue(value: unknown, indent: string): string {
  if (typeof value === 'string') return writeText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return writeList(value, indent);
  if (isExpression(value)) return value.expression;
  if (isCall(value)) return `${value.call}(${writeValue(value.argument, indent)})`;
  if (typeof value === 'object' && value !== null) return writeObject(value as HclBody, indent);
  throw new TypeError(`nothing of HCL is like ${String(value)}`);
}

function writeList(values: readonly unknown[], indent: string): string {
  const items = values.map((value) => writeValue(value, `${indent}  `));
  if (items.length < 2 && !items.some((item) => item.includes('\n'))) return `[${items.join('')}]`;
  return `[\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}]`;
}

// Match: Version, tag_1. Near miss: aws:SourceArn, 2nd.
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

function writeObject(value: HclBody, indent: string): string {
  const quoted = Object.entries(value).map(([name, inner]) => [IDENTIFIER.test(name) ? name : writeText(name), inner] as const);
  return quoted.length === 0 ? '{}' : `{\n${writeBody(Object.fromEntries(quoted), `${indent}  `)}${indent}}`;
}

/** A dollar or a percent sign before a brace would begin an expression; twice it is itself (Terraform, strings and templates). */
function writeText(text: string): string {
  return JSON.stringify(text)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', () => '%%{');
}

function isNested(value: unknown): value is HclNested {
  return hasOnly(value, 'block');
}

function isExpression(value: unknown): value is HclExpression {
  return hasOnly(value, 'expression') && typeof (value as HclExpression).expression === 'string';
}

function isCall(value: unknown): value is HclCall {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === 'call,argument';
}

function hasOnly(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === key;
}
