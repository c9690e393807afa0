// What the guide to commands shows is what happens.
import { describe, expect, it } from 'vitest';
import { createDemoAccount } from '../../src/aws/demo/index.ts';
import { authorizeCommand } from '../../src/commands/authorize/authorize-command.ts';
import { caseContext } from '../../src/commands/authorize/testing/authorization-case.ts';
import { parsePolicyDocument } from '../../src/commands/parse-policy-document.ts';
import { parseForTest } from '../../src/commands/testing/parse-for-test.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { GuardrailPolicy } from '../../src/domain/guardrail-policy.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/commands.md');

/** The code blocks of a language, in order. */
function blocksOf(language: string): readonly string[] {
  return [...guide.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language).map(([, , text = '']) => text);
}

const isCommand = (line: string): boolean => /^(?:@?aws )?[a-z0-9]+ [a-z]+-?[a-z-]*/.test(line) && !line.includes('·');
const [typed = [], , drawn = [], queries = [], demo = []] = blocksOf('').map((block) => block.split('\n').filter(isCommand));

function decide(text: string, guardrail: GuardrailPolicy): Promise<Decision> {
  return authorizeCommand(parseForTest(text), { ...caseContext({}), guardrails: [guardrail] });
}

describe('docs/guides/commands.md', () => {
  it.each([...typed, ...drawn, ...queries, ...demo])('shows a command that is understood: %s', (line) => {
    expect(parseForTest(line).operation).toMatch(/^[A-Z]/);
  });

  it('shows enough of them to begin with', () => {
    expect([typed.length, drawn.length, queries.length, demo.length]).toEqual([4, 3, 3, 6]);
  });

  it('tells what becomes of its commands in the demo account', async () => {
    const { guardrail, invoker } = createDemoAccount({ now: () => new Date('2026-03-01T03:00:00Z') });
    const decisions = await Promise.all(demo.map((line) => decide(line, guardrail)));
    const outcomes = await Promise.all(
      demo.map((line) => {
        const { service, operation, params } = parseForTest(line);
        const signal = new AbortController().signal;
        return invoker.invoke({ service, operation, params, region: 'us-east-1', credentials: 'demo', isRepeatable: true, signal });
      }),
    );

    expect(decisions.map(({ verdict, isMutating }) => (verdict === 'denied' ? verdict : isMutating ? 'asks' : 'runs'))).toEqual([
      'runs',
      'runs',
      'runs',
      'asks',
      'denied',
      'denied',
    ]);
    expect(outcomes.slice(0, 4).map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'succeeded', 'succeeded']);
    expect(new Set(decisions.slice(4).map(({ because }) => because.rule)).size).toBe(2);
  });

  it('tells what its guardrail decides', async () => {
    const parsed = parsePolicyDocument(blocksOf('json')[0] ?? '');
    if (parsed.status === 'invalid') throw new Error(parsed.reason);
    const rows = [...guide.matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\|$/gm)].map(([, line = '', answer = '']) => ({ line, answer }));
    const words = async (line: string): Promise<string> => {
      const { verdict, isMutating, because } = await decide(line, { name: 'look-and-restart', document: parsed.document });
      if (verdict === 'allowed') return isMutating ? 'a card' : 'runs';
      if (because.rule === 'never-allowed') return 'never runs';
      return because.statement ?? 'nothing in the guardrails';
    };

    expect(rows.length).toBe(5);
    for (const { line, answer } of rows) expect(answer).toContain(await words(line));
  });
});
