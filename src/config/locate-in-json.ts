// Where something stands in a JSON text.
import { isNode, LineCounter, parseDocument } from 'yaml';

/** Writes the place of a value as `4:9`; undefined where the text has no such value. */
export function locateInJson(text: string, path: readonly string[]): string | undefined {
  const lineCounter = new LineCounter();
  // All of JSON is YAML.
  const node: unknown = parseDocument(text, { lineCounter, uniqueKeys: false }).getIn(path, true);
  if (!isNode(node) || node.range === undefined || node.range === null) return undefined;
  const { line, col } = lineCounter.linePos(node.range[0]);
  return `${line}:${col}`;
}
