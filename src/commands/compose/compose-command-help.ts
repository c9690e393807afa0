// Help for one command, short enough for a phone: what it is for, its parameters with the required ones first, an example, AWS's own page.
import type { Argument, ArgumentTable } from '../../catalogue/cli/argument.ts';
import type { Member, Shape } from '../../catalogue/shape.ts';
import type { Block, Message } from '../../messages/message.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';

/** Where the AWS CLI's reference stands. */
const REFERENCE = 'https://docs.aws.amazon.com/cli/latest/reference';

/** How many parameters are described beside the required ones, and how many are named. */
const DESCRIBED_MAX = 8;
const NAMED_MAX = 30;

/** How many known values of a parameter are told. */
const VALUES_SHOWN = 6;

/** Longest purpose. */
const PURPOSE_MAX_LENGTH = 400;

/** A command that is asked about. */
export interface AskedCommand {
  readonly service: string;
  readonly command: string;
  readonly table: ArgumentTable;
  /** What AWS says that it is for. */
  readonly purpose: string | undefined;
  /** What becomes of it here, as a sentence: runs at once, is confirmed, never runs. */
  readonly here: string;
}

/** Composes the help. */
export function composeCommandHelp({ service, command, table, purpose, here }: AskedCommand): Message {
  const title = `${service} ${command}`;
  const offered = [...table.values()].filter(({ isHidden, target }) => !isHidden && target.kind !== 'input' && target.kind !== 'paging');
  const positive = offered.filter(({ target }) => !('value' in target) || target.value);
  const required = positive.filter(({ isRequired }) => isRequired);
  const others = positive.filter(({ isRequired }) => !isRequired);
  const described = [...required, ...others.slice(0, DESCRIBED_MAX)];
  const named = others.slice(DESCRIBED_MAX);
  return {
    title: { emoji: '📖', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      ...(purpose === undefined ? [] : [{ kind: 'paragraph' as const, spans: [text(`${truncateText(purpose, PURPOSE_MAX_LENGTH)}.`)] }]),
      { kind: 'paragraph', spans: [text(here)] },
      ...composeParameters(described),
      ...composeNamed(named),
      { kind: 'code', text: `aws ${[title, ...required.map(exampleOf)].join(' ')}` },
      { kind: 'links', links: [{ text: 'AWS CLI reference', url: `${REFERENCE}/${service}/${command}.html` }] },
    ],
    fallbackText: purpose === undefined ? title : `${title}: ${truncateText(purpose, PURPOSE_MAX_LENGTH)}`,
  };
}

function composeParameters(described: readonly Argument[]): readonly Block[] {
  if (described.length === 0) return [{ kind: 'paragraph', spans: [text('It takes no parameters.')] }];
  return [{ kind: 'list', items: described.map(composeParameter) }];
}

function composeParameter({ name, isRequired, target }: Argument): readonly Span[] {
  const required: readonly Span[] = isRequired ? [bold(' required')] : [];
  return [
    { kind: 'code', text: `--${name}` },
    ...required,
    text(` ${'member' in target ? describeMember(target.member) : 'added by the AWS CLI'}`),
  ];
}

function composeNamed(named: readonly Argument[]): readonly Block[] {
  if (named.length === 0) return [];
  const names = named.slice(0, NAMED_MAX).map(({ name }) => `--${name}`);
  const rest = named.length > NAMED_MAX ? ` and ${named.length - NAMED_MAX} more` : '';
  return [{ kind: 'paragraph', spans: [text(`Also: ${names.join(', ')}${rest}`)] }];
}

function describeMember({ shape, enumValues }: Member): string {
  return enumValues === undefined ? describeShape(shape) : `${shape.kind === 'list' ? 'any of ' : ''}${describeValues(enumValues)}`;
}

function describeValues(values: readonly string[]): string {
  const shown = values.slice(0, VALUES_SHOWN).join(' | ');
  return values.length > VALUES_SHOWN ? `${shown} | … (${values.length})` : shown;
}

const KINDS: Readonly<Record<Exclude<Shape['kind'], 'structure' | 'list' | 'map'>, string>> = {
  string: 'text',
  number: 'number',
  bigInteger: 'number',
  bigDecimal: 'number',
  boolean: 'flag',
  timestamp: 'time, such as 2026-01-31T12:00:00Z',
  blob: 'text or bytes',
  document: 'JSON',
};

function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case 'list':
      return shape.element.kind === 'structure' ? `list of ${describeShape(shape.element)}` : `list: ${describeShape(shape.element)}`;
    case 'map':
      return `key=value,… (${describeShape(shape.value)})`;
    case 'structure':
      return describeMembers([...shape.members.keys()]);
    default:
      return KINDS[shape.kind];
  }
}

/** How many members of a structure are named. */
const MEMBERS_SHOWN = 4;

function describeMembers(names: readonly string[]): string {
  const shown = names.slice(0, MEMBERS_SHOWN).map((name) => `${name}=…`);
  return [...shown, ...(names.length > MEMBERS_SHOWN ? ['…'] : [])].join(',');
}

function exampleOf({ name, takes, target }: Argument): string {
  if (takes === 'none') return `--${name}`;
  const member = 'member' in target ? target.member : undefined;
  return `--${name} ${member === undefined ? name.toUpperCase() : exampleValue(member)}`;
}

function exampleValue({ name, shape, enumValues }: Member): string {
  const known = enumValues?.[0];
  if (known !== undefined) return known;
  const inner = shape.kind === 'list' ? shape.element : shape;
  if (inner.kind === 'structure') {
    const [first = 'Key'] = inner.members.keys();
    return `${first}=VALUE`;
  }
  if (inner.kind === 'map') return 'KEY=VALUE';
  if (inner.kind === 'number') return '1';
  if (inner.kind === 'timestamp') return '2026-01-31T12:00:00Z';
  return inner.kind === 'document' || inner.kind === 'blob' ? "'{}'" : name.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toUpperCase();
}
