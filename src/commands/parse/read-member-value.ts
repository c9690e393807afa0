// The value of a parameter from the words that were given for it, in any of the forms that the AWS CLI takes.
import type { Member, Shape, StructureShape } from '../../catalogue/shape.ts';
import { fitValue, type Fitting } from './fit-value.ts';
import { readScalar } from './read-scalar.ts';
import { parseShorthand } from './shorthand.ts';
import { quote } from './parse-failure.ts';

/** Words given for an argument. */
export interface GivenValues {
  /** With its dashes, such as `--filters`. */
  readonly argument: string;
  /** Where it stands, such as `elb deregister-instances-from-load-balancer instances`. */
  readonly place: string;
  readonly words: readonly string[];
}

/** What is collected while values are read. */
export type Findings = Pick<Fitting, 'isBinaryBase64' | 'problems' | 'missing'>;

/** Lists of structures with one member, whose values the AWS CLI takes bare (awscli/argprocess.py, _uses_old_list_case). */
const BARE_LISTS: ReadonlySet<string> = new Set([
  'firehose put-record-batch records',
  'workspaces reboot-workspaces reboot-workspace-requests',
  'workspaces rebuild-workspaces rebuild-workspace-requests',
  'workspaces terminate-workspaces terminate-workspace-requests',
  'elb remove-tags tags',
  'elb describe-instance-health instances',
  'elb deregister-instances-from-load-balancer instances',
  'elb register-instances-with-load-balancer instances',
]);

/** Tells whether the values of a list are taken bare (`elb remove-tags tags`). */
export function isBareList(place: string): boolean {
  return BARE_LISTS.has(place);
}

/** Reads a value; it counts only where nothing was added to the problems. */
export function readMemberValue(given: GivenValues, member: Member, findings: Findings): unknown {
  const { shape } = member;
  const [first = ''] = given.words;
  switch (shape.kind) {
    case 'list':
      return readList(given, shape.element, findings);
    case 'structure':
      return readStructure(given, shape, findings);
    case 'map':
      return looksLikeJson(first) ? readJson(given, shape, findings) : readShort(given, [first], { shape, findings })[0];
    case 'document':
      return readJson(given, shape, findings);
    default: {
      const outcome = readScalar(first, shape.kind, { isText: true, isBinaryBase64: findings.isBinaryBase64 });
      if (outcome.status === 'read') return outcome.value;
      findings.problems.push(`${given.argument} takes ${outcome.expected}, not ${quote(first)}`);
      return undefined;
    }
  }
}

function readStructure(given: GivenValues, shape: StructureShape, findings: Findings): unknown {
  const [first = ''] = given.words;
  if (looksLikeJson(first)) return readJson(given, shape, findings);
  const isBareValue = shape.members.size === 1 && shape.members.get('Value')?.shape.kind === 'string' && !first.includes('=');
  return isBareValue ? { Value: first } : readShort(given, [first], { shape, findings })[0];
}

function readList(given: GivenValues, element: Shape, findings: Findings): unknown {
  const { words, argument } = given;
  const [first = ''] = words;
  const isComplex = element.kind === 'structure' || element.kind === 'map' || element.kind === 'list';
  const list: Shape = { kind: 'list', isSensitive: false, element };
  if (words.length === 1 && first.trimStart().startsWith('[')) return readJson(given, list, findings);
  if (element.kind === 'document' || (isComplex && looksLikeJson(first))) {
    return readEach(words, findings, (word, position) =>
      readJson({ ...given, argument: `${argument}[${position}]`, words: [word] }, element, findings),
    );
  }
  if (!isComplex) {
    return words.map((word) => fitValue(word, element, { path: argument, fitting: { ...findings, isShorthand: true } }));
  }
  return element.kind === 'structure' && isBareList(given.place)
    ? readBareValues(given, element, findings)
    : readShort(given, words, { shape: element, findings });
}

function readBareValues({ words, argument }: GivenValues, element: StructureShape, findings: Findings): readonly unknown[] {
  const [name = ''] = element.members.keys();
  return words.map((word) => fitValue({ [name]: word }, element, { path: argument, fitting: { ...findings, isShorthand: true } }));
}

/** Most short forms of one argument: as many as AWS takes in its longest lists of structures (CloudWatch API, PutMetricData: 1,000). */
const MAX_SHORT_FORMS = 1000;

function readShort(
  { argument }: GivenValues,
  words: readonly string[],
  { shape, findings }: { readonly shape: Shape; readonly findings: Findings },
): readonly unknown[] {
  if (words.length > MAX_SHORT_FORMS) {
    findings.problems.push(`${argument} has ${words.length} short forms, and ${MAX_SHORT_FORMS} are read; write the list as JSON`);
    return [];
  }
  return readEach(words, findings, (word, position) => {
    const path = words.length === 1 ? argument : `${argument}[${position}]`;
    const outcome = parseShorthand(word);
    if (outcome.status === 'read') return fitValue(outcome.value, shape, { path, fitting: { ...findings, isShorthand: true } });
    findings.problems.push(`${path} ${quote(word)} is neither JSON nor the short form: ${outcome.problem}`);
    return undefined;
  });
}

/** Most problems of one command; what is behind them is not read: to say what is wrong takes longer than to read what is right. */
const MAX_PROBLEMS = 100;

function readEach(words: readonly string[], { problems }: Findings, read: (word: string, position: number) => unknown): readonly unknown[] {
  const values: unknown[] = [];
  for (const [position, word] of words.entries()) {
    if (problems.length >= MAX_PROBLEMS) break;
    values.push(read(word, position));
  }
  return values;
}

function readJson({ argument, words }: GivenValues, shape: Shape, findings: Findings): unknown {
  const [text = ''] = words;
  try {
    const value: unknown = JSON.parse(text);
    return fitValue(value, shape, { path: argument, fitting: { ...findings, isShorthand: false } });
  } catch (error) {
    findings.problems.push(`${argument} is no valid JSON: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}
