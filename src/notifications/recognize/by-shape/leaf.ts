// A value at the end of a path through a JSON document.
import { roleOfPath, type Role } from './role-of-path.ts';

/** A text, number or truth value and the keys that lead to it. */
export interface Leaf {
  /** The keys from the top; numbers of array elements are left out. */
  readonly path: readonly string[];
  readonly value: string | number | boolean;
  /** What the value is for, by its keys. */
  readonly role: Role;
}

/** Makes a leaf; its role is found out once, it is asked for often. */
export function leafAt(path: readonly string[], value: Leaf['value']): Leaf {
  return { path, value, role: roleOfPath(path) };
}
