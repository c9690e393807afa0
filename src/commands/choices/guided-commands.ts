// Commands whose parameters are asked for though AWS does not require them all: nobody wants a support case without a service.
import type { AskedParameter, Choice } from '../../domain/draft.ts';
import type { ResourceList } from './resource-lists.ts';

/** A parameter of a guided command. */
export interface GuidedParameter extends Pick<AskedParameter, 'label' | 'input' | 'isRequired'> {
  /** The API's name. */
  readonly name: string;
  readonly choices?: readonly Choice[];
  /** Where the choices come from; undefined where what it depends on was not given yet: it is asked for after that. */
  readonly list?: (params: ReadonlyMap<string, unknown>) => Omit<ResourceList, 'services' | 'parameters'> | undefined;
}

/** A guided command. */
export interface GuidedCommand {
  /** The AWS CLI's name. */
  readonly service: string;
  /** The API's name. */
  readonly operation: string;
  readonly parameters: readonly GuidedParameter[];
  /** Parameters that cannot be given here, by the API's names, and why. */
  readonly refused: ReadonlyMap<string, string>;
}

/** AWS Support's lists are in English, Chinese, Japanese and Korean. */
const LANGUAGE = { language: 'en' };

/** The guided commands. */
export const GUIDED_COMMANDS: readonly GuidedCommand[] = [
  {
    service: 'support',
    operation: 'CreateCase',
    refused: new Map([
      ['attachmentSetId', 'Attachments cannot be sent from a chat: add them to the case in the AWS Support Center once it is there.'],
    ]),
    parameters: [
      { name: 'subject', label: 'Subject', input: 'line', isRequired: true },
      { name: 'communicationBody', label: 'What is the matter', input: 'lines', isRequired: true },
      {
        name: 'serviceCode',
        label: 'Service',
        input: 'line',
        isRequired: true,
        list: () => ({ operation: 'DescribeServices', params: LANGUAGE, path: ['services'], value: 'code', label: 'name' }),
      },
      {
        name: 'categoryCode',
        label: 'Category',
        input: 'line',
        isRequired: true,
        list: (params) => {
          const service = params.get('serviceCode');
          if (typeof service !== 'string') return undefined;
          const asked = { ...LANGUAGE, serviceCodeList: [service] };
          return { operation: 'DescribeServices', params: asked, path: ['services', 'categories'], value: 'code', label: 'name' };
        },
      },
      {
        name: 'severityCode',
        label: 'Severity',
        input: 'line',
        isRequired: true,
        list: () => ({ operation: 'DescribeSeverityLevels', params: LANGUAGE, path: ['severityLevels'], value: 'code', label: 'name' }),
      },
      {
        name: 'issueType',
        label: 'Kind of issue',
        input: 'line',
        isRequired: false,
        choices: [
          { value: 'technical', label: 'Technical' },
          { value: 'customer-service', label: 'Account and billing' },
        ],
      },
      {
        name: 'language',
        label: 'Language of the answer',
        input: 'line',
        isRequired: false,
        choices: [
          { value: 'en', label: 'English' },
          { value: 'ja', label: 'Japanese' },
          { value: 'zh', label: 'Chinese' },
          { value: 'ko', label: 'Korean' },
        ],
      },
      { name: 'ccEmailAddresses', label: 'Copies to, by e-mail address', input: 'values', isRequired: false },
    ],
  },
];

/** Finds the guided command of an operation. */
export function findGuided({ service, operation }: Pick<GuidedCommand, 'service' | 'operation'>): GuidedCommand | undefined {
  return GUIDED_COMMANDS.find((guided) => guided.service === service && guided.operation === operation);
}

/** The parameters that can be asked for now, those that must be given first; one whose choices depend on another comes after it. */
export function askedNow({ parameters }: GuidedCommand, params: ReadonlyMap<string, unknown>): readonly GuidedParameter[] {
  return parameters.filter(({ name, list }) => !params.has(name) && (list === undefined || list(params) !== undefined));
}

/** Tells whether it lacks something that its person is asked for. */
export function isLacking({ parameters }: GuidedCommand, params: ReadonlyMap<string, unknown>): boolean {
  return parameters.some(({ name, isRequired }) => isRequired && !params.has(name));
}
