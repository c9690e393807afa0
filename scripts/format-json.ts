// JSON as the project's formatter leaves it, for files that are generated.

// The line width of the formatter, so that it leaves the files as they are.
const LINE_WIDTH = 140;

/** Writes JSON with two spaces a level; a list of single values stays on one line where it fits. */
export function formatJson(value: unknown, indentation = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indentation}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => formatJson(item, inner))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${JSON.stringify(key)}: ${formatJson(item, inner)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return `${open}${close}`;
  const line = `${open}${parts.join(', ')}${close}`;
  const isFlat = isList && value.every((item) => typeof item !== 'object') && indentation.length + line.length < LINE_WIDTH - 20;
  return isFlat ? line : `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indentation}${close}`;
}
