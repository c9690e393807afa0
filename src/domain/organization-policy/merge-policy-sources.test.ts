import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPolicyViolation, type PolicySubject } from './find-policy-violation.ts';
import { mergePolicySources } from './merge-policy-sources.ts';
import { settingName } from './organization-policy.ts';
import { VALUE_OPERATORS, type ChildControl, type PolicyChange, type PolicySource } from './policy-source.ts';

const SLACK = ['chatbot', 'platforms', 'slack'];
const wordPath = fc.constantFrom(['chatbot', 'default', 'client'], [...SLACK, 'client'], ['chatbot', 'platforms', 'default', 'client']);
const listPath = fc.constantFrom(
  [...SLACK, 'workspaces'],
  [...SLACK, 'default', 'supported_channel_types'],
  [...SLACK, 'overrides', 'T1', 'supported_channel_types'],
  [...SLACK, 'default', 'supported_role_settings'],
);
const listValue = fc.uniqueArray(fc.constantFrom('T1', 'T2', '*', 'public', 'private', 'user_role', 'channel_role'), { maxLength: 4 });
const change: fc.Arbitrary<PolicyChange> = fc.oneof(
  fc.record({ path: wordPath, operator: fc.constant('@@assign' as const), value: fc.constantFrom('enabled', 'disabled') }),
  fc.record({ path: listPath, operator: fc.constantFrom(...VALUE_OPERATORS), value: listValue }),
);
// One operator of a setting stands once in a policy.
const changes = fc.uniqueArray(change, { maxLength: 5, selector: ({ path, operator }) => `${operator} ${settingName(path)}` });
const control: fc.Arbitrary<ChildControl> = fc.record({
  path: fc.oneof(listPath, wordPath, fc.constantFrom(['chatbot'], SLACK, [...SLACK, 'default'], [...SLACK, 'overrides'])),
  allowed: fc.subarray([...VALUE_OPERATORS]).map((allowed) => new Set(allowed)),
});
const source: fc.Arbitrary<PolicySource> = fc.record({ changes, controls: fc.array(control, { maxLength: 3 }) });
const sources = fc.array(source, { minLength: 1, maxLength: 4 });
const subject: fc.Arbitrary<PolicySubject> = fc.record(
  {
    platform: fc.constantFrom('slack' as const, 'chime' as const),
    workspaceId: fc.constantFrom('T1', 'T2'),
    channelType: fc.constantFrom('public' as const, 'private' as const),
    roleSetting: fc.constantFrom('user_role' as const, 'channel_role' as const),
  },
  { requiredKeys: ['platform', 'workspaceId'] },
);

const lockAt = (path: readonly string[]): ChildControl => ({ path, allowed: new Set() });

describe('mergePolicySources', () => {
  it('gives a policy below no way to change what one above has locked', () => {
    const place = fc.constantFrom(['chatbot'], SLACK, [...SLACK, 'overrides'], [...SLACK, 'workspaces'], ['chatbot', 'default', 'client']);

    fc.assert(
      fc.property(source, place, sources, (parent, path, children) => {
        const locked = { ...parent, controls: [...parent.controls, lockAt(path)] };
        const settingsThere = (all: readonly PolicySource[]): object =>
          Object.fromEntries([...mergePolicySources(all).policy].filter(([name]) => `${name}.`.startsWith(`${settingName(path)}.`)));

        expect(settingsThere([locked, ...children])).toEqual(settingsThere([locked]));
      }),
    );
  });

  it('lets nobody below allow what a locked policy forbids', () => {
    fc.assert(
      fc.property(source, sources, subject, (parent, children, channel) => {
        const locked = { ...parent, controls: [lockAt(['chatbot'])] };
        const alone = findPolicyViolation(mergePolicySources([locked]).policy, channel);

        expect(findPolicyViolation(mergePolicySources([locked, ...children]).policy, channel)).toEqual(alone);
      }),
    );
  });

  it('lets those below only narrow a list of which @@remove alone is allowed', () => {
    fc.assert(
      fc.property(listPath, listValue, sources, (path, value, children) => {
        const parent: PolicySource = {
          changes: [{ path, operator: '@@assign', value }],
          controls: [{ path, allowed: new Set(['@@remove']) }],
        };
        const left = mergePolicySources([parent, ...children]).policy.get(settingName(path)) ?? [];

        expect([left].flat().filter((each) => !(value as readonly string[]).includes(each))).toEqual([]);
      }),
    );
  });

  it('gives the last word to the lowest policy where nothing is locked', () => {
    fc.assert(
      fc.property(sources, source, (above, last) => {
        const free = [...above, last].map(({ changes: own }) => ({ changes: own, controls: [] }));
        const { policy, ignored } = mergePolicySources(free);

        expect(ignored).toEqual([]);
        const alone = last.changes.filter(
          ({ path, operator }) =>
            operator === '@@assign' && last.changes.filter((each) => settingName(each.path) === settingName(path)).length === 1,
        );
        expect(alone.map(({ path }) => policy.get(settingName(path)))).toEqual(alone.map(({ value }) => value));
      }),
    );
  });

  it('does not depend on the order within a policy', () => {
    fc.assert(
      fc.property(sources, (all) => {
        const turned = all.map(({ changes: own, controls }) => ({ changes: own.toReversed(), controls: controls.toReversed() }));

        expect(mergePolicySources(turned).policy).toEqual(mergePolicySources(all).policy);
      }),
    );
  });

  it('restricts nothing where there are no policies', () => {
    expect(mergePolicySources([])).toEqual({ policy: new Map(), ignored: [] });
  });
});
