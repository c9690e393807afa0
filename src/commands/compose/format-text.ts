// The form `text` of the AWS CLI: values between tabs, each line led by the name of the list or structure that it is of.

type Structure = Readonly<Record<string, unknown>>;

/** Formats a JSON value; every line ends with a line feed. */
export function formatText(value: unknown): string {
  return linesOf(value, undefined)
    .map((line) => `${line}\n`)
    .join('');
}

function linesOf(value: unknown, name: string | undefined, scalarNames?: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return linesOfList(value, name);
  return isStructure(value) ? linesOfStructure(value, name, scalarNames) : [textOf(value)];
}

function linesOfList(list: readonly unknown[], name: string | undefined): readonly string[] {
  if (list.some((part) => isStructure(part))) {
    const names = scalarNamesOf(list);
    return list.flatMap((part) => linesOf(part, name, names));
  }
  const scalars = list.filter((part) => !Array.isArray(part));
  const lists = list.filter((part) => Array.isArray(part));
  return [...(scalars.length > 0 ? linesOfScalars(scalars, name) : []), ...lists.flatMap((part) => linesOf(part, name))];
}

function linesOfScalars(scalars: readonly unknown[], name: string | undefined): readonly string[] {
  if (name === undefined) return [scalars.map((scalar) => textOf(scalar)).join('\t')];
  return scalars.map((scalar) => `${name.toUpperCase()}\t${textOf(scalar)}`);
}

/** In a list all structures have the same columns: what one lacks is left empty. */
function linesOfStructure(structure: Structure, name: string | undefined, scalarNames = scalarNamesOf([structure])): readonly string[] {
  const scalars = scalarNames.map((key) => (Object.hasOwn(structure, key) ? textOf(structure[key]) : ''));
  const others = Object.keys(structure)
    .filter((key) => !scalarNames.includes(key))
    .toSorted(byCodePoint);
  return [
    ...(scalars.length > 0 ? [[...(name === undefined ? [] : [name.toUpperCase()]), ...scalars].join('\t')] : []),
    ...others.flatMap((key) => linesOf(structure[key], key)),
  ];
}

function scalarNamesOf(list: readonly unknown[]): readonly string[] {
  const names = list.flatMap((part) => (isStructure(part) ? Object.keys(part).filter((key) => isScalar(part[key])) : []));
  return [...new Set(names)].toSorted(byCodePoint);
}

/** Python's names of what is not text. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : representationOf(value);
}

/** A structure where others of its list have a scalar is written as Python represents it. */
function representationOf(value: unknown): string {
  if (typeof value === 'string')
    return value.includes("'") && !value.includes('"') ? `"${value}"` : `'${value.replaceAll("'", String.raw`\'`)}'`;
  if (Array.isArray(value)) return `[${value.map((part) => representationOf(part)).join(', ')}]`;
  if (!isStructure(value)) return textOf(value);
  return `{${Object.entries(value)
    .map(([key, part]) => `${representationOf(key)}: ${representationOf(part)}`)
    .join(', ')}}`;
}

function byCodePoint(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
