// The data against the schema: each fault once, with the hint that helps.
import type { z } from 'zod';
import type { ConfigNode } from './config-node.ts';
import { describeIssue } from './describe-issue.ts';
import { describeUnknownKey } from './describe-unknown-key.ts';
import { describeValue } from './describe-value.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import { Config } from './schema.ts';
import { variableName } from './variable-name.ts';
import { listValues } from './list-values.ts';

// Match: 7700, -1. Near miss: 07700 (an octal number to older readers of YAML), 0x1e14, 7.7e3.
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)$/;

/** Validates the data and reports what is wrong; returns the configuration where nothing is wrong with its values. */
export function validateData(data: Record<string, unknown>, root: ConfigNode, findings: Findings): Config | undefined {
  reportUnclearNumbers(data, root, findings);
  const outcome = Config.safeParse(data, { error: () => '' });
  if (outcome.success) return outcome.data;

  const { issues } = outcome.error;
  // Unknown keys first: a mistyped key explains the one that is missing.
  for (const issue of issues) if (issue.code === 'unrecognized_keys') reportUnknownKeys(issue, root, findings);
  for (const issue of issues) if (issue.code !== 'unrecognized_keys') reportIssue(issue, { data, root, findings });
  return undefined;
}

function reportUnclearNumbers(data: Record<string, unknown>, root: ConfigNode, findings: Findings): void {
  for (const { node, path, holder, key } of listValues(data, root)) {
    const place = findings.placeOf(path);
    if (node.kind !== 'number' || typeof holder[key] !== 'number' || place?.kind !== 'file') continue;
    if (place.source === undefined || PLAIN_NUMBER.test(place.source)) continue;
    findings.report(path, `must be a whole number in plain decimal digits${describeValue(holder[key], place.source)}`);
  }
}

function reportUnknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, root: ConfigNode, findings: Findings): void {
  const path = toConfigPath(issue.path);
  const section = nodeAt(root, path);
  if (section?.kind !== 'section') return;
  for (const key of issue.keys) {
    const { text, meant } = describeUnknownKey(key, section, root);
    findings.report([...path, key], text, 'key');
    if (meant !== undefined) findings.markFaulty([...path, meant]);
  }
}

interface Validation {
  readonly data: Record<string, unknown>;
  readonly root: ConfigNode;
  readonly findings: Findings;
}

function reportIssue(issue: z.core.$ZodIssue, { data, root, findings }: Validation): void {
  const path = toConfigPath(issue.path);
  const value = valueAt(data, path);
  // What is faulty was left out on the way here, with a problem of its own.
  if (value === undefined && findings.isFaulty(path)) return;
  const isAbsent = value === undefined || value === null;
  // Its line may be one of those that could not be read; each of them has its own problem.
  if (isAbsent && findings.isDamaged(value === null ? path : path.slice(0, -1))) {
    findings.markFaulty(path);
    return;
  }
  const place = findings.placeOf(path);
  const source = place?.kind === 'file' ? place.source : undefined;
  const variable = findings.nearestPlace(path)?.kind === 'variable' ? variableName(path) : undefined;
  const text = describeIssue(issue, { value, source, node: nodeAt(root, path), key: String(path.at(-1) ?? ''), variable });
  findings.report(path, text);
}

function toConfigPath(path: readonly PropertyKey[]): ConfigPath {
  return path.map((step) => (typeof step === 'number' ? step : String(step)));
}

function nodeAt(root: ConfigNode, path: ConfigPath): ConfigNode | undefined {
  let node: ConfigNode | undefined = root;
  for (const step of path) {
    if (node?.kind === 'section') node = node.fields.get(String(step));
    else node = node?.kind === 'list' ? node.item : undefined;
  }
  return node;
}

function valueAt(data: unknown, path: ConfigPath): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
