// codepipeline, cloudformation, elbv2: how the shop is put into operation.
import { answer, refuse, type DemoAnswer, type Structure } from '../demo-answer.ts';
import type { DemoOperation, DemoState } from '../demo-operation.ts';
import type { DemoPlace } from '../demo-place.ts';
import {
  findPipelineExecution,
  findPipelineState,
  listLoadBalancers,
  listPipelines,
  listStacks,
  startPipeline,
} from '../data/deployments.ts';
import { readText, readTexts } from '../read-params.ts';

function startPipelineExecution(params: Structure, place: DemoPlace, { pipelines }: DemoState): DemoAnswer {
  const name = readText(params, 'name') ?? '';
  const pipelineExecutionId = startPipeline(name, place, pipelines);
  return pipelineExecutionId === undefined ? refusePipeline(name, place) : answer({ pipelineExecutionId });
}

function getPipelineExecution(params: Structure, place: DemoPlace, { pipelines }: DemoState): DemoAnswer {
  const pipelineName = readText(params, 'pipelineName') ?? '';
  const pipelineExecutionId = readText(params, 'pipelineExecutionId') ?? '';
  if (findPipelineState(pipelineName, place, pipelines) === undefined) return refusePipeline(pipelineName, place);
  const pipelineExecution = findPipelineExecution({ pipelineName, pipelineExecutionId }, place, pipelines);
  if (pipelineExecution !== undefined) return answer({ pipelineExecution });
  const message = `Execution '${pipelineExecutionId}' for pipeline '${pipelineName}' does not exist`;
  return refuse({ code: 'PipelineExecutionNotFoundException', message });
}

function getPipelineState(params: Structure, place: DemoPlace, { pipelines }: DemoState): DemoAnswer {
  const name = readText(params, 'name') ?? '';
  const state = findPipelineState(name, place, pipelines);
  return state === undefined ? refusePipeline(name, place) : answer(state);
}

function refusePipeline(name: string, place: DemoPlace): DemoAnswer {
  const message = `Account '${place.accountId}' does not have a pipeline with name '${name}'`;
  return refuse({ code: 'PipelineNotFoundException', message });
}

function describeStacks(params: Structure, place: DemoPlace): DemoAnswer {
  const name = readText(params, 'StackName');
  const stacks = listStacks(place).filter(({ StackName, StackId }) => name === undefined || name === StackName || name === StackId);
  if (stacks.length === 0) return refuse({ code: 'ValidationError', message: `Stack with id ${name} does not exist` });
  return answer({ Stacks: stacks });
}

function describeLoadBalancers(params: Structure, place: DemoPlace): DemoAnswer {
  const all = listLoadBalancers(place);
  const names = readTexts(params, 'Names');
  const arns = readTexts(params, 'LoadBalancerArns');
  const unknown = [
    ...(names ?? []).filter((name) => !all.some(({ LoadBalancerName }) => LoadBalancerName === name)),
    ...(arns ?? []).filter((arn) => !all.some(({ LoadBalancerArn }) => LoadBalancerArn === arn)),
  ];
  if (unknown.length > 0) return refuse({ code: 'LoadBalancerNotFound', message: `Load balancers '[${unknown.join(', ')}]' not found` });
  return answer({
    LoadBalancers: all.filter(
      ({ LoadBalancerName, LoadBalancerArn }) => (names?.includes(LoadBalancerName) ?? true) && (arns?.includes(LoadBalancerArn) ?? true),
    ),
  });
}

/** The operations. */
export const deploymentOperations: readonly DemoOperation[] = [
  {
    service: 'codepipeline',
    operation: 'ListPipelines',
    honours: [],
    paging: { list: 'pipelines', limit: 'maxResults', token: 'nextToken', nextToken: 'nextToken', badToken: 'InvalidNextTokenException' },
    answer: (_params, place) => answer({ pipelines: listPipelines(place) }),
  },
  { service: 'codepipeline', operation: 'GetPipelineState', honours: ['name'], answer: getPipelineState },
  {
    service: 'codepipeline',
    operation: 'GetPipelineExecution',
    honours: ['pipelineName', 'pipelineExecutionId'],
    answer: getPipelineExecution,
  },
  {
    service: 'codepipeline',
    operation: 'StartPipelineExecution',
    changes: true,
    honours: ['name', 'clientRequestToken'],
    answer: startPipelineExecution,
  },
  {
    service: 'cloudformation',
    operation: 'DescribeStacks',
    honours: ['StackName'],
    paging: { list: 'Stacks', token: 'NextToken', nextToken: 'NextToken', badToken: 'ValidationError' },
    answer: describeStacks,
  },
  {
    service: 'elbv2',
    operation: 'DescribeLoadBalancers',
    honours: ['LoadBalancerArns', 'Names'],
    paging: { list: 'LoadBalancers', limit: 'PageSize', token: 'Marker', nextToken: 'NextMarker', badToken: 'ValidationError' },
    answer: describeLoadBalancers,
  },
];
