import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isJsonObject } from '../json-object.ts';
import { parseJson } from '../parse-json.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { recognized } from '../testing/recognized.ts';
import { eventRecipes } from './event-recipes.ts';
import { findEventRecipe } from './find-event-recipe.ts';
import { messageRecipes } from './message-recipes.ts';

const folder = new URL('../__fixtures__/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => /\.event\.(?:json|txt)$/.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
const recipes: readonly Recipe[] = [...eventRecipes, ...messageRecipes];

function recipeOf(text: string): Recipe | undefined {
  const json = parseJson(text)?.value;
  if (!isJsonObject(json) || !isJsonObject(json['detail'])) return undefined;
  const [source, detailType] = [json['source'], json['detail-type'] ?? json['detailType']].map(String);
  return findEventRecipe({ source: source ?? '', detailType: detailType ?? '', roots: { document: json['detail'], envelope: json } });
}

describe('recipes', () => {
  it('are followed by a fixture, every source of EventBridge', () => {
    const followed = new Set(fixtures.map(({ text }) => recipeOf(text)));
    const sources = Map.groupBy(eventRecipes, ({ source }) => source);
    const uncovered = [...sources].filter(([, own]) => !own.some((recipe) => followed.has(recipe))).map(([source]) => source);

    expect(uncovered).toEqual([]);
  });

  it('are followed by a fixture, every kind of message', () => {
    const kinds = new Set(fixtures.map(({ text }) => recognized(text).kind));

    expect(messageRecipes.map(({ kind }) => kind).filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('name no path with an empty key, and no template with an unclosed place', () => {
    for (const { name, state, cause, facts = {}, sentences = [], consolePage = '' } of recipes) {
      const paths = [name, state, cause, ...Object.values(facts)].filter((path) => path !== undefined && path !== '');
      for (const path of paths.flatMap((written) => written?.split(' | ') ?? [])) expect(path).toMatch(/^(?:\$\.)?[^.|]+(?:\.[^.|]+)*$/);
      for (const template of [...sentences, consolePage]) expect(template.replaceAll(/\{[^{}]+\}/g, '')).not.toMatch(/[{}]/);
    }
  });

  it('link to the console by the Region of the event', () => {
    for (const { consolePage = '{region}' } of recipes) expect(consolePage).toContain('{region}');
  });

  it('have incidents whose keys tell sources apart', () => {
    for (const { incident } of recipes) expect(incident === undefined || /^[a-z][a-z0-9./-]+$/.test(incident.of)).toBe(true);
  });

  it.each([
    ['eventbridge-guardduty-s3', '210987654321', 'eu-west-1'],
    ['eventbridge-securityhub-member-critical', '210987654321', 'eu-west-1'],
    ['eventbridge-securityhub-ocsf', '210987654321', 'eu-central-1'],
    ['eventbridge-health-aggregated', '210987654321', 'ap-southeast-2'],
    ['eventbridge-macie-sensitive', '210987654321', 'eu-west-1'],
    ['eventbridge-account-as-number', '123456789012', 'eu-west-1'],
  ])('take account and Region of what %s is about', (name, accountId, region) => {
    expect(recognized(readFileSync(new URL(`${name}.event.json`, folder), 'utf8'))).toMatchObject({ accountId, region });
  });

  it.each([
    ['one pipeline execution', 'notification-rule-pipeline-', 'aws.codepipeline:1d247af2-7eb3-4569-aeda-41416e2a81c5'],
    [
      'one build',
      'notification-rule-build-',
      'aws.codebuild:arn:aws:codebuild:eu-west-1:123456789012:build/checkout:8745a7a9-c340-456a-9166-edf953571bee',
    ],
    ['one deployment', 'notification-rule-deployment-', 'aws.codedeploy:d-A1B2C3D4E'],
    ['one pull request', 'notification-rule-pull-request-', 'aws.codecommit/pull-request:123456789012/eu-west-1/checkout/227'],
  ])('give all events of %s one incident', (_what, start, key) => {
    const keys = fixtures.filter(({ name }) => name.startsWith(start)).map(({ text }) => recognized(text).incident?.key);

    expect(new Set(keys)).toEqual(new Set([key]));
  });

  it.each([
    ['eventbridge-guardduty-archived', 'close'],
    ['eventbridge-securityhub-archived', 'close'],
    ['eventbridge-securityhub-passed', 'close'],
    ['eventbridge-inspector-closed', 'close'],
    ['eventbridge-access-analyzer-resolved', 'close'],
    ['eventbridge-health-public-closed', 'close'],
    ['eventbridge-health-aggregated', 'open'],
    ['eventbridge-support-resolvecase', 'close'],
    ['eventbridge-synthetics-run-failed', 'open'],
    ['eventbridge-synthetics-run-passed', 'close'],
    ['eventbridge-ssm-patch-compliant', 'close'],
    ['eventbridge-ecs-task-running', 'open'],
    ['eventbridge-ecs-task-stopped', 'close'],
    ['eventbridge-appconfig-start', 'open'],
    ['eventbridge-appconfig-rolled-back', 'close'],
    ['notification-rule-stage-failed', 'update'],
  ])('%s: %s', (name, transition) => {
    expect(recognized(readFileSync(new URL(`${name}.event.json`, folder), 'utf8')).incident?.transition).toBe(transition);
  });
});
