// A custom action: a button under notifications that says a command made from the values of the event. The names are the AWS Chatbot API's.
import type { Person } from './person.ts';

/** How a condition asks: whether there is a value, or whether it is this one (AWS Chatbot API, CustomActionAttachmentCriteriaOperator). */
type CriterionOperator = 'HAS_VALUE' | 'EQUALS';

/** A condition under which the button is shown. */
export interface ActionCriterion {
  readonly operator: CriterionOperator;
  /** A variable of the attachment, a predefined one, or a label of events such as `severity`, `tag.team` and `event.detail.state`. */
  readonly variableName: string;
  /** What it must be; of no meaning to HAS_VALUE. */
  readonly value?: string;
}

/** Where the button stands. */
export interface ActionAttachment {
  /** `CloudWatch`, `Custom`, `All`, or a kind of notifications as titles say it, with or without hyphens for its blanks. */
  readonly notificationType: string;
  readonly buttonText: string;
  /** All of them must hold. */
  readonly criteria: readonly ActionCriterion[];
  /** Where the values of the command's variables stand in the event, by their names: labels of events. */
  readonly variables: Readonly<Record<string, string>>;
}

/** What is run: a command of the AWS CLI, a function of Lambda, or a runbook of Systems Manager Automation. All become commands. */
export type ActionDefinition =
  | { readonly kind: 'cli'; readonly commandText: string }
  | { readonly kind: 'lambda'; readonly functionName: string; readonly payload?: string }
  | {
      readonly kind: 'runbook';
      readonly documentName: string;
      /** Inputs of the runbook, each with its values. */
      readonly parameters: Readonly<Record<string, readonly string[]>>;
      /** The role that Automation assumes; absent: whoever presses the button is asked, and may leave it to their own session. */
      readonly assumeRole?: string;
    };

/** A custom action; it does nothing until a channel configuration is associated with it. */
export interface CustomAction {
  /** Unique and never changed (AWS Chatbot API, CustomActionName). */
  readonly actionName: string;
  readonly definition: ActionDefinition;
  readonly attachments: readonly ActionAttachment[];
  /** Where it runs: a name or an id; absent: in the account of the event. */
  readonly account?: string;
  /** Absent: in the Region of the event. */
  readonly region?: string;
  readonly managedBy: 'file' | 'chat';
  /** The channel configuration in whose channel it was made, and who made it; absent where the file did. */
  readonly configurationName?: string;
  readonly author?: Person;
}

/** The longest name (AWS Chatbot API, CustomActionName). */
export const ACTION_NAME_MAX_LENGTH = 64;

/** The longest text of a button: what Slack takes (Block Kit, button: 75); the API has 50, and the console of AWS 20. */
export const ACTION_BUTTON_MAX_LENGTH = 75;

/** The longest command, payload or input: what AWS documents for a mapped action (CloudFormation, CommandText: 5000). */
export const ACTION_TEXT_MAX_LENGTH = 5000;

/** Of one action: our own bounds, far above those of the API (5 each), so that each notification is held against few things. */
export const ACTION_ATTACHMENTS_MAX = 20;
/** See ACTION_ATTACHMENTS_MAX. */
export const ACTION_CRITERIA_MAX = 20;
/** See ACTION_ATTACHMENTS_MAX. */
export const ACTION_VARIABLES_MAX = 50;

/** The longest notification type, variable name and value (AWS Chatbot API, VariableName: 100, Value: 1024). */
export const ACTION_WORD_MAX_LENGTH = 100;
/** See ACTION_WORD_MAX_LENGTH. */
export const ACTION_VALUE_MAX_LENGTH = 1024;

/** The most actions made in chats: each notification of their channels is held against all of them. */
export const ACTIONS_MAX = 500;

/** The most buttons of custom actions under one message: what a phone shows without scrolling. */
export const ACTION_BUTTONS_MAX = 10;

// Match: allow-ip_2. Near miss: allow ip, allow.ip.
const ACTION_NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** Tells whether a text can be the name of an action. */
export function isActionName(text: string): boolean {
  return ACTION_NAME.test(text);
}

// Match: IPAddress, role-name, a_1. Near miss: -x (an option), a.b (a path), 5 (a number), a- (the hyphen is none of the name).
const VARIABLE_NAME = /^[A-Za-z](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?$/;

/** Tells whether a text can be the name of a variable. */
export function isVariableName(text: string): boolean {
  return VARIABLE_NAME.test(text);
}
