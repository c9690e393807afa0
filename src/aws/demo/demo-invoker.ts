// Answers the calls of the demo account from its sample data.
import type { InvocationOutcome, OperationCall, OperationInvoker } from '../operation-invoker.ts';
import { sha256 } from '../../lib/sha256.ts';
import { refuse, tooSimple, type DemoAnswer, type Structure } from './demo-answer.ts';
import type { DemoOperation, DemoState } from './demo-operation.ts';
import { demoOperations } from './demo-operations.ts';
import { DemoPlace } from './demo-place.ts';
import { explainAbsence, explainParameter } from './explain-absence.ts';
import { InstanceStates } from './instance-states.ts';
import { PipelineExecutions } from './pipeline-executions.ts';
import { pageOutput } from './page-output.ts';
import { ServiceScales } from './service-scales.ts';
import { SupportCases } from './support-cases.ts';

const operationsByName = new Map(demoOperations.map((operation) => [`${operation.service} ${operation.operation}`, operation]));

/** Makes the invoker with a state of its own. */
export function createDemoInvoker(now: () => Date): OperationInvoker {
  const state: DemoState = {
    instances: new InstanceStates(),
    services: new ServiceScales(),
    pipelines: new PipelineExecutions(),
    cases: new SupportCases(),
  };
  let callCount = 0;

  return {
    invoke(call): Promise<InvocationOutcome> {
      callCount += 1;
      const at = now();
      const requestId = toRequestId(`${at.toISOString()} ${callCount}`);
      return Promise.resolve(toOutcome(answerCall(call, at, state), requestId));
    },
  };
}

function answerCall(call: OperationCall, now: Date, state: DemoState): DemoAnswer {
  if (call.signal.aborted) return { status: 'failed', failure: { kind: 'timed-out', wasSent: false } };
  const operation = operationsByName.get(`${call.service} ${call.operation}`);
  if (operation === undefined) return tooSimple(explainAbsence(call.service, call.operation));
  const place = DemoPlace.of(call.region, now);
  if (place === undefined) {
    return { status: 'failed', failure: { kind: 'bad-input', reason: `AWS has no Region ${call.region}. Use --region us-east-1.` } };
  }
  const params = withoutAbsent(call.params);
  const ignored = Object.keys(params).find((name) => !isHonoured(name, params[name], operation));
  if (ignored !== undefined) return tooSimple(explainParameter(call.service, call.operation, ignored));
  if (params['DryRun'] === true) return DRY_RUN;
  const answered = operation.answer(params, place, state);
  if (answered.status === 'failed' || operation.paging === undefined) return answered;
  return pageOutput(answered.output, params, operation.paging);
}

/** EC2 answers a dry run that would go well with an error. */
const DRY_RUN = refuse({
  code: 'DryRunOperation',
  message: 'Request would have succeeded, but DryRun flag is set.',
  httpStatusCode: 412,
});

function isHonoured(name: string, value: unknown, { honours, paging }: DemoOperation): boolean {
  // A switch that is off says what holds anyway.
  return value === false || honours.includes(name) || name === paging?.limit || name === paging?.token;
}

function withoutAbsent(params: Structure): Structure {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined && value !== null));
}

function toOutcome(answered: DemoAnswer, requestId: string): InvocationOutcome {
  if (answered.status === 'succeeded') return { status: 'succeeded', output: answered.output, requestId, truncatedMembers: [] };
  const { failure } = answered;
  return { status: 'failed', failure: failure.kind === 'service-error' ? { ...failure, requestId } : failure };
}

/** Has the form of AWS's request ids, and is the same for the same call at the same instant. */
function toRequestId(seed: string): string {
  const digits = sha256(seed);
  return [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `a${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-');
}
