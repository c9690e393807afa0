// Parameters as the operations of the demo account read them: they come checked by the parser against the API's shapes.
import type { Structure } from './demo-answer.ts';

/** Reads a text. */
export function readText(params: Structure, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
}

/** Reads a number. */
export function readNumber(params: Structure, name: string): number | undefined {
  const value = params[name];
  return typeof value === 'number' ? value : undefined;
}

/** Reads an instant. */
export function readInstant(params: Structure, name: string): Date | undefined {
  const value = params[name];
  return value instanceof Date ? value : undefined;
}

/** Reads a list of texts; undefined where it is left out or empty, which AWS takes for the same. */
export function readTexts(params: Structure, name: string): readonly string[] | undefined {
  const value = params[name];
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return (value as readonly unknown[]).filter((item) => typeof item === 'string');
}

/** Reads a list of structures. */
export function readStructures(params: Structure, name: string): readonly Structure[] {
  const value = params[name];
  return Array.isArray(value) ? (value as readonly unknown[]).filter((item) => isStructure(item)) : [];
}

/** Reads a structure; one without members where it is left out. */
export function readStructure(params: Structure, name: string): Structure {
  const value = params[name];
  return isStructure(value) ? value : {};
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Takes the name out of an ARN, or returns what is none: commands accept either. */
export function nameInArn(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? (nameOrArn.split(/[:/]/).at(-1) ?? nameOrArn) : nameOrArn;
}
