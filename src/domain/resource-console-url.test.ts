import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../messages/testing/hostile-text.ts';
import { parseArn } from './arn.ts';
import { resourceConsoleUrl } from './resource-console-url.ts';
import { globalPages, regionalPages } from './resource-pages.ts';

function pageOf(text: string): string | undefined {
  const arn = parseArn(text);
  return arn === undefined ? undefined : resourceConsoleUrl(arn, text);
}

describe('resourceConsoleUrl', () => {
  const ireland = 'https://eu-west-1.console.aws.amazon.com';

  it.each([
    ['ec2:eu-west-1:123456789012:instance/i-0abc', '/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-0abc'],
    ['lambda:eu-west-1:123456789012:function:checkout:$LATEST', '/lambda/home?region=eu-west-1#/functions/checkout'],
    ['ecs:eu-west-1:123456789012:service/shop/api', '/ecs/v2/clusters/shop/services/api/health?region=eu-west-1'],
    ['ecs:eu-west-1:123456789012:task-definition/api:41', '/ecs/v2/task-definitions/api/41/containers?region=eu-west-1'],
    ['rds:eu-west-1:123456789012:db:orders', '/rds/home?region=eu-west-1#database:id=orders;is-cluster=false'],
    ['rds:eu-west-1:123456789012:snapshot:rds:orders-2026', '/rds/home?region=eu-west-1#db-snapshot:id=rds%3Aorders-2026'],
    [
      'sqs:eu-west-1:123456789012:orders',
      '/sqs/v3/home?region=eu-west-1#/queues/https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F123456789012%2Forders',
    ],
    [
      'logs:eu-west-1:123456789012:log-group:/aws/lambda/checkout:*',
      '/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fcheckout',
    ],
    [
      'autoscaling:eu-west-1:123456789012:autoScalingGroup:7a8b:autoScalingGroupName/web',
      '/ec2/home?region=eu-west-1#AutoScalingGroupDetails:id=web',
    ],
    ['cloudwatch:eu-west-1:123456789012:alarm:a/b: c', '/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/a%2Fb%3A%20c'],
    ['secretsmanager:eu-west-1:123456789012:secret:shop/db-pass-A1b2C3', '/secretsmanager/secret?name=shop%2Fdb-pass&region=eu-west-1'],
    [
      'codebuild:eu-west-1:123456789012:build/checkout:8745',
      '/codesuite/codebuild/123456789012/projects/checkout/build/checkout%3A8745/?region=eu-west-1',
    ],
  ])('knows the page of %s', (arn, page) => {
    expect(pageOf(`arn:aws:${arn}`)).toBe(ireland + page);
  });

  it('takes the Region that stands for services without Regions', () => {
    const virginia = 'https://us-east-1.console.aws.amazon.com';

    expect(pageOf('arn:aws:s3:::shop-exports')).toBe(`${virginia}/s3/buckets/shop-exports`);
    expect(pageOf('arn:aws:s3:::shop-exports/a/b.csv')).toBe(`${virginia}/s3/object/shop-exports?prefix=a%2Fb.csv`);
    expect(pageOf('arn:aws:iam::123456789012:role/service-role/batch')).toBe(`${virginia}/iam/home?region=us-east-1#/roles/details/batch`);
    expect(pageOf('arn:aws-cn:s3:::shop')).toBe('https://cn-northwest-1.console.amazonaws.cn/s3/buckets/shop');
    expect(pageOf('arn:aws:sts::123456789012:assumed-role/Developer/mary')).toBe(
      `${virginia}/iam/home?region=us-east-1#/roles/details/Developer`,
    );
    expect(pageOf('arn:aws-us-gov:iam::123456789012:user/li')).toMatch(/^https:\/\/us-gov-west-1\.console\.amazonaws-us-gov\.com\/iam\//);
  });

  it('stays in the partition', () => {
    expect(pageOf('arn:aws-cn:lambda:cn-north-1:123456789012:function:a')).toMatch(/^https:\/\/cn-north-1\.console\.amazonaws\.cn\//);
    expect(pageOf('arn:aws:lambda:cn-north-1:123456789012:function:a')).toBeUndefined();
    expect(pageOf('arn:aws-iso:lambda:us-iso-east-1:123456789012:function:a')).toBeUndefined();
    expect(pageOf('arn:aws:lambda:mars-east-1:123456789012:function:a')).toBeUndefined();
  });

  it('has no page where none is known', () => {
    expect(pageOf('arn:aws:lambda:eu-west-1:123456789012:layer:a')).toBeUndefined();
    expect(pageOf('arn:aws:logs:eu-west-1:123456789012:log-group:/a:log-stream:b')).toBeUndefined();
    expect(pageOf('arn:aws:unheard-of:eu-west-1:123456789012:thing/a')).toBeUndefined();
    expect(pageOf(`arn:aws:lambda:eu-west-1:123456789012:function:${'a'.repeat(2000)}`)).toBeUndefined();
  });

  it('leads to a console whatever the resource holds', () => {
    const service = fc.constantFrom(...new Set([...regionalPages, ...globalPages].map(([name]) => name)));
    const resource = fc.constantFrom(...[...regionalPages, ...globalPages].map(([, form]) => form));
    fc.assert(
      fc.property(service, resource, hostileText(), (name, form, text) => {
        const url = pageOf(`arn:aws:${name}:eu-west-1:123456789012:${form.replaceAll(/\{\w+[/*]?\}/g, text)}`);

        if (url === undefined) return;
        expect(new URL(url).host).toBe('eu-west-1.console.aws.amazon.com');
        expect(url).not.toMatch(/[\s<>"|]/);
      }),
    );
  });
});
