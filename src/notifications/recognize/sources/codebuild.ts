// CodeBuild (user guide, Build notifications input format reference): builds and their phases.
import type { EventRecipe, IncidentRule } from '../recipe/recipe.ts';

const source = 'aws.codebuild';
const incident: IncidentRule = { of: source, id: ['build-id'], as: 'run' };
const thing = {
  kind: 'build',
  names: { group: 'additional-information.logs.group-name', stream: 'additional-information.logs.stream-name' },
} as const;
const consolePage = 'codesuite/codebuild/{account}/projects/{project-name}/build/{build-id:name}/?region={region}';

/** The events of builds. */
export const codebuildEvents: readonly EventRecipe[] = [
  {
    source,
    types: ['CodeBuild Build State Change'],
    name: 'project-name',
    state: 'build-status',
    tones: { STOPPED: 'warning' },
    sentences: ['Build of {project-name} {happened}.'],
    facts: {
      Started: 'additional-information.build-start-time',
      Initiator: 'additional-information.initiator',
      'Source version': 'additional-information.source-version',
      Source: 'additional-information.source.location',
      Logs: 'additional-information.logs.deep-link',
      Build: 'build-id',
    },
    leftOut: [
      'current-phase',
      'additional-information.logs.group-name',
      'additional-information.logs.stream-name',
      'additional-information.phases.phase-context',
      'additional-information.phases.duration-in-seconds',
    ],
    incident,
    thing,
    consolePage,
  },
  {
    source,
    types: ['CodeBuild Build Phase Change'],
    name: 'project-name',
    state: 'completed-phase-status',
    cause: 'completed-phase-context',
    sentences: ['Phase {completed-phase} of a build of {project-name} {happened}.'],
    facts: {
      Phase: 'completed-phase',
      Started: 'completed-phase-start',
      Ended: 'completed-phase-end',
      Initiator: 'additional-information.initiator',
      Logs: 'additional-information.logs.deep-link',
      Build: 'build-id',
    },
    leftOut: ['completed-phase-duration-seconds', 'current-phase'],
    incident: { ...incident, isPart: true },
    consolePage,
  },
];
