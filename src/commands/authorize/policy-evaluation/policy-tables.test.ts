import { describe, expect, it } from 'vitest';
import { contextOf, listPolicyTables, policySetOf, readPolicyCases } from '../testing/policy-case.ts';
import { evaluatePolicies, type Evaluation } from './evaluate-policies.ts';
import { layersOf } from './policy-set.ts';

function decider(evaluation: Evaluation): string | undefined {
  return 'missing' in evaluation ? `nothing in ${evaluation.missing}` : evaluation.found?.statement;
}

describe.each(listPolicyTables())('evaluatePolicies by the table %s', (table) => {
  it.each(readPolicyCases(table))('$name', (row) => {
    const { action, resource } = row.request;
    const evaluation = evaluatePolicies(layersOf(policySetOf(row)), { action, resource, context: contextOf(row) });

    expect({ verdict: evaluation.verdict, decidedBy: decider(evaluation) }).toEqual({
      verdict: row.expected,
      decidedBy: row.decidedBy ?? decider(evaluation),
    });
  });
});

describe('the tables of policies', () => {
  const rows = listPolicyTables().flatMap((table) => readPolicyCases(table));

  it('hold enough rows to mean something, and say why', () => {
    expect(rows.length).toBeGreaterThan(400);
    expect(rows.filter(({ because }) => because === '')).toEqual([]);
    for (const verdict of ['allowed', 'denied', 'undetermined']) {
      expect(rows.filter(({ expected }) => expected === verdict).length).toBeGreaterThan(10);
    }
  });
});
