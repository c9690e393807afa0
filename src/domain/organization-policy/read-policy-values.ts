// What both forms of a chat applications policy are read with: the one with operators, and the effective one.
import type { PolicyPath, PolicyProblem } from './organization-policy.ts';
import type { ListShape, PolicyShape, SectionShape } from './policy-shape.ts';

/** Where something is read, and where problems go. */
export interface ReadingPlace {
  readonly written: PolicyPath;
  readonly problems: PolicyProblem[];
}

/** An entry of a section; without a shape where the section has no such setting. */
export interface SectionEntry {
  /** As the policy calls it: names in lower case, ids as they are. */
  readonly key: string;
  readonly written: string;
  readonly inner: unknown;
  readonly innerShape: PolicyShape | undefined;
}

/** Tells whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lists the entries of a section. AWS takes names in any case, so two that differ in nothing else are one, written twice. */
export function listEntries(
  value: Readonly<Record<string, unknown>>,
  { fields, byId }: SectionShape,
  { written: place, problems }: ReadingPlace,
): readonly SectionEntry[] {
  const seen = new Set<string>();
  let idCount = 0;
  const entries = Object.entries(value).map(([written, inner]): SectionEntry => {
    const isId = byId?.isId(written) === true;
    const key = isId ? written : written.toLowerCase();
    if (isId) idCount += 1;
    if (seen.has(key)) problems.push({ path: [...place, written], text: 'stands twice' });
    seen.add(key);
    return { key, written, inner, innerShape: isId ? byId.shape : Object.hasOwn(fields, key) ? fields[key] : undefined };
  });
  if (byId !== undefined && idCount > byId.maxCount) {
    problems.push({ path: place, text: `has ${idCount} entries; AWS takes ${byId.maxCount}` });
  }
  return entries;
}

/** Reads a list of texts; undefined where it is none, which is reported. */
export function checkList(value: unknown, shape: ListShape, { written, problems }: ReadingPlace): readonly string[] | undefined {
  if (!Array.isArray(value)) {
    problems.push({ path: written, text: `must be a list, each value ${shape.form}; got ${JSON.stringify(value)}` });
    return undefined;
  }
  const values: readonly unknown[] = value;
  const faulty = values.find((each) => typeof each !== 'string' || !shape.isValue(each));
  if (faulty !== undefined) {
    problems.push({ path: written, text: `each value must be ${shape.form}; got ${JSON.stringify(faulty)}` });
    return undefined;
  }
  const distinct = [...new Set(values as readonly string[])];
  if (distinct.length > shape.maxLength) {
    problems.push({ path: written, text: `has ${distinct.length} values; AWS takes ${shape.maxLength}` });
    return undefined;
  }
  return distinct;
}
