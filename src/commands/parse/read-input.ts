// `--cli-input-json` and `--cli-input-yaml`: all parameters as one text.
import { Lexer, parse as parseYaml } from 'yaml';
import type { StructureShape } from '../../catalogue/shape.ts';
import { fitValue, MAX_HINTS, type Fitting } from './fit-value.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import { quote } from './parse-failure.ts';

/** What the text says. */
export interface InputOutcome {
  readonly params: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
  readonly missing: readonly string[];
}

/** Most repetitions by reference that a YAML text may have: enough for a person, too few to fill the memory. */
const MAX_YAML_ALIASES = 20;

/** Most parts (keys, signs, blanks) of a YAML text, some 280 lines: its reader takes 2 µs for each, that of JSON a hundredth of it. */
const MAX_YAML_PARTS = 2000;

/** Deepest nesting in brackets; the deepest input of an AWS operation is a third of it. */
const MAX_YAML_DEPTH = 64;

/** Without the level, what somebody wrote would be warned of on the standard error of the server. */
const YAML_OPTIONS = { maxAliasCount: MAX_YAML_ALIASES, logLevel: 'error', prettyErrors: false } as const;

/** Reads the text; each parameter is checked, but not that all are there: arguments can give the others. */
export function readInput(
  text: string,
  format: 'json' | 'yaml',
  { input, isBinaryBase64 }: { readonly input: StructureShape; readonly isBinaryBase64: boolean },
): InputOutcome {
  const argument = `--cli-input-${format}`;
  const fitting: Fitting = { isShorthand: false, isBinaryBase64, problems: [], missing: [] };
  const { problems, missing } = fitting;
  if (format === 'yaml' && isTooLongYaml(text)) {
    return { params: {}, problems: [`${argument} has more than is read as YAML here; write it as JSON, with --cli-input-json`], missing };
  }
  const value = readText(text, format);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      params: {},
      problems: [`${argument} takes one ${format === 'json' ? 'JSON' : 'YAML'} object with the parameters by their API names`],
      missing,
    };
  }
  const params: [string, unknown][] = [];
  for (const [name, part] of Object.entries(value)) {
    const member = input.members.get(name);
    if (member !== undefined) params.push([name, fitValue(part, member.shape, { path: `${argument} ${name}`, fitting })]);
    else
      problems.push(
        `${argument} has ${quote(name)}, which the operation does not take${problems.length < MAX_HINTS ? hint(name, input) : ''}`,
      );
  }
  return { params: Object.fromEntries(params), problems, missing };
}

function hint(name: string, input: StructureShape): string {
  const nearest = nearestName(name, input.members.keys());
  return nearest === undefined ? '' : `; did you mean ${nearest}?`;
}

function isTooLongYaml(text: string): boolean {
  let parts = 0;
  let depth = 0;
  for (const part of new Lexer().lex(text)) {
    parts += 1;
    if (part === '[' || part === '{') depth += 1;
    else if (part === ']' || part === '}') depth -= 1;
    if (parts > MAX_YAML_PARTS || depth > MAX_YAML_DEPTH) return true;
  }
  return false;
}

function readText(text: string, format: 'json' | 'yaml'): unknown {
  try {
    return format === 'json' ? (JSON.parse(text) as unknown) : parseYaml(text, YAML_OPTIONS);
  } catch {
    return undefined;
  }
}
