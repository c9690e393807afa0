// Amplify Hosting (user guide, Amplify events in EventBridge): builds of the branches of an app.
import type { EventRecipe, MessageRecipe } from '../recipe/recipe.ts';

const source = 'aws.amplify';

/** The events of builds. */
export const amplifyEvents: readonly EventRecipe[] = [
  {
    source,
    types: ['Amplify Deployment Status Change'],
    name: 'appId',
    state: 'jobStatus',
    tones: { SUCCEED: 'good', CANCELLED: 'warning' },
    sentences: ['Build {jobId} of branch {branchName} {happened}.'],
    facts: { Branch: 'branchName', Build: 'jobId', App: 'appId' },
    incident: { of: source, id: ['appId', 'branchName', 'jobId'], as: 'run' },
    consolePage: 'amplify/apps/{appId}/branches/{branchName}/deployments/{jobId}?region={region}',
  },
];

/** What Amplify sends to the topic of its build notifications. */
export const amplifyMessages: readonly MessageRecipe[] = [
  {
    kind: 'Amplify Build',
    when: { Letter: ['Amplify build'] },
    name: 'App',
    state: 'Status',
    tones: { SUCCEED: 'good', STARTED: 'progress' },
    // The title has the address of the app.
    sentences: ['Build {Build} of branch {Branch} {happened}.', 'The build {happened}.'],
    region: 'Region',
    facts: { Branch: 'Branch', Build: 'Build', 'App ID': 'App ID', Page: 'Page' },
    incident: { of: `${source}/app`, id: ['App', 'Page'], as: 'run' },
  },
];
