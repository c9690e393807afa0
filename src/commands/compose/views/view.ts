// A view: the columns that a person wants to see of the things that an operation tells of, where no rule would choose them.

/** A structure of an answer. */
export type Structure = Readonly<Record<string, unknown>>;

/** A column of a view, and a name with its value where there is one thing only. */
export interface ViewColumn {
  readonly title: string;
  /** The members that it stands for: they are not told again. */
  readonly members: readonly string[];
  /** The member by whose name the value is read, such as a size; the title where none is named. */
  readonly measuredAs?: string;
  /** Reads what it shows; nothing where the thing has none. */
  readonly read: (thing: Structure) => unknown;
  /** True where it is a state, which is marked. */
  readonly isState?: boolean;
  /** True where it is a sentence, whose beginning says most. */
  readonly isProse?: boolean;
}

/** A view. */
export interface View {
  readonly columns: readonly ViewColumn[];
  /** What the headline says of one thing, where its name and state do not say it. */
  readonly headline?: (thing: Structure) => string | undefined;
  /** True where the columns are enough of one thing, with the lists within it. */
  readonly isEnough?: boolean;
  /** True where what is bad comes first: lists that have no order of their own. */
  readonly isWorstFirst?: boolean;
}

type Traits = Pick<ViewColumn, 'isState' | 'isProse'>;

/** Makes a column of the first of these members that there is: `Target.Id` is one within another. */
export function column(title: string, paths: string | readonly string[], traits: Traits = {}): ViewColumn {
  const all = typeof paths === 'string' ? [paths] : paths;
  return {
    title,
    members: all.map((path) => path.split('.')[0] ?? path),
    measuredAs: all[0]?.split('.').at(-1) ?? title,
    read: (thing) => all.map((path) => readPath(thing, path)).find((value) => value !== undefined && value !== null && value !== ''),
    ...traits,
  };
}

/** Makes a column of a state. */
export function state(title: string, paths: string | readonly string[]): ViewColumn {
  return column(title, paths, { isState: true });
}

/** Makes a column of sentences. */
export function prose(title: string, paths: string | readonly string[]): ViewColumn {
  return column(title, paths, { isProse: true });
}

/** Makes a column of what is said of some members together. */
export function said(title: string, members: readonly string[], read: (thing: Structure) => unknown): ViewColumn {
  return { title, members, read };
}

/** Reads `TargetHealth.State`. */
export function readPath(thing: Structure, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isStructure(value) && Object.hasOwn(value, name) ? value[name] : undefined), thing);
}

/** Reads a list of structures; an empty one where there is none. */
export function listAt(thing: Structure, path: string): readonly Structure[] {
  const value = readPath(thing, path);
  return Array.isArray(value) ? value.filter((item): item is Structure => isStructure(item)) : [];
}

/** Reads a text; undefined where there is none. */
export function textAt(thing: Structure, path: string): string | undefined {
  const value = readPath(thing, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What stands behind the last slash or colon: `checkout-api:118` of a task definition's ARN, `open-orders` of a queue's. */
export function shortName(name: string | undefined): string | undefined {
  return name?.startsWith('arn:') === true
    ? (name.split('/').at(-1) ?? name)
        .split(':')
        .slice(name.includes('/') ? 0 : -1)
        .join(':')
    : name;
}

/** How long something took, in milliseconds; undefined where it has not ended. */
export function tookMs(thing: Structure, from: string, to: string): number | undefined {
  const [start, end] = [readPath(thing, from), readPath(thing, to)];
  return start instanceof Date && end instanceof Date ? end.getTime() - start.getTime() : undefined;
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);
}
