// What Signalbox has made in AWS, over the generic client.
import { parseArn, resourceName } from '../../domain/arn.ts';
import { MANAGED_BY_TAG } from '../../domain/made-in-aws.ts';
import { queueOfArn } from '../../domain/queue-arn.ts';
import type { MadeResource, MadeResourceDirectory, MadeResources, NotRemoved, RemovalOutcome } from '../made-resources.ts';
import type { OperationInvoker } from '../operation-invoker.ts';
import type { LookPlace } from '../topic-state-source.ts';
import { explainCallFailure } from './explain-call-failure.ts';
import type { Params } from './plugin.ts';

/** How long a call may take; whoever asked sees what failed and asks again. */
const MADE_RESOURCES_TIMEOUT_MS = 15_000;

/** The tagging API gives 100 at most on a page; nobody has made so many thousands. */
const PAGES_MAX = 50;

/** What CloudFormation puts on all that is of a stack. */
const STACK_TAG = 'aws:cloudformation:stack-name';

/** What it is made from. */
export interface MadeResourcesOptions {
  readonly invoker: OperationInvoker;
  /** Aborts after a time; passed in, so that tests need not wait. */
  readonly timeout: (ms: number) => AbortSignal;
}

interface Call {
  readonly service: string;
  readonly operation: string;
  readonly params: Params;
}

/** Lists and removes them. */
export class SdkMadeResources implements MadeResourceDirectory {
  readonly #options: MadeResourcesOptions;

  constructor(options: MadeResourcesOptions) {
    this.#options = options;
  }

  list(place: LookPlace): Promise<MadeResources> {
    return this.#find({ TagFilters: [{ Key: MANAGED_BY_TAG }] }, place);
  }

  async look(arn: string, place: LookPlace): Promise<{ readonly status: 'removable' } | NotRemoved> {
    const judged = await this.#judge(arn, place);
    return judged.status === 'removable' ? { status: 'removable' } : judged;
  }

  async remove(arn: string, place: LookPlace): Promise<RemovalOutcome> {
    const judged = await this.#judge(arn, place);
    if (judged.status !== 'removable') return judged;
    const outcome = await this.#call(judged.removal, place);
    return outcome.status === 'failed' ? outcome : { status: 'removed' };
  }

  async #judge(arn: string, place: LookPlace): Promise<{ readonly status: 'removable'; readonly removal: Call } | NotRemoved> {
    const found = await this.#find({ ResourceARNList: [arn] }, place);
    if (found.status === 'failed') return found;
    const tags = found.resources.find((one) => one.arn === arn)?.tags ?? {};
    if (tags[MANAGED_BY_TAG] === undefined) return { status: 'refused', reason: `it does not carry the tag ${MANAGED_BY_TAG}` };
    const stack = tags[STACK_TAG];
    const removal = removalOf(arn);
    if (stack !== undefined && removal?.operation !== 'DeleteStack') {
      return {
        status: 'refused',
        reason: `it is of the stack ${stack}, and goes with it: aws cloudformation delete-stack --stack-name ${stack}`,
      };
    }
    if (removal !== undefined) return { status: 'removable', removal };
    return { status: 'refused', reason: 'things of this kind are removed with what made them (docs/guides/aws-setup.md)' };
  }

  async #find(wanted: Params, place: LookPlace): Promise<MadeResources> {
    const resources: MadeResource[] = [];
    let token: unknown;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const params = { ...wanted, ...(token === undefined ? {} : { PaginationToken: token }) };
      const answer = await this.#call({ service: 'resourcegroupstaggingapi', operation: 'GetResources', params }, place);
      if (answer.status === 'failed') return answer;
      const { ResourceTagMappingList: list, PaginationToken } = answer.output;
      resources.push(...(Array.isArray(list) ? (list as readonly Params[]) : []).flatMap(toResource));
      token = PaginationToken;
      if (typeof token !== 'string' || token === '') break;
    }
    return { status: 'listed', resources };
  }

  async #call(
    { service, operation, params }: Call,
    { region, credentials }: LookPlace,
  ): Promise<{ readonly status: 'ok'; readonly output: Params } | { readonly status: 'failed'; readonly reason: string }> {
    const { invoker, timeout } = this.#options;
    const signal = timeout(MADE_RESOURCES_TIMEOUT_MS);
    const outcome = await invoker.invoke({ service, operation, params, region, credentials, isRepeatable: true, signal });
    if (outcome.status === 'succeeded') return { status: 'ok', output: outcome.output };
    return { status: 'failed', reason: `${operation}: ${explainCallFailure(outcome.failure, service)}` };
  }
}

function toResource({ ResourceARN: arn, Tags }: Params): readonly MadeResource[] {
  if (typeof arn !== 'string') return [];
  const tags = (Array.isArray(Tags) ? (Tags as readonly Params[]) : []).flatMap(({ Key, Value }): [string, string][] =>
    typeof Key === 'string' && typeof Value === 'string' ? [[Key, Value]] : [],
  );
  return [{ arn, tags: Object.fromEntries(tags) }];
}

function removalOf(text: string): Call | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const queue = queueOfArn(text);
  if (queue !== undefined) return { service: 'sqs', operation: 'DeleteQueue', params: { QueueUrl: queue.queueUrl } };
  if (arn.service === 'sns') return { service: 'sns', operation: 'DeleteTopic', params: { TopicArn: text } };
  if (arn.service === 'logs' && arn.resource.startsWith('log-group:')) {
    return { service: 'logs', operation: 'DeleteLogGroup', params: { logGroupName: resourceName(arn) } };
  }
  if (arn.service === 'cloudformation' && arn.resource.startsWith('stack/')) {
    return { service: 'cloudformation', operation: 'DeleteStack', params: { StackName: text } };
  }
  return undefined;
}
