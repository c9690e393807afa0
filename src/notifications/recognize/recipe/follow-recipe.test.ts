import { describe, expect, it } from 'vitest';
import { factText } from '../testing/recognized.ts';
import { followRecipe, type Followed } from './follow-recipe.ts';
import type { Recipe } from './recipe.ts';

const follow = (recipe: Recipe, document: unknown): Followed =>
  followRecipe(recipe, { document, envelope: {}, accountId: '123456789012', region: 'eu-west-1', known: [] });

describe('followRecipe', () => {
  const recipe: Recipe = {
    name: 'job.arn',
    state: 'job.status',
    cause: 'job.error',
    sentences: ['Job {job.arn} {happened} at step {step}.', 'Job {job.arn} {happened}.'],
    facts: { Step: 'step', Started: 'job.begin' },
    consolePage: 'jobs/{job.arn}/of/{account}?region={region}',
  };
  const document = {
    job: { arn: 'arn:aws:batch:eu-west-1:123456789012:job/nightly', status: 'FAILED', error: 'Disk full', begin: 1_795_342_520 },
    step: 'copy',
    size: 12,
  };

  it('takes the parts that the recipe names', () => {
    expect(follow(recipe, document)).toMatchObject({
      name: { kind: 'plain', source: 'nightly' },
      state: 'FAILED',
      description: { kind: 'plain', source: 'Disk full' },
      summary: { kind: 'plain', source: 'Job nightly failed at step copy.' },
      severity: 'high',
      tone: 'bad',
    });
  });

  it('shows its own facts first, then what else the event tells, and nothing twice', () => {
    const { facts } = follow(recipe, document);

    expect(facts.map(({ label }) => label)).toEqual(['Step', 'Started', 'Size']);
    expect(factText({ facts }, 'Started')).toBe(new Date(1_795_342_520_000).toISOString());
  });

  it('leaves out what the recipe says, or where it has the value that says nothing', () => {
    const labels = (value: unknown): readonly string[] =>
      follow({ ...recipe, leftOut: ['size', 'attempt=1'] }, { ...document, attempt: value }).facts.map(({ label }) => label);

    expect(labels(1)).toEqual(['Step', 'Started']);
    expect(labels(2)).toEqual(['Step', 'Started', 'Attempt']);
  });

  it('says a severity once, its number only where the word is not from it', () => {
    const severityOf = (rule: Recipe, value: number): string | undefined =>
      factText(follow({ name: 'title', ...rule }, { title: 'Probe', severity: value }), 'Severity');

    expect(severityOf({ severity: { at: 'severity' } }, 8)).toBeUndefined();
    expect(severityOf({ severity: { at: 'severity' }, state: 'title', tones: { Probe: 'good' } }, 8)).toBe('8');
    expect(severityOf({ tone: 'bad' }, 3)).toBe('3');
  });

  it('uses the first sentence whose places all have values', () => {
    expect(follow(recipe, { job: document.job }).summary?.source).toBe('Job nightly failed.');
    expect(follow(recipe, {}).summary).toBeUndefined();
  });

  it('encodes what a payload puts into the address of the console', () => {
    const { consoleUrl } = follow({ ...recipe, consolePage: 'x/{step}?region={region}' }, { step: '../../evil?a=b#c' });

    expect(consoleUrl).toBe('https://eu-west-1.console.aws.amazon.com/x/..%2F..%2Fevil%3Fa%3Db%23c?region=eu-west-1');
  });

  it('reads by shape what the recipe does not name', () => {
    expect(follow({}, { state: 'SUCCEEDED', jobName: 'nightly', message: 'All done' })).toMatchObject({
      name: { source: 'nightly' },
      state: 'SUCCEEDED',
      description: { source: 'All done' },
      tone: 'good',
    });
  });

  it('takes neither state nor cause where the recipe says that there is none', () => {
    const read = follow({ state: '', cause: '' }, { status: 'ACTIVE', reason: 'PutObject' });

    expect([read.state, read.description]).toEqual([undefined, undefined]);
    expect(factText(read, 'Reason')).toBe('PutObject');
  });

  it.each<[unknown, string]>([
    [8, 'high'],
    ['8.5', 'high'],
    ['CRITICAL', 'critical'],
    ['page', 'critical'],
    ['whatever', 'info'],
    [null, 'info'],
  ])('judges the severity %j as %s', (severity, expected) => {
    expect(follow({ severity: { at: 'severity', words: { page: 'critical' } } }, { severity }).severity).toBe(expected);
  });

  it('alarms nobody for what is over', () => {
    const finding: Recipe = {
      severity: { at: 'severity' },
      incident: { of: 'finding', id: ['id'], as: 'condition', closedBy: { archived: ['true'] } },
    };

    expect(follow(finding, { id: 'f', severity: 9, archived: true })).toMatchObject({
      severity: 'info',
      tone: 'good',
      incident: { key: 'finding:f', transition: 'close' },
    });
  });

  it('puts the meaning of a state in this kind of event before the usual one', () => {
    expect(follow({ state: 'state', tones: { STOPPED: 'warning' } }, { state: 'STOPPED' }).tone).toBe('warning');
    expect(follow({ state: 'state', tones: {} }, { state: 'toString' }).tone).toBe('neutral');
  });

  it('reads a document that is no object', () => {
    expect(follow(recipe, 'still alive').description?.source).toBe('still alive');
    expect(follow(recipe, null).facts).toEqual([]);
  });
});
