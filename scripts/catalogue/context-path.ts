// How an endpoint parameter is read from an operation's input: the client's function as a path of a few forms.

// Match: (input) => Object.keys(input?.RequestItems ?? {})
const KEYS = /^\(input\) => Object\.keys\(input\?\.(\w+) \?\? \{\}\)$/;
// Match: (input) => input?.TableCreationParameters?.TableName
const MEMBERS = /^\(input\) => input((?:\?\.\w+)+)$/;
// Match: (input) => input?.TransactItems?.map((obj) => obj?.Get?.TableName)
const EACH = /^\(input\) => input\?\.(\w+)\?\.map\(\(obj\d*\) => obj\d*((?:\?\.\w+)+)\)$/;
// Match: (input) => input?.TransactItems?.map((obj) => [obj?.Put?.TableName, obj?.Delete?.TableName].filter((i) => i)).flat()
const EACH_OF =
  /^\(input\) => input\?\.(\w+)\?\.map\(\(obj\d*\) => \[((?:obj\d*(?:\?\.\w+)+(?:, )?)+)\]\.filter\(\(i\) => i\)\)\.flat\(\)$/;

/** Writes the path; throws on a form that is not known, so that nobody guesses. */
export function contextPath(read: (input: unknown) => unknown): string {
  const source = read.toString().replaceAll(/\s+/g, ' ').trim();
  const keys = KEYS.exec(source)?.[1];
  if (keys !== undefined) return `keys(${keys})`;
  const members = MEMBERS.exec(source)?.[1];
  if (members !== undefined) return dotted(members);
  const [, list, inner] = EACH.exec(source) ?? [];
  if (list !== undefined && inner !== undefined) return `${list}[*].${dotted(inner)}`;
  const [, lists, several] = EACH_OF.exec(source) ?? [];
  if (lists !== undefined && several !== undefined) {
    const paths = several.split(', ').map((part) => dotted(part.replace(/^obj\d*/, '')));
    return `${lists}[*].[${paths.join(', ')}][]`;
  }
  throw new TypeError(`unknown form of an operation context parameter: ${source}`);
}

function dotted(members: string): string {
  return members.replaceAll('?.', '.').replace(/^\./, '');
}
