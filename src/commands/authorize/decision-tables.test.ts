import { describe, expect, it } from 'vitest';
import { authorizeCommand } from './authorize-command.ts';
import { caseContext, readCases, toCommand } from './testing/authorization-case.ts';

const TABLES = ['never-allowed', 'disguises', 'read-only', 'guardrails', 'credentials', 'explanations'] as const;

describe.each(TABLES)('authorizeCommand by the table %s', (table) => {
  it.each(readCases(table))('$name', async (row) => {
    const decision = await authorizeCommand(toCommand(row), caseContext(row));

    const { verdict, isMutating, because } = decision;
    expect({ verdict, isMutating, rule: because.rule }).toEqual({
      verdict: row.expected.verdict,
      isMutating: row.expected.isMutating,
      rule: row.expected.rule,
    });
    expect(because.statement).toEqual(row.expected.statement ?? because.statement);
    expect(because.guardrailName).toEqual(row.expected.guardrailName ?? because.guardrailName);
    expect(because.text).toMatch(/^.{40,}\.$/);
    expect(because.text).toBe(row.expected.text ?? because.text);
    expect(decision.actions.length).toBeGreaterThan(0);
  });
});

describe('the tables', () => {
  it('hold enough rows to mean something', () => {
    const rows = TABLES.flatMap((table) => readCases(table));

    expect(rows.length).toBeGreaterThan(250);
    expect(readCases('disguises').length).toBeGreaterThan(40);
  });
});
