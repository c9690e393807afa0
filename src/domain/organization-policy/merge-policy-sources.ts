// Merges the policies from the root of an organization down to an account into the one in effect.
import { settingName, type OrganizationPolicy, type PolicyPath, type PolicyValue } from './organization-policy.ts';
import { VALUE_OPERATORS, type PolicyChange, type PolicySource, type ValueOperator } from './policy-source.ts';

/** A change that does not count, because a policy above does not let it. */
export interface IgnoredChange {
  /** The position of the policy that makes it, and of the one that forbids it. */
  readonly source: number;
  readonly forbiddenBy: number;
  readonly change: PolicyChange;
}

/** The policy in effect, and what did not count. */
export interface MergedPolicy {
  readonly policy: OrganizationPolicy;
  readonly ignored: readonly IgnoredChange[];
}

interface Control {
  readonly allowed: ReadonlySet<ValueOperator>;
  readonly source: number;
}

/** Merges policies, the root's first. A policy can never change what one above has locked, nor unlock it. */
export function mergePolicySources(sources: readonly PolicySource[]): MergedPolicy {
  const policy = new Map<string, PolicyValue>();
  const ignored: IgnoredChange[] = [];
  const controls = new Map<string, Control[]>();
  for (const [source, { changes, controls: own }] of sources.entries()) {
    for (const change of changes.toSorted((left, right) => rank(left) - rank(right))) {
      const forbidding = findForbidding(change, controls);
      if (forbidding === undefined) apply(change, policy);
      else ignored.push({ source, forbiddenBy: forbidding.source, change });
    }
    // They count for the policies below alone.
    for (const { path, allowed } of own) {
      const name = settingName(path);
      controls.set(name, [...(controls.get(name) ?? []), { allowed, source }]);
    }
  }
  return { policy, ignored };
}

function rank({ operator }: PolicyChange): number {
  return VALUE_OPERATORS.indexOf(operator);
}

/** Finds what forbids a change: at the setting itself, or anywhere above it. Several controls of one place allow what all of them do. */
function findForbidding({ path, operator }: PolicyChange, controls: ReadonlyMap<string, readonly Control[]>): Control | undefined {
  return prefixesOf(path)
    .flatMap((prefix) => controls.get(settingName(prefix)) ?? [])
    .find(({ allowed }) => !allowed.has(operator));
}

function prefixesOf(path: PolicyPath): readonly PolicyPath[] {
  return Array.from({ length: path.length + 1 }, (_, length) => path.slice(0, length));
}

function apply({ path, operator, value }: PolicyChange, policy: Map<string, PolicyValue>): void {
  const name = settingName(path);
  const before = policy.get(name);
  if (typeof value === 'string' || operator === '@@assign') {
    policy.set(name, value);
    return;
  }
  const inherited = Array.isArray(before) ? (before as readonly string[]) : [];
  if (operator === '@@append') policy.set(name, [...new Set([...inherited, ...value])]);
  // What is taken from a list that nobody has begun leaves it unset; a list from which all is taken stays, and allows nothing.
  else if (before !== undefined)
    policy.set(
      name,
      inherited.filter((each) => !value.includes(each)),
    );
}
