import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPolicyViolation, type PolicySubject } from './find-policy-violation.ts';
import { mergePolicySources } from './merge-policy-sources.ts';
import { settingName, type PolicyValue } from './organization-policy.ts';
import { parsePolicySource } from './parse-policy-source.ts';
import type { PolicySource } from './policy-source.ts';
import { readEffectivePolicy } from './read-effective-policy.ts';

interface MergingCase {
  readonly name: string;
  readonly sources: readonly unknown[];
  readonly effective: Readonly<Record<string, PolicyValue>>;
  /** Such as `1 @@assign chatbot.default.client by 0`. */
  readonly ignored?: readonly string[];
}

interface ChannelCase {
  readonly name: string;
  /** As DescribeEffectivePolicy tells it. */
  readonly policy: unknown;
  readonly channel: PolicySubject;
  readonly forbiddenBy: string | null;
}

interface ProblemCase {
  readonly name: string;
  readonly document?: unknown;
  readonly text?: string;
  readonly problems: readonly { readonly path: string; readonly text: string }[];
}

function readCases<Case>(table: string): readonly Case[] {
  return JSON.parse(readFileSync(new URL(`cases/${table}.json`, import.meta.url), 'utf8')) as readonly Case[];
}

function parse(document: unknown): PolicySource {
  const outcome = parsePolicySource(JSON.stringify(document));
  if (outcome.status === 'invalid') throw new Error(JSON.stringify(outcome.problems));
  return outcome.source;
}

describe('mergePolicySources by the table merging', () => {
  it.each(readCases<MergingCase>('merging'))('$name', ({ sources, effective, ignored = [] }) => {
    const merged = mergePolicySources(sources.map(parse));

    expect(Object.fromEntries(merged.policy)).toEqual(effective);
    expect(
      merged.ignored.map(({ source, change, forbiddenBy }) => `${source} ${change.operator} ${settingName(change.path)} by ${forbiddenBy}`),
    ).toEqual(ignored);
  });
});

describe('findPolicyViolation by the table channels', () => {
  it.each(readCases<ChannelCase>('channels'))('$name', ({ policy, channel, forbiddenBy }) => {
    const effective = readEffectivePolicy(JSON.stringify(policy));
    if (effective.status === 'invalid') throw new Error(JSON.stringify(effective.problem));

    const violation = findPolicyViolation(effective.policy, channel);

    expect(violation?.setting ?? null).toBe(forbiddenBy);
    expect(violation?.text ?? `chat applications policy (${String(forbiddenBy)})`).toMatch(
      new RegExp(`chat applications policy.*\\(${String(forbiddenBy).replaceAll('.', String.raw`\.`)}\\)`),
    );
  });
});

describe('parsePolicySource by the table problems', () => {
  it.each(readCases<ProblemCase>('problems'))('refuses $name', ({ document, text, problems }) => {
    const outcome = parsePolicySource(text ?? JSON.stringify(document));

    const found = outcome.status === 'invalid' ? outcome.problems : [];
    expect(found.map(({ path }) => settingName(path))).toEqual(problems.map(({ path }) => path));
    for (const [position, { text: expected }] of problems.entries()) expect(found[position]?.text).toContain(expected);
  });
});

describe('the tables', () => {
  it('hold enough rows to mean something, each of its own', () => {
    const rows = ['merging', 'channels', 'problems'].flatMap((table) => readCases<{ readonly name: string }>(table));

    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(90);
  });
});

describe('readEffectivePolicy', () => {
  it.each([
    ['what is no JSON', '{'],
    ['what is no object', '[]'],
    ['a setting that is not known, which could be what forbids', '{"chatbot": {"platforms": {"slack": {"hours": ["night"]}}}}'],
    ['a block that is not known', '{"chatbot": {"everywhere": {"client": "disabled"}}}'],
    ['a word that is not known', '{"chatbot": {"default": {"client": "read-only"}}}'],
    ['an operator', '{"chatbot": {"default": {"client": {"@@assign": "disabled"}}}}'],
    ['another policy', '{"tags": {}}'],
  ])('refuses %s', (_what, text) => {
    expect(readEffectivePolicy(text).status).toBe('invalid');
  });

  it('takes an empty document for a policy that restricts nothing', () => {
    expect(readEffectivePolicy('{}')).toEqual({ status: 'ok', policy: new Map() });
  });
});
