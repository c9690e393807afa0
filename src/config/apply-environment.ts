// Environment variables over the values of the file: what a variable says counts.
import { nearestName } from '../lib/nearest-name.ts';
import type { ConfigNode, ValueNode } from './config-node.ts';
import { describeValue } from './describe-value.ts';
import type { Findings } from './findings.ts';
import { formatPath, type ConfigPath } from './format-path.ts';
import { listVariables } from './list-variables.ts';
import { matchVariable, type VariableMatch } from './match-variable.ts';
import { FILE_SUFFIX, variableName, VARIABLE_PREFIX } from './variable-name.ts';

/** Environment variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface Target {
  readonly root: ConfigNode;
  readonly data: Record<string, unknown>;
  readonly findings: Findings;
}

// Kubernetes sets these in every container where a service is called signalbox (service links).
// Match: SIGNALBOX_SERVICE_PORT_HTTP, SIGNALBOX_PORT_7700_TCP. Near miss: SIGNALBOX_SERVER_PORT.
const SERVICE_LINK = /^SIGNALBOX_(?:SERVICE_(?:HOST|PORT)|PORT$|PORT_\d+_)/;

/** Writes the values of all SIGNALBOX_ variables into the data; empty variables count as not set. */
export function applyEnvironment(environment: Environment, target: Target): void {
  const names = Object.keys(environment).filter((name) => name.startsWith(VARIABLE_PREFIX) && (environment[name] ?? '') !== '');
  // Positions in order, so that a list grows from its start.
  for (const name of names.toSorted(inNaturalOrder)) {
    const match = matchVariable(name, target.root);
    if (match === undefined) warnUnknown(name, target);
    else applyVariable({ ...match, name, names, text: environment[name] ?? '' }, target);
  }
}

interface Variable extends VariableMatch {
  readonly name: string;
  readonly text: string;
  /** All variables that are set. */
  readonly names: readonly string[];
}

function applyVariable(variable: Variable, target: Target): void {
  const { path, name, names, isFile } = variable;
  if (isFile && names.includes(name.slice(0, -FILE_SUFFIX.length))) {
    const text = `is set twice: ${name.slice(0, -FILE_SUFFIX.length)} and ${name}; keep one`;
    target.findings.reportProblem({ path: formatPath(path), variable: name, text });
    return;
  }
  const gap = findGap(variable, target);
  if (gap !== undefined) {
    const text = `leaves a gap in a list: the next free position is ${gap}`;
    target.findings.reportProblem({ path: formatPath(path), variable: name, text });
    return;
  }
  const values = findParent(variable, target);
  const key = path.at(-1);
  if (values === undefined || key === undefined) return;
  if (variable.node.kind === 'secret') {
    delete values[key];
    delete values[`${key}${FILE_SUFFIX}`];
  }
  const valueKey = isFile ? `${key}${FILE_SUFFIX}` : key;
  const valuePath = [...path.slice(0, -1), valueKey];
  target.findings.setPlace(valuePath, { kind: 'variable', variable: name });
  const outcome = parseText(variable.text, variable.node);
  if (outcome.problem !== undefined) target.findings.report(valuePath, outcome.problem);
  values[valueKey] = outcome.value;
}

// Walks to the section or list that holds the value and makes what is missing on the way. Undefined where the file has
// something else there, which is a problem of its own.
function findParent(variable: Variable, { root, data, findings }: Target): Record<string | number, unknown> | undefined {
  let node: ConfigNode | undefined = root;
  let holder: Record<string | number, unknown> = data;
  for (const [index, step] of variable.path.slice(0, -1).entries()) {
    node = innerNode(node, step);
    if (node === undefined) return undefined;
    if (holder[step] === undefined || holder[step] === null) {
      const path = variable.path.slice(0, index + 1);
      holder[step] = startValue(node, path, variable.names);
      findings.setPlace(path, { kind: 'variable', variable: variable.name });
    }
    const inner = holder[step];
    if (typeof inner !== 'object' || inner === null) return undefined;
    holder = inner as Record<string | number, unknown>;
  }
  return holder;
}

// Returns the next free position of the list that the variable would leave a gap in.
function findGap(variable: Variable, { root, data }: Target): number | undefined {
  let node: ConfigNode | undefined = root;
  let value: unknown = data;
  for (const [index, step] of variable.path.entries()) {
    if (Array.isArray(value) && Number(step) > value.length) return value.length;
    node = innerNode(node, step);
    const inner = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
    value = inner ?? (node === undefined ? undefined : startValue(node, variable.path.slice(0, index + 1), variable.names));
  }
  return undefined;
}

function innerNode(node: ConfigNode | undefined, step: string | number): ConfigNode | undefined {
  if (node?.kind === 'section') return node.fields.get(String(step));
  return node?.kind === 'list' ? node.item : undefined;
}

// A list that has a default is changed, not replaced: SIGNALBOX_CHANNEL_CONFIGURATIONS_0_SNS_TOPIC_ARNS_0 gives the
// channel that is there without a file its first topic. Where variables describe an item of their own, it starts empty.
function startValue(node: ConfigNode, path: ConfigPath, names: readonly string[]): unknown {
  if (node.kind !== 'list') return {};
  const { item, defaultValue } = node;
  const required = item.kind === 'section' ? [...item.fields].filter(([, field]) => field.isRequired) : [];
  const isDescribed = required.some(([field]) => names.includes(variableName([...path, 0, field])));
  return Array.isArray(defaultValue) && !isDescribed ? structuredClone(defaultValue) : [];
}

function parseText(text: string, node: ValueNode): { readonly value: unknown; readonly problem?: string } {
  if (node.kind === 'number') {
    // Match: 7700. Near miss: 7700.5, 0x1f (a port is a plain number).
    if (/^(?:0|-?[1-9]\d*)$/.test(text)) return { value: Number(text) };
    // Kubernetes sets SIGNALBOX_SERVER_PORT to an address where a service is called signalbox-server.
    const hint = text.startsWith('tcp://') ? '; Kubernetes sets it for a service of this name: set enableServiceLinks to false' : '';
    return { value: undefined, problem: `must be a whole number${describeValue(text)}${hint}` };
  }
  if (node.kind === 'boolean') {
    if (text === 'true' || text === 'false') return { value: text === 'true' };
    return { value: undefined, problem: `must be true or false${describeValue(text)}` };
  }
  return { value: text };
}

function warnUnknown(name: string, { root, findings }: Target): void {
  if (SERVICE_LINK.test(name)) return;
  const positions = [...name.matchAll(/_(\d+)(?=_|$)/g)].map(([, position]) => position);
  const near = nearestName(name.replaceAll(/_\d+(?=_|$)/g, '_0'), listVariables(root, 0));
  const suggestion = near?.replaceAll(/_0(?=_|$)/g, () => `_${positions.shift() ?? 0}`);
  const text = suggestion === undefined ? 'is not a variable of Signalbox' : `is not a variable of Signalbox; did you mean ${suggestion}?`;
  findings.warnProblem({ path: '', variable: name, text });
}

function inNaturalOrder(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
