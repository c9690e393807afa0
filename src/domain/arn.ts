// Amazon Resource Names: taking them apart. Format: arn:partition:service:region:account:resource.

/** The parts of an ARN; `region` and `accountId` are empty where the resource has none. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  /** Everything after the fifth colon, for example `alarm:cpu` or `instance/i-0abc`. */
  readonly resource: string;
}

// Match: arn:aws:sns:us-east-1:123456789012:ops. Near miss: arn:aws:sns:us-east-1 (no resource).
const ARN_PATTERN = /^arn:(aws[a-z0-9-]*):([a-z0-9-]+):([a-z0-9-]*):(\d{12}|aws|):(.+)$/s;
// The events of EBS have the Region where the account belongs. Match: arn:aws:ec2::eu-west-1:snapshot/snap-01. Near miss: arn:aws:ec2:eu-west-1::snapshot/snap-01.
const SHIFTED_PATTERN = /^arn:(aws[a-z0-9-]*):(ec2)::([a-z]{2}(?:-[a-z]+){1,3}-\d):(.+)$/s;

/** Parses an ARN, or returns undefined where the text is none. */
export function parseArn(text: string): Arn | undefined {
  // Every value of an event is asked whether it is one.
  if (!text.startsWith('arn:')) return undefined;
  const match = ARN_PATTERN.exec(text);
  if (match === null) return parseShiftedArn(text);
  const [, partition = '', service = '', region = '', accountId = '', resource = ''] = match;
  return { partition, service, region, accountId, resource };
}

function parseShiftedArn(text: string): Arn | undefined {
  const match = SHIFTED_PATTERN.exec(text);
  if (match === null) return undefined;
  const [, partition = '', service = '', region = '', resource = ''] = match;
  return { partition, service, region, accountId: '', resource };
}

// CloudFormation puts an id behind the name. Match: stack/shop/6c3d8f10-a9b7. Near miss: task/shop/d789e943, whose id is its name.
const NAME_BEFORE_ID = /^(?:stack|changeSet)\/([^/]+)\/[^/]+$/;

// Lambda puts a version or an alias behind it. Match: function:checkout:$LATEST. Near miss: function:checkout.
const NAME_BEFORE_QUALIFIER = /^function:([^:]+):[^:]+$/;

// ECS and Batch count revisions behind it, which are nothing without the name. Match: task-definition/shop:41. Near miss: task/shop/d789e943.
const NAME_WITH_REVISION = /^(?:task|job)-definition\/([^/]+:\d+)$/;

// Image Builder puts a version and a build behind it. Match: image/base/1.0.0/1, component/agent/2.1.0. Near miss: image-pipeline/base.
const NAME_BEFORE_VERSION = /^(?:component|container-recipe|image|image-recipe|workflow\/[a-z]+)\/([^/]+)\/[\dx.]+(?:\/\d+)?$/;

// CloudWatch Logs writes log groups with all their streams behind them. Match: log-group:/aws/lambda/checkout:*. Near miss: log-group:/aws/a:log-stream:b.
const LOG_GROUP = /^log-group:([^:]+)(?::\*)?$/;

// CloudWatch allows slashes and colons in the names of alarms. Match: alarm:orders/payment: declined. Near miss: alarm-mute-rule:load-test.
const ALARM = /^alarm:(.+)$/s;

const NAMES: readonly RegExp[] = [NAME_BEFORE_ID, NAME_BEFORE_QUALIFIER, NAME_WITH_REVISION, LOG_GROUP];

/** Returns the last name in an ARN's resource: `alarm:cpu` is `cpu`, `instance/i-0abc` is `i-0abc`, `stack/shop/6c3d` is `shop`. */
export function resourceName({ service, resource }: Arn): string {
  if (service === 'cloudwatch' && ALARM.test(resource)) return resource.slice('alarm:'.length);
  const patterns = service === 'imagebuilder' ? [NAME_BEFORE_VERSION] : NAMES;
  const named = patterns.map((pattern) => pattern.exec(resource)?.[1]).find((name) => name !== undefined);
  return named ?? resource.split(/[:/]/).at(-1) ?? resource;
}
