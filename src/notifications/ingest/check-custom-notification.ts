// Holds a body against the schema of custom notifications, for a sender who can hear what is wrong with it.
import type { z } from 'zod';
import { characterCount, CustomNotification, FIELD_PROBLEMS_MAX, type FieldProblem } from '../../contract/custom-notification.ts';

/** What is wrong with a custom notification. */
export interface CustomNotificationProblems {
  /** The first ones. */
  readonly problems: readonly FieldProblem[];
  readonly problemCount: number;
}

/** Returns what is wrong with a body that says that it is a custom notification; undefined where nothing is, and for any other body. */
export function checkCustomNotification(text: string): CustomNotificationProblems | undefined {
  const document = parseCustom(text);
  if (document === undefined) return undefined;
  const { error } = CustomNotification.safeParse(document);
  if (error === undefined) return undefined;
  const { issues } = error;
  return { problems: issues.slice(0, FIELD_PROBLEMS_MAX).map((issue) => problemOf(issue, document)), problemCount: issues.length };
}

/** Says what is wrong in at most so many sentences. */
export function describeProblems({ problems, problemCount }: CustomNotificationProblems, maxCount: number): string {
  const more = problemCount - maxCount;
  return [...problems.slice(0, maxCount).map(({ message }) => message), ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

// What a program encoded twice is a custom notification as well.
const MAX_ENCODINGS = 3;

function parseCustom(text: string): object | undefined {
  let value: unknown = text;
  for (let count = 0; count < MAX_ENCODINGS && typeof value === 'string'; count += 1) {
    try {
      value = JSON.parse(value.trim());
    } catch {
      return undefined;
    }
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'source')) return undefined;
  return Reflect.get(value, 'source') === 'custom' && !isEvent(value) ? value : undefined;
}

/** Tells whether it is an event of EventBridge: a program may put events onto a bus under the source `custom`. */
function isEvent(document: object): boolean {
  return Object.hasOwn(document, 'detail-type') && !Object.hasOwn(document, 'content');
}

function problemOf(issue: z.core.$ZodIssue, document: object): FieldProblem {
  const path = pathOf(issue.path);
  const value = valueAt(document, issue.path);
  if (value === undefined) return { path, rule: 'missing', message: `${path} is missing.` };
  if (issue.code === 'custom' && typeof value === 'string') {
    const limit = Number(issue.params?.['limit']);
    const actual = characterCount(value);
    return { path, rule: 'too-long', limit, actual, message: `${path} has ${actual} characters; at most ${limit} are allowed.` };
  }
  if (issue.code === 'invalid_value') {
    return {
      path,
      rule: 'wrong-value',
      message: `${path} must be ${issue.values.map((allowed) => JSON.stringify(allowed)).join(' or ')}.`,
    };
  }
  if (issue.code === 'invalid_type') {
    return {
      path,
      rule: 'wrong-type',
      message: `${path} must be ${TYPE_WORDS.get(issue.expected) ?? issue.expected}, not ${typeWords(value)}.`,
    };
  }
  return { path, rule: 'blank', message: `${path} must hold more than white space.` };
}

const TYPE_WORDS: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
]);

function typeWords(value: unknown): string {
  if (value === null) return 'null';
  const type = Array.isArray(value) ? 'array' : typeof value;
  return TYPE_WORDS.get(type) ?? type;
}

function valueAt(document: object, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined),
    document,
  );
}

// Match: threadId. Near miss: "a b", which is quoted.
const WORD = /^[A-Za-z_]\w*$/;

function pathOf(path: readonly PropertyKey[]): string {
  const steps = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    const name = String(key).slice(0, KEY_MAX_LENGTH);
    return WORD.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
  });
  return steps.join('').replace(/^\./, '');
}

/** How much of a key of the sender's own is repeated to them. */
const KEY_MAX_LENGTH = 100;
