import { describe, expect, it } from 'vitest';
import { renderPlainText } from '../../messages/plain-text.ts';
import { composePipelineState } from './compose-pipeline-state.ts';

const CHANGED = new Date('2026-03-01T02:17:00Z');

function stage(stageName: string, status: string, action: Readonly<Record<string, unknown>> = {}) {
  return {
    stageName,
    latestExecution: { status },
    actionStates: [{ actionName: 'Image', latestExecution: { status, lastStatusChange: CHANGED, ...action } }],
  };
}

function shownOf(...stageStates: readonly object[]): string {
  const { headline = '', mood, blocks = [] } = composePipelineState({ pipelineName: 'shop', stageStates }) ?? {};
  return `${mood ?? ''} ${renderPlainText({ title: { spans: [{ kind: 'text', text: headline }] }, tone: 'good', blocks, fallbackText: '' })}`;
}

describe('composePipelineState', () => {
  it('says in its headline which stage failed, and in its row why and since when', () => {
    const failed = stage('Build', 'Failed', { errorDetails: { message: 'Build terminated with state: FAILED' } });

    const shown = shownOf(stage('Source', 'Succeeded'), failed, stage('Deploy', 'Succeeded'));

    expect(shown).toContain('warning shop, Build Failed');
    expect(shown).toMatch(/Build +🔴 Failed +2026-03-01 02:17:00 UTC +Image: Build terminated with state: FAILED/);
  });

  it('says what is under way, and that an approval is waited for', () => {
    const shown = shownOf(stage('Source', 'Succeeded'), stage('Approve', 'InProgress', { token: 't' }));

    expect(shown).toContain('shop, Approve InProgress');
    expect(shown).toContain('Image waits for an approval');
  });

  it('says that nothing may enter a stage', () => {
    const closed = { inboundTransitionState: { enabled: false, disabledReason: 'release is frozen' } };

    expect(shownOf({ ...stage('Deploy', 'Succeeded'), ...closed })).toContain('Nothing may enter: release is frozen');
  });

  it('shows the revision, and leaves out columns in which nothing stands', () => {
    const source = stage('Source', 'Succeeded');
    const withRevision = { ...source, actionStates: [{ ...source.actionStates[0], currentRevision: { revisionId: '4f1c2ab93d7e5a60' } }] };

    expect(shownOf(withRevision)).toMatch(/Stage +State +Since +Revision\n/);
    expect(shownOf(withRevision)).toContain('4f1c2ab93d7e');
    expect(shownOf(source)).toContain('shop, Succeeded');
  });

  it('leaves an answer of another form to the rules', () => {
    expect(composePipelineState({ pipelineName: 'shop' })).toBeUndefined();
  });
});
