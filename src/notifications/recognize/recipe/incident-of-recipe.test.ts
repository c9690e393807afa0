import { describe, expect, it } from 'vitest';
import { incidentOfRecipe, isClosedByRule } from './incident-of-recipe.ts';
import type { IncidentRule } from './recipe.ts';

const roots = (document: unknown) => ({ document, envelope: { account: '123456789012' } });
const run: IncidentRule = { of: 'aws.codepipeline', id: ['execution-id'], as: 'run' };
const finding: IncidentRule = { of: 'aws.guardduty', id: ['id'], as: 'condition', closedBy: { archived: ['true'], status: ['CLOSED'] } };

describe('incidentOfRecipe', () => {
  it('opens a run with its start and closes it with either end', () => {
    const transitions = (['progress', 'good', 'bad', 'warning', 'neutral'] as const).map(
      (tone) => incidentOfRecipe(run, roots({ 'execution-id': 'e-1' }), tone)?.transition,
    );

    expect(transitions).toEqual(['open', 'close', 'close', 'close', 'update']);
  });

  it('goes on where a part ends', () => {
    expect(incidentOfRecipe({ ...run, isPart: true }, roots({ 'execution-id': 'e-1' }), 'bad')).toEqual({
      key: 'aws.codepipeline:e-1',
      transition: 'update',
    });
  });

  it('keeps a condition open until all is well', () => {
    expect(incidentOfRecipe(finding, roots({ id: 'f' }), 'bad')?.transition).toBe('open');
    expect(incidentOfRecipe(finding, roots({ id: 'f' }), 'neutral')?.transition).toBe('open');
    expect(incidentOfRecipe(finding, roots({ id: 'f' }), 'good')?.transition).toBe('close');
  });

  it.each([{ archived: true }, { archived: 'true' }, { status: 'CLOSED' }])('closes a condition that says it is over by %j', (values) => {
    expect(incidentOfRecipe(finding, roots({ id: 'f', ...values }), 'bad')?.transition).toBe('close');
    expect(isClosedByRule(finding, roots(values))).toBe(true);
  });

  it('joins what identifies the incident, all of it', () => {
    const rule: IncidentRule = { ...finding, id: ['$.account', 'region', 'id'] };

    expect(incidentOfRecipe(rule, roots({ region: 'eu-west-1', id: 7 }), 'bad')?.key).toBe('aws.guardduty:123456789012/eu-west-1/7');
    expect(incidentOfRecipe(rule, roots({ id: 7 }), 'bad')).toBeUndefined();
  });

  it('finds none where the id is longer than any ARN', () => {
    expect(incidentOfRecipe(finding, roots({ id: 'x'.repeat(3000) }), 'bad')).toBeUndefined();
  });

  it('finds none without a rule', () => {
    expect(incidentOfRecipe(undefined, roots({}), 'bad')).toBeUndefined();
  });
});
