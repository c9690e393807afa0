import { describe, expect, it } from 'vitest';
import { executionIncident, type Execution } from './execution-incident.ts';

const pipeline: Execution = {
  source: 'aws.codepipeline',
  detailType: 'CodePipeline Pipeline Execution State Change',
  detail: { 'execution-id': 'e-1' },
  tone: 'progress',
};

describe('executionIncident', () => {
  it('opens with the start and closes with either end', () => {
    expect(executionIncident(pipeline)).toEqual({ key: 'aws.codepipeline:e-1', transition: 'open' });
    expect(executionIncident({ ...pipeline, tone: 'good' })?.transition).toBe('close');
    expect(executionIncident({ ...pipeline, tone: 'bad' })?.transition).toBe('close');
    expect(executionIncident({ ...pipeline, tone: 'warning' })?.transition).toBe('close');
  });

  it('goes on where a part ends, or where the state says nothing', () => {
    expect(executionIncident({ ...pipeline, detailType: 'CodePipeline Stage Execution State Change', tone: 'good' })?.transition).toBe(
      'update',
    );
    expect(executionIncident({ ...pipeline, tone: 'neutral' })?.transition).toBe('update');
  });

  it('closes a health event when AWS does', () => {
    const health: Execution = {
      source: 'aws.health',
      detailType: 'AWS Health Event',
      detail: { eventArn: 'a', statusCode: 'open' },
      tone: 'bad',
    };

    expect(executionIncident(health)).toEqual({ key: 'aws.health:a', transition: 'open' });
    expect(executionIncident({ ...health, detail: { eventArn: 'a', statusCode: 'closed' } })?.transition).toBe('close');
  });

  it.each<[string, Partial<Execution>]>([
    ['another source', { source: 'aws.ec2' }],
    ['a detail without the id', { detail: {} }],
    ['an id that is no text', { detail: { 'execution-id': 1 } }],
    ['an empty id', { detail: { 'execution-id': '' } }],
    ['a detail that is no object', { detail: 'e-1' }],
  ])('finds none for %s', (_what, difference) => {
    expect(executionIncident({ ...pipeline, ...difference })).toBeUndefined();
  });
});
