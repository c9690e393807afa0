// The runs of pipelines that were started by commands, and how far they have come.
import { sha256 } from '../../lib/sha256.ts';

/** How long a stage takes: short enough to be watched. */
const STAGE_TAKES_MS = 15_000;

/** A run as it stands. */
export interface PipelineRun {
  readonly executionId: string;
  readonly status: 'InProgress' | 'Succeeded' | 'Failed';
  /** The stages up to the one that runs, or failed, or was the last. */
  readonly stages: readonly { readonly name: string; readonly status: 'InProgress' | 'Succeeded' | 'Failed'; readonly at: Date }[];
}

/** What is run. */
interface StartedPipeline {
  readonly pipelineName: string;
  readonly stageNames: readonly string[];
  /** The stage that fails this time as it did the last. */
  readonly failingStage?: string;
}

interface Start extends StartedPipeline {
  readonly executionId: string;
  readonly at: Date;
}

/** Remembers which pipelines were started. */
export class PipelineExecutions {
  readonly #starts: Start[] = [];

  /** Starts a pipeline and returns the id of the run. */
  start(pipeline: StartedPipeline, at: Date): string {
    const digits = sha256(`${pipeline.pipelineName} ${at.toISOString()} ${this.#starts.length}`);
    const executionId = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
    this.#starts.push({ ...pipeline, executionId, at });
    return executionId;
  }

  /** Finds a run of a pipeline, the newest unless its id is given. */
  find(pipelineName: string, now: Date, executionId?: string): PipelineRun | undefined {
    const start = this.#starts.findLast(
      (one) => one.pipelineName === pipelineName && (executionId === undefined || one.executionId === executionId),
    );
    return start === undefined ? undefined : toRun(start, now);
  }
}

function toRun({ executionId, stageNames, failingStage, at }: Start, now: Date): PipelineRun {
  const stages: PipelineRun['stages'][number][] = [];
  for (const [position, name] of stageNames.entries()) {
    const endsAt = new Date(at.getTime() + (position + 1) * STAGE_TAKES_MS);
    if (now < endsAt) {
      stages.push({ name, status: 'InProgress', at: new Date(at.getTime() + position * STAGE_TAKES_MS) });
      return { executionId, status: 'InProgress', stages };
    }
    const status = name === failingStage ? 'Failed' : 'Succeeded';
    stages.push({ name, status, at: endsAt });
    if (status === 'Failed') return { executionId, status, stages };
  }
  return { executionId, status: 'Succeeded', stages };
}
