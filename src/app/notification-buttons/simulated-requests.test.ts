import { describe, expect, it } from 'vitest';
import { UNKNOWN_NAME, UNKNOWN_TEXT } from '../../commands/authorize/policy-evaluation/pattern-marks.ts';
import { openContext } from '../../commands/authorize/policy-evaluation/request-context.ts';
import { candidatesOf } from './simulated-requests.ts';

const LOG_GROUP = 'arn:aws:logs:eu-west-1:111111111111:log-group:/ecs/web';
const context = openContext({ values: { 'aws:RequestedRegion': ['eu-west-1'] } });
const resourcesFor = (resource: string) => candidatesOf({ action: 'a:B', resource, context }).map((one) => one.resource);

describe('candidatesOf', () => {
  it.each([
    ['*', ['*']],
    ['arn:aws:ec2:eu-west-1:111111111111:instance/i-0abc', ['arn:aws:ec2:eu-west-1:111111111111:instance/i-0abc']],
    [`${LOG_GROUP}${UNKNOWN_TEXT}`, [LOG_GROUP, `${LOG_GROUP}:log-stream:`]],
    [`arn:aws:logs:eu-west-1:111111111111:log-group:${UNKNOWN_NAME}`, []],
    [`arn:aws:logs:eu-west-1:111111111111:log-group:${UNKNOWN_NAME}${UNKNOWN_TEXT}`, []],
    [`arn:aws:ecs:eu-west-1:111111111111:task/${UNKNOWN_TEXT}`, []],
    [UNKNOWN_TEXT, []],
    ['arn:aws:s3:::bucket/a*', []],
  ])('writes %j as %j', (resource, resources) => {
    expect(resourcesFor(resource)).toEqual(resources);
  });

  it('says the Region where it is certain', () => {
    expect(candidatesOf({ action: 'a:B', resource: '*', context })).toEqual([{ action: 'a:B', resource: '*', region: 'eu-west-1' }]);
    expect(candidatesOf({ action: 'a:B', resource: '*', context: openContext({ values: {} }) })).toEqual([
      { action: 'a:B', resource: '*' },
    ]);
  });
});
