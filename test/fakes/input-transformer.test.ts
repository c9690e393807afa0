// The double holds what the EventBridge user guide shows for its example event.
import { describe, expect, it } from 'vitest';
import { transformInput } from './input-transformer.ts';

const EVENT = {
  version: '0',
  id: '7bf73129-1428-4cd3-a780-95db273d1602',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  account: '123456789012',
  time: '2015-11-11T21:29:54Z',
  region: 'us-east-1',
  resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111'],
  detail: { 'instance-id': 'i-0123456789', state: 'RUNNING' },
};
const PATHS = { timestamp: '$.time', instance: '$.detail.instance-id', state: '$.detail.state', resource: '$.resources[0]' };

const transform = (InputTemplate: string, event: object = EVENT): string => transformInput({ InputPathsMap: PATHS, InputTemplate }, event);

describe('transformInput', () => {
  it.each([
    ['"instance <instance> is in <state>"', '"instance i-0123456789 is in RUNNING"'],
    ['{\n  "instance" : <instance>,\n  "state": <state>\n}', '{"instance":"i-0123456789","state":"RUNNING"}'],
    [
      '{"instance": <instance>, "state": "<state>", "instanceStatus": "instance \\"<instance>\\" is in <state>"}',
      '{"instance":"i-0123456789","state":"RUNNING","instanceStatus":"instance \\"i-0123456789\\" is in RUNNING"}',
    ],
    ['{"state": [ 9, <state>, true ], "Transformed" : "Yes"}', '{"state":[9,"RUNNING",true],"Transformed":"Yes"}'],
    ['"<aws.events.rule-name> triggered"', '"example triggered"'],
    ['{"first":"<resource>"}', '{"first":"arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111"}'],
  ])('makes of %s what the guide shows', (template, output) => {
    expect(transform(template)).toBe(output);
  });

  it('leaves out what the event does not have', () => {
    expect(transform('{"a":"<state>","b":"(<resource>)"}', { detail: {} })).toBe('{"a":"","b":"()"}');
  });

  it('escapes nothing, so that a quote in a value breaks the JSON', () => {
    expect(transform('{"state":"<state>"}', { detail: { state: 'a "b"\nc' } })).toBe('{"state":"a "b"\nc"}');
  });

  it.each([
    [{ InputPathsMap: { a: '$.detail["x"]' }, InputTemplate: '"<a>"' }, 'the path $.detail["x"] is not supported'],
    [{ InputPathsMap: { 'a b': '$.x' }, InputTemplate: '"x"' }, 'the name a b is not allowed'],
    [{ InputTemplate: '"<https://example.com|x>"' }, 'the template has the undefined placeholder <https://example.com|x>'],
    [{ InputTemplate: `"${'x'.repeat(8192)}"` }, 'the template is empty or longer than 8192'],
  ])('refuses %j', (transformer, reason) => {
    expect(() => transformInput(transformer, EVENT)).toThrow(reason);
  });
});
