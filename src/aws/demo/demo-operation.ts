// An operation that the demo account answers.
import type { DemoAnswer, Structure } from './demo-answer.ts';
import type { DemoPlace } from './demo-place.ts';
import type { InstanceStates } from './instance-states.ts';
import type { PipelineExecutions } from './pipeline-executions.ts';
import type { ServiceScales } from './service-scales.ts';
import type { SupportCases } from './support-cases.ts';

/** What changes in the demo account, kept in memory until Signalbox stops. */
export interface DemoState {
  readonly instances: InstanceStates;
  readonly services: ServiceScales;
  readonly pipelines: PipelineExecutions;
  readonly cases: SupportCases;
}

/** How an operation is paged, in the API's names. */
export interface DemoPaging {
  /** The list that is cut. */
  readonly list: string;
  readonly limit?: string;
  readonly token: string;
  readonly nextToken: string;
  /** The error of AWS for a token that it did not give. */
  readonly badToken: string;
}

/** An operation. */
export interface DemoOperation {
  /** The AWS CLI's name of the service. */
  readonly service: string;
  /** The API's name. */
  readonly operation: string;
  readonly changes?: true;
  /** Parameters that it takes account of, beside those of paging; another one is refused by name, not ignored. */
  readonly honours: readonly string[];
  readonly paging?: DemoPaging;
  readonly answer: (params: Structure, place: DemoPlace, state: DemoState) => DemoAnswer;
}
