// A text of a policy: a resource, or the value of a condition, with the wildcards and variables that it may hold there
// (IAM User Guide, "Variables and tags").
import { withoutMarks, toPattern, toResourcePattern, UNKNOWN_TEXT } from './pattern-marks.ts';
import type { RequestContext } from './request-context.ts';

/** Which wildcards a text may hold. */
type Wildcards = 'none' | 'anywhere' | 'in-arn';

/** A variable of a text: the condition key whose value it stands for, and what it stands for where the key has none. */
interface PolicyVariable {
  readonly key: string;
  readonly defaultText?: string;
}

/** A text made ready to be matched: patterns, and variables between them. */
export interface PolicyText {
  readonly parts: readonly (string | PolicyVariable)[];
  /** Set where no variable is left. */
  readonly pattern?: string;
}

/** How a text is read. */
export interface PolicyTextRules {
  readonly wildcards: Wildcards;
  /** False in documents of Version 2008-10-17, to which a variable is plain text. */
  readonly hasVariables: boolean;
}

// Match: ${aws:username}, ${aws:PrincipalTag/team, 'none'}, ${*}. Near miss: ${aws:username (no end), ${a b} (a blank in the name).
const VARIABLE = /\$\{(?:(?<escaped>[*?$])|\s*(?<key>[^\s,'{}$]+)\s*(?:,\s*'(?<defaultText>[^']*)'\s*)?)\}/g;

/** Reads a text. */
export function readPolicyText(text: string, { wildcards, hasVariables }: PolicyTextRules): PolicyText {
  const parts: (string | PolicyVariable)[] = [];
  let colons = 0;
  let position = 0;
  const addText = (end: number): void => {
    if (end === position) return;
    const plain = text.slice(position, end);
    parts.push(toPatternWith(wildcards, plain, { colons, next: text.charAt(end) }));
    colons += plain.split(':').length - 1;
  };
  for (const match of hasVariables ? text.matchAll(VARIABLE) : []) {
    addText(match.index);
    parts.push(toPart(match.groups ?? {}));
    position = match.index + match[0].length;
  }
  addText(text.length);
  return parts.every((part) => typeof part === 'string') ? { parts, pattern: parts.join('') } : { parts };
}

function toPart({ escaped, key = '', defaultText }: Readonly<Record<string, string | undefined>>): string | PolicyVariable {
  if (escaped !== undefined) return escaped;
  return { key: key.toLowerCase(), ...(defaultText === undefined ? {} : { defaultText: withoutMarks(defaultText) }) };
}

function toPatternWith(wildcards: Wildcards, text: string, place: { readonly colons: number; readonly next: string }): string {
  switch (wildcards) {
    case 'none':
      return withoutMarks(text);
    case 'anywhere':
      return toPattern(text);
    case 'in-arn':
      return toResourcePattern(text, place.colons, place.next);
  }
}

/** Finds a `${` that begins no variable, which IAM refuses. */
export function findBrokenVariable(text: string): string | undefined {
  const rest = text.replaceAll(VARIABLE, '');
  const start = rest.indexOf('${');
  return start === -1 ? undefined : rest.slice(start);
}

/**
 * Puts the values of a request in. Undefined where a variable has none: then nothing is equal or like the text. What is not known becomes
 * `UNKNOWN_TEXT`. A key of several values cannot be a variable (IAM User Guide, "Single-valued vs. multivalued context keys").
 */
export function resolvePolicyText(text: PolicyText, context: RequestContext): string | undefined {
  if (text.pattern !== undefined) return text.pattern;
  let pattern = '';
  for (const part of text.parts) {
    const resolved = typeof part === 'string' ? part : resolveVariable(part, context);
    if (resolved === undefined) return undefined;
    pattern += resolved;
  }
  return pattern;
}

function resolveVariable({ key, defaultText }: PolicyVariable, context: RequestContext): string | undefined {
  const values = context.find(key);
  if (values === 'unknown') return UNKNOWN_TEXT;
  const [value = ''] = values;
  return values.length > 1 || value === '' ? defaultText : withoutMarks(value);
}
