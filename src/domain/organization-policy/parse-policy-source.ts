// Reads a chat applications policy with its inheritance operators. Strict: what is not understood could be the part that forbids.
import { parseUniqueJson } from '../../lib/parse-unique-json.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import type { PolicyPath, PolicyProblem } from './organization-policy.ts';
import { POLICY_SHAPE, type ChoiceShape, type ListShape, type PolicyShape, type SectionShape } from './policy-shape.ts';
import {
  CHILD_CONTROL,
  VALUE_OPERATORS,
  type ChildControl,
  type PolicyChange,
  type PolicySource,
  type ValueOperator,
} from './policy-source.ts';
import { checkList, isObject, listEntries } from './read-policy-values.ts';

/** A policy, or everything that is wrong with its text. */
export type PolicySourceOutcome =
  | { readonly status: 'ok'; readonly source: PolicySource }
  | { readonly status: 'invalid'; readonly problems: readonly PolicyProblem[] };

/** What has been read so far. */
interface Reading {
  readonly changes: PolicyChange[];
  readonly controls: ChildControl[];
  readonly problems: PolicyProblem[];
}

/** A place in the document: how the policy calls it, and how it is written there. */
interface Place {
  readonly path: PolicyPath;
  readonly written: PolicyPath;
}

/** Parses the text of a policy. */
export function parsePolicySource(text: string): PolicySourceOutcome {
  const json = parseUniqueJson(text);
  if (json.status === 'invalid') return { status: 'invalid', problems: [{ path: [], text: json.reason }] };
  const reading: Reading = { changes: [], controls: [], problems: [] };
  const root = { path: [], written: [] };
  if (!isObject(json.data) || !Object.keys(json.data).some((key) => key.toLowerCase() === 'chatbot')) {
    return { status: 'invalid', problems: [{ path: [], text: 'is no chat applications policy: it must begin with "chatbot"' }] };
  }
  readSection(json.data, POLICY_SHAPE, { place: root, reading });
  const { changes, controls, problems } = reading;
  return problems.length > 0 ? { status: 'invalid', problems } : { status: 'ok', source: { changes, controls } };
}

interface At {
  readonly place: Place;
  readonly reading: Reading;
}

function readNode(value: unknown, shape: PolicyShape, at: At): void {
  if (!isObject(value)) {
    const example = shape.kind === 'section' ? '{...}' : '{"@@assign": ...}';
    at.reading.problems.push({ path: at.place.written, text: `must be ${example}, not a plain value` });
  } else if (shape.kind === 'section') readSection(value, shape, at);
  else readSetting(value, shape, at);
}

function readSection(value: Readonly<Record<string, unknown>>, shape: SectionShape, at: At): void {
  const { reading, place } = at;
  const entries = listEntries(value, shape, { written: place.written, problems: reading.problems });
  for (const { key, written, inner, innerShape } of entries) {
    const innerPlace = { path: [...place.path, key], written: [...place.written, written] };
    if (key === CHILD_CONTROL) readControl(inner, place, { place: innerPlace, reading });
    else if (innerShape !== undefined) readNode(inner, innerShape, { place: innerPlace, reading });
    else if (isValueOperator(key)) reading.problems.push({ path: innerPlace.written, text: 'sets a value where there are only settings' });
    else reading.problems.push({ path: innerPlace.written, text: describeUnknown(written, shape) });
  }
}

function readSetting(value: Readonly<Record<string, unknown>>, shape: ChoiceShape | ListShape, { place, reading }: At): void {
  const seen = new Set<string>();
  for (const [written, inner] of Object.entries(value)) {
    const operator = written.toLowerCase();
    const innerPlace = { path: place.path, written: [...place.written, written] };
    const at = { place: innerPlace, reading };
    if (seen.has(operator)) reading.problems.push({ path: innerPlace.written, text: 'stands twice' });
    seen.add(operator);
    if (operator === CHILD_CONTROL) readControl(inner, place, at);
    else if (!isValueOperator(operator)) reading.problems.push({ path: innerPlace.written, text: describeUnknownOperator(written) });
    else readChange(inner, shape, { ...at, operator });
  }
}

function readChange(value: unknown, shape: ChoiceShape | ListShape, { operator, place, reading }: At & { operator: ValueOperator }): void {
  const { path, written } = place;
  if (shape.kind === 'list') {
    const list = checkList(value, shape, { written, problems: reading.problems });
    if (list !== undefined) reading.changes.push({ path, operator, value: list });
  } else if (operator !== '@@assign') {
    reading.problems.push({ path: written, text: 'cannot be used here: the setting has one value; use @@assign' });
  } else if (typeof value === 'string' && shape.choices.includes(value)) {
    reading.changes.push({ path, operator, value });
  } else {
    reading.problems.push({ path: written, text: `must be ${shape.choices.join(' or ')}; got ${JSON.stringify(value)}` });
  }
}

function readControl(value: unknown, { path }: Place, { place, reading }: At): void {
  const names = Array.isArray(value) ? value.map((name) => (typeof name === 'string' ? name.toLowerCase() : name) as unknown) : [];
  const isKnown = names.every((name) => name === '@@all' || name === '@@none' || isValueOperator(name));
  if (names.length === 0 || !isKnown) {
    const text = `must be a list of @@all, @@none, @@assign, @@append or @@remove; got ${JSON.stringify(value)}`;
    reading.problems.push({ path: place.written, text });
  } else if (names.length > 1 && (names.includes('@@all') || names.includes('@@none'))) {
    reading.problems.push({ path: place.written, text: '@@all and @@none stand alone in their list' });
  } else {
    const allowed = names.includes('@@all') ? VALUE_OPERATORS : names.filter(isValueOperator);
    reading.controls.push({ path, allowed: new Set(allowed) });
  }
}

function isValueOperator(name: unknown): name is ValueOperator {
  return (VALUE_OPERATORS as readonly unknown[]).includes(name);
}

function describeUnknown(written: string, { fields, byId }: SectionShape): string {
  if (byId !== undefined) return `must be ${byId.form}`;
  const nearest = nearestName(written.toLowerCase(), Object.keys(fields));
  return `is no setting of a chat applications policy${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`;
}

function describeUnknownOperator(written: string): string {
  const nearest = nearestName(written.toLowerCase(), [...VALUE_OPERATORS, CHILD_CONTROL]);
  return `is no inheritance operator${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`;
}
