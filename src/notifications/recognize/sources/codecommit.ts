// CodeCommit (user guide, Monitoring CodeCommit events): branches and tags, pull requests, approvals, comments; and its SNS triggers.
import type { EventRecipe, IncidentRule, MessageRecipe } from '../recipe/recipe.ts';

const source = 'aws.codecommit';
// Repository and number make a pull request; the account and Region of another one may have the same.
const pullRequest: IncidentRule = {
  of: `${source}/pull-request`,
  id: ['$.account', '$.region', 'repositoryNames | repositoryName', 'pullRequestId'],
  as: 'condition',
  closedBy: { pullRequestStatus: ['Closed'] },
};
const PULL_REQUEST = 'CodeCommit Pull Request State Change';
const pullRequestFacts = {
  'Pull request': 'pullRequestId',
  Repository: 'repositoryNames',
  From: 'sourceReference',
  Into: 'destinationReference',
  By: 'callerUserArn',
  Author: 'author',
  'Approval rule': 'approvalRuleName',
  'Files added': 'filesAdded',
  'Files changed': 'filesModified',
  'Files deleted': 'filesDeleted',
};
const pullRequestPage = 'codesuite/codecommit/repositories/{repositoryNames}/pull-requests/{pullRequestId}/details?region={region}';
const commentFacts = {
  Repository: 'repositoryName',
  'Pull request': 'pullRequestId',
  File: 'filePath',
  Line: 'commentedLineNumber',
  Code: 'commentedLine',
  By: 'callerUserArn',
  Commit: 'afterCommitId',
};

function pullRequestEvent(event: string, sentence: string, rest: Partial<EventRecipe> = {}): EventRecipe {
  return {
    source,
    types: [PULL_REQUEST],
    when: { event: [event] },
    name: 'title',
    state: 'pullRequestStatus',
    cause: 'description',
    sentences: [sentence],
    facts: pullRequestFacts,
    incident: pullRequest,
    consolePage: pullRequestPage,
    ...rest,
  };
}

/** The events of repositories. */
export const codecommitEvents: readonly EventRecipe[] = [
  pullRequestEvent('pullRequestCreated', 'Pull request {pullRequestId} in {repositoryNames} was opened.'),
  pullRequestEvent('pullRequestSourceBranchUpdated', 'Pull request {pullRequestId} in {repositoryNames} has new commits.'),
  pullRequestEvent('pullRequestMergeStatusUpdated', 'Pull request {pullRequestId} in {repositoryNames} was merged.'),
  pullRequestEvent('pullRequestStatusChanged', 'Pull request {pullRequestId} in {repositoryNames} is now {pullRequestStatus}.'),
  pullRequestEvent('pullRequestApprovalStateChanged', 'Approval of pull request {pullRequestId} in {repositoryNames}: {approvalStatus}.', {
    state: 'approvalStatus',
  }),
  pullRequestEvent(
    'pullRequestApprovalRuleOverridden',
    'Approval rules of pull request {pullRequestId} in {repositoryNames}: {overrideStatus}.',
    {
      state: 'overrideStatus',
      tones: { OVERRIDE: 'warning' },
    },
  ),
  {
    source,
    types: [PULL_REQUEST],
    name: 'title',
    state: 'pullRequestStatus',
    facts: pullRequestFacts,
    incident: pullRequest,
    consolePage: pullRequestPage,
  },
  {
    source,
    types: ['CodeCommit Comment on Pull Request'],
    name: 'repositoryName',
    cause: 'comments.commentText',
    sentences: ['Comment on pull request {pullRequestId} in {repositoryName}.'],
    facts: commentFacts,
    incident: { ...pullRequest, isPart: true },
    consolePage: 'codesuite/codecommit/repositories/{repositoryName}/pull-requests/{pullRequestId}/activity?region={region}',
  },
  {
    source,
    types: ['CodeCommit Comment on Commit'],
    name: 'repositoryName',
    cause: 'comments.commentText',
    sentences: ['Comment on commit {afterCommitId} in {repositoryName}.'],
    facts: commentFacts,
    consolePage: 'codesuite/codecommit/repositories/{repositoryName}/commit/{afterCommitId}?region={region}',
  },
  ...[
    ['referenceCreated', 'was created'],
    ['referenceDeleted', 'was deleted'],
    ['referenceUpdated', 'has new commits'],
  ].map(([event = '', happened = '']): EventRecipe => ({
    source,
    types: ['CodeCommit Repository State Change'],
    when: { event: [event] },
    name: 'repositoryName',
    sentences: [`{referenceType} {referenceName} of {repositoryName} ${happened}.`],
    facts: { Kind: 'referenceType', Name: 'referenceName', Commit: 'commitId', 'Commit before': 'oldCommitId', By: 'callerUserArn' },
    consolePage: 'codesuite/codecommit/repositories/{repositoryName}/browse?region={region}',
  })),
];

/** What the triggers of a repository send to a topic (user guide, Manage triggers for a repository). */
export const codecommitMessages: readonly MessageRecipe[] = [
  {
    kind: 'CodeCommit Trigger',
    when: { 'Records.0.eventSource': ['aws:codecommit'] },
    name: 'Records.eventSourceARN',
    sentences: ['{Records.codecommit.references.ref} of {Records.eventSourceARN} changed.'],
    facts: {
      Reference: 'Records.codecommit.references.ref',
      Commit: 'Records.codecommit.references.commit',
      By: 'Records.userIdentityARN',
      Trigger: 'Records.eventTriggerName',
    },
    arn: 'Records.0.eventSourceARN',
    at: 'Records.0.eventTime',
  },
];
