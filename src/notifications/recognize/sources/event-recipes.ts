// Every recipe of EventBridge events; within a source the more particular ones first.
import type { EventRecipe } from '../recipe/recipe.ts';
import { accountEvents } from './account-events.ts';
import { analyticsEvents } from './analytics.ts';
import { amplifyEvents } from './amplify.ts';
import { applicationEvents } from './applications.ts';
import { autoscalingEvents } from './autoscaling.ts';
import { batchJobEvents } from './batch-jobs.ts';
import { certificateEvents } from './certificates.ts';
import { cloudtrailEvents } from './cloudtrail.ts';
import { cloudwatchEvents } from './cloudwatch.ts';
import { codebuildEvents } from './codebuild.ts';
import { codecommitEvents } from './codecommit.ts';
import { codedeployEvents } from './codedeploy.ts';
import { codepipelineEvents } from './codepipeline.ts';
import { configEvents } from './config-rules.ts';
import { databaseEvents } from './databases.ts';
import { ec2Events, imageEvents } from './ec2.ts';
import { ecrEvents } from './ecr.ts';
import { ecsEvents } from './ecs.ts';
import { eksEvents } from './eks.ts';
import { findingEvents } from './findings.ts';
import { guarddutyEvents } from './guardduty.ts';
import { healthEvents } from './health.ts';
import { investigationEvents } from './investigations.ts';
import { keyEvents } from './keys.ts';
import { lambdaEvents } from './lambda.ts';
import { scheduleEvents } from './plumbing.ts';
import { route53Events } from './route53.ts';
import { securityHubEvents } from './security-hub.ts';
import { stepFunctionsEvents } from './step-functions.ts';
import { mailEvents, storageEvents } from './storage-and-mail.ts';
import { systemsManagerEvents } from './systems-manager.ts';

/** The recipes of all sources. */
export const eventRecipes: readonly EventRecipe[] = [
  ...accountEvents,
  ...amplifyEvents,
  ...analyticsEvents,
  ...applicationEvents,
  ...autoscalingEvents,
  ...batchJobEvents,
  ...certificateEvents,
  ...cloudwatchEvents,
  ...codebuildEvents,
  ...codecommitEvents,
  ...codedeployEvents,
  ...codepipelineEvents,
  ...configEvents,
  ...databaseEvents,
  ...ec2Events,
  ...ecrEvents,
  ...ecsEvents,
  ...eksEvents,
  ...findingEvents,
  ...guarddutyEvents,
  ...healthEvents,
  ...imageEvents,
  ...investigationEvents,
  ...keyEvents,
  ...lambdaEvents,
  ...mailEvents,
  ...route53Events,
  ...scheduleEvents,
  ...securityHubEvents,
  ...stepFunctionsEvents,
  ...storageEvents,
  ...systemsManagerEvents,
  ...cloudtrailEvents,
];
