// Finds in an answer of AWS the structure that is about one thing: the one nearest to the top that bears its id or name.
/** A structure of an answer. */
export type Structure = Readonly<Record<string, unknown>>;

/** How deep it may lie: instances lie in lists in lists. */
const MAX_DEPTH = 5;

// Match: InstanceId, serviceArn, name, QueueUrl. Near miss: Description.
const NAMING = /(?:id|name|identifier|arn|url)$/i;

/** Finds it; undefined where the answer holds none. */
export function findThing(output: Structure, id: string): Structure | undefined {
  let level: readonly unknown[] = [output];
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth += 1) {
    const found = level.find((value): value is Structure => isStructure(value) && bears(value, id));
    if (found !== undefined) return found;
    level = level.flatMap((value): readonly unknown[] => {
      if (Array.isArray(value)) return value as readonly unknown[];
      return isStructure(value) ? Object.values(value).filter((part) => typeof part === 'object') : [];
    });
  }
  return undefined;
}

function bears(value: Structure, id: string): boolean {
  return Object.entries(value).some(([name, part]) => NAMING.test(name) && typeof part === 'string' && isSame(part, id));
}

/** A thing that is named by its ARN may answer with its name, and the other way round. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  return shorter !== '' && longer.startsWith('arn:') && (longer.endsWith(`:${shorter}`) || longer.endsWith(`/${shorter}`));
}

/** Tells a structure from a list, bytes and instants. */
export function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);
}
