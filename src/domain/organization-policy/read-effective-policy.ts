// Reads the policy in effect as AWS tells it (Organizations API, DescribeEffectivePolicy): the same settings, plain values, no operators.
import { parseUniqueJson } from '../../lib/parse-unique-json.ts';
import { settingName, type OrganizationPolicy, type PolicyPath, type PolicyProblem, type PolicyValue } from './organization-policy.ts';
import { POLICY_SHAPE, type PolicyShape, type SectionShape } from './policy-shape.ts';
import { checkList, isObject, listEntries } from './read-policy-values.ts';

/** The policy, or what is wrong with its text. */
export type EffectivePolicyOutcome =
  | { readonly status: 'ok'; readonly policy: OrganizationPolicy }
  | { readonly status: 'invalid'; readonly problem: PolicyProblem };

interface Reading {
  readonly path: PolicyPath;
  readonly settings: Map<string, PolicyValue>;
  readonly problems: PolicyProblem[];
}

/** Parses it. A platform that AWS has added since is passed over; anything else that is not known could be what forbids, and is refused. */
export function readEffectivePolicy(text: string): EffectivePolicyOutcome {
  const json = parseUniqueJson(text);
  if (json.status === 'invalid') return { status: 'invalid', problem: { path: [], text: json.reason } };
  const reading: Reading = { path: [], settings: new Map(), problems: [] };
  if (isObject(json.data)) readSection(json.data, POLICY_SHAPE, reading);
  else reading.problems.push({ path: [], text: 'is no JSON object' });
  const [problem] = reading.problems;
  return problem === undefined ? { status: 'ok', policy: reading.settings } : { status: 'invalid', problem };
}

function readSection(value: Readonly<Record<string, unknown>>, shape: SectionShape, reading: Reading): void {
  const { path } = reading;
  for (const { key, inner, innerShape } of listEntries(value, shape, { written: path, problems: reading.problems })) {
    if (innerShape !== undefined) readNode(inner, innerShape, { ...reading, path: [...path, key] });
    else if (settingName(path) !== 'chatbot.platforms') reading.problems.push({ path: [...path, key], text: 'is not known' });
  }
}

function readNode(value: unknown, shape: PolicyShape, reading: Reading): void {
  const { path, settings, problems } = reading;
  switch (shape.kind) {
    case 'section':
      if (isObject(value)) readSection(value, shape, reading);
      else problems.push({ path, text: 'must be {...}' });
      return;
    case 'list': {
      const list = checkList(value, shape, { written: path, problems });
      if (list !== undefined) settings.set(settingName(path), list);
      return;
    }
    case 'choice':
      if (typeof value === 'string' && shape.choices.includes(value)) settings.set(settingName(path), value);
      else problems.push({ path, text: `must be ${shape.choices.join(' or ')}; got ${JSON.stringify(value)}` });
  }
}
