// Every recipe of messages that services send in forms of their own; the more particular ones first.
import type { MessageRecipe } from '../recipe/recipe.ts';
import { accountMessages } from './account-events.ts';
import { amplifyMessages } from './amplify.ts';
import { beanstalkMessages } from './applications.ts';
import { autoscalingMessages } from './autoscaling.ts';
import { backupMessages } from './batch-jobs.ts';
import { codecommitMessages } from './codecommit.ts';
import { codedeployMessages } from './codedeploy.ts';
import { codepipelineMessages } from './codepipeline.ts';
import { configMessages } from './config-rules.ts';
import { databaseMessages } from './databases.ts';
import { elasticacheMessages } from './elasticache.ts';
import { findingMessages } from './findings.ts';
import { investigationMessages } from './investigations.ts';
import { lambdaMessages } from './lambda.ts';
import { plumbingMessages } from './plumbing.ts';
import { prometheusMessages } from './prometheus.ts';
import { storageAndMailMessages } from './storage-and-mail.ts';

/** The recipes of all messages. */
export const messageRecipes: readonly MessageRecipe[] = [
  ...accountMessages,
  ...amplifyMessages,
  ...autoscalingMessages,
  ...backupMessages,
  ...beanstalkMessages,
  ...codecommitMessages,
  ...codedeployMessages,
  ...codepipelineMessages,
  ...configMessages,
  ...databaseMessages,
  ...elasticacheMessages,
  ...findingMessages,
  ...investigationMessages,
  ...lambdaMessages,
  ...plumbingMessages,
  ...prometheusMessages,
  ...storageAndMailMessages,
];
