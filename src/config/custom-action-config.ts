// The `customActions` part of the configuration: buttons under notifications that say commands. Names are the AWS Chatbot API's.
import { z } from 'zod';
import {
  ACTION_ATTACHMENTS_MAX,
  ACTION_BUTTON_MAX_LENGTH,
  ACTION_CRITERIA_MAX,
  ACTION_TEXT_MAX_LENGTH,
  ACTION_VALUE_MAX_LENGTH,
  ACTION_VARIABLES_MAX,
  ACTION_WORD_MAX_LENGTH,
  isActionName,
  isVariableName,
} from '../domain/custom-action.ts';
import { isLabel } from '../domain/event-labels.ts';
import { parseRoleArn } from '../domain/role-arn.ts';

const VARIABLE_NAME = 'must be letters, digits, hyphens or underscores, 1 to 100, and begin with a letter';

const CriterionConfig = z.strictObject({
  operator: z.enum(['HAS_VALUE', 'EQUALS']).describe('Whether there has to be a value, or this one.'),
  variableName: z
    .string()
    .min(1)
    .max(ACTION_WORD_MAX_LENGTH)
    .describe(
      'What is asked: a variable of this place, a predefined one such as Pipeline, or a label of events such as severity or event.detail.state.',
    ),
  value: z.string().max(ACTION_VALUE_MAX_LENGTH).optional().describe('What it must be, with EQUALS.'),
});

const VariableConfig = z.strictObject({
  name: z.string().refine(isVariableName, VARIABLE_NAME).describe('Its name, without $.'),
  value: z
    .string()
    .max(ACTION_VALUE_MAX_LENGTH)
    .refine(isLabel, 'must be a label of events, such as event.metadata.additionalContext.IPAddress, event.detail.state or tag.team')
    .describe('Where its value stands in the event: event. and the path, or another label of events.'),
});

const AttachmentConfig = z.strictObject({
  notificationType: z
    .string()
    .min(1)
    .max(ACTION_WORD_MAX_LENGTH)
    .describe('Under which notifications: CloudWatch (alarms), Custom, All, or a kind as titles say it, such as ECS-Task-State-Change.'),
  buttonText: z.string().trim().min(1).max(ACTION_BUTTON_MAX_LENGTH).describe('What stands on the button.'),
  criteria: z
    .array(CriterionConfig)
    .max(ACTION_CRITERIA_MAX, `must have ${ACTION_CRITERIA_MAX} at most`)
    .default([])
    .describe('Conditions on values of the event. All must hold, or there is no button.'),
  variables: z
    .array(VariableConfig)
    .max(ACTION_VARIABLES_MAX, `must have ${ACTION_VARIABLES_MAX} at most`)
    .default([])
    .describe('Variables of the command that the event fills in.'),
});

const LambdaConfig = z.strictObject({
  function: z
    .string()
    .min(1)
    .max(ACTION_WORD_MAX_LENGTH * 2)
    .describe('Name or ARN of the function.'),
  payload: z.string().max(ACTION_TEXT_MAX_LENGTH).optional().describe('What it is given: JSON, with variables such as "$LogGroup" in it.'),
});

const ParameterConfig = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,50}$/, 'must be 1 to 50 letters, digits or signs of ._-')
    .describe('Name of the input.'),
  values: z.array(z.string().max(ACTION_TEXT_MAX_LENGTH)).min(1).describe('Its values, with variables in them.'),
});

const RunbookConfig = z.strictObject({
  document: z
    .string()
    .min(1)
    .max(ACTION_WORD_MAX_LENGTH * 2)
    .describe('Name or ARN of the runbook.'),
  parameters: z.array(ParameterConfig).max(ACTION_VARIABLES_MAX).default([]).describe('What the runbook is given.'),
  assumeRole: z
    .string()
    .refine((text) => parseRoleArn(text) !== undefined, 'must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/automation')
    .optional()
    .describe('The role that Automation assumes. Without it whoever presses the button is asked, and may leave it to their own session.'),
});

/** A custom action as it is written in the file. */
export const CustomActionConfig = z.strictObject({
  actionName: z
    .string()
    .refine(isActionName, 'must be 1 to 64 letters, digits, hyphens or underscores')
    .describe('Unique name, 1 to 64 letters, digits, hyphens or underscores.'),
  command: z
    .string()
    .min(1)
    .max(ACTION_TEXT_MAX_LENGTH)
    .optional()
    .describe('The command that is said, without aws before it and with variables such as $LogGroup; several, a line each.'),
  lambda: LambdaConfig.optional().describe('In the place of a command: a function of AWS Lambda that is invoked.'),
  runbook: RunbookConfig.optional().describe('In the place of a command: a runbook of Systems Manager Automation that is started.'),
  account: z
    .string()
    .min(1)
    .max(ACTION_WORD_MAX_LENGTH)
    .optional()
    .describe('Where it runs: name or id of an account. Without it: the account of the event.'),
  region: z
    .string()
    .regex(/^[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/, 'must be a Region, such as eu-west-1')
    .optional()
    .describe('Without it: the Region of the event.'),
  attachments: z
    .array(AttachmentConfig)
    .max(ACTION_ATTACHMENTS_MAX, `must have ${ACTION_ATTACHMENTS_MAX} at most`)
    .default([])
    .describe('Where its button stands. The first place whose conditions hold counts. Without any it can be run by its name alone.'),
});
/** A custom action as it is written in the file. */
export type CustomActionConfig = z.infer<typeof CustomActionConfig>;
