// JSON Lines: a JSON object on every line, as loggers and exporters write them.
import { isJsonObject } from '../json-object.ts';
import { parseJson } from '../parse-json.ts';

/** Longer logs are shown as they are. */
const MAX_LINES = 200;

/** Returns the objects, or undefined where a line is something else; one line alone is ordinary JSON. */
export function readJsonLines(text: string): readonly unknown[] | undefined {
  if (!/^\s*\{/.test(text) || !text.includes('\n')) return undefined;
  const lines = text.split('\n', MAX_LINES + 1).filter((line) => line.trim() !== '');
  if (lines.length < 2 || lines.length > MAX_LINES) return undefined;
  const objects: unknown[] = [];
  for (const line of lines) {
    const value = parseJson(line)?.value;
    if (!isJsonObject(value)) return undefined;
    objects.push(value);
  }
  return objects;
}
