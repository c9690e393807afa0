// A value that was given in part, with a gap (null) for each required part that is missing: what is left to be filled in.
import type { Shape } from '../../catalogue/shape.ts';
import { requiredOf } from './fit-value.ts';

/** How deep gaps are made within gaps: shapes may hold themselves. */
const MAX_DEPTH = 4;

/** Adds the gaps. */
export function withGaps(value: unknown, shape: Shape): unknown {
  switch (shape.kind) {
    case 'structure': {
      if (!isRecord(value)) return value;
      const given = Object.entries(value).map(([name, part]): [string, unknown] => {
        const member = shape.members.get(name);
        return [name, member === undefined ? part : withGaps(part, member.shape)];
      });
      const gaps = requiredOf(shape).filter(({ name }) => !Object.hasOwn(value, name));
      return Object.fromEntries([...given, ...gaps.map((member): [string, unknown] => [member.name, gapOf(member.shape, 1)])]);
    }
    case 'list':
      return Array.isArray(value) ? value.map((part: unknown) => withGaps(part, shape.element)) : value;
    case 'map':
      return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withGaps(part, shape.value)])) : value;
    default:
      return value;
  }
}

function gapOf(shape: Shape, depth: number): unknown {
  if (depth >= MAX_DEPTH) return null;
  if (shape.kind === 'list') return [gapOf(shape.element, depth + 1)];
  if (shape.kind !== 'structure' || shape.isUnion) return null;
  return Object.fromEntries(requiredOf(shape).map((member) => [member.name, gapOf(member.shape, depth + 1)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);
}
