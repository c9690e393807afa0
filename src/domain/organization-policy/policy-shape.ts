// Which settings a chat applications policy has (AWS Organizations User Guide, "Chat applications policy syntax and examples").

/** One of a few words. */
export interface ChoiceShape {
  readonly kind: 'choice';
  readonly choices: readonly string[];
}

/** Several texts. */
export interface ListShape {
  readonly kind: 'list';
  readonly isValue: (text: string) => boolean;
  /** What a value must be, as a sentence goes on after "must be". */
  readonly form: string;
  readonly maxLength: number;
}

/** Settings by name, or by an id that the policy chooses. */
export interface SectionShape {
  readonly kind: 'section';
  readonly fields: Readonly<Record<string, PolicyShape>>;
  readonly byId?: {
    readonly isId: (text: string) => boolean;
    readonly form: string;
    readonly maxCount: number;
    readonly shape: PolicyShape;
  };
}

/** What may stand at a place of a policy. */
export type PolicyShape = ChoiceShape | ListShape | SectionShape;

/** Most Slack workspaces that a policy lists or overrides (the same page: "limit 255"). */
const WORKSPACES_MAX = 255;

/** Most Microsoft Teams tenants, and teams of one, that a policy lists or overrides (the same page: "limit 36"). */
const TENANTS_MAX = 36;

/** What stands for all workspaces, tenants or teams. */
export const EVERY = '*';

// AWS Chatbot API, SlackTeamId. Match: T0123ABCD. Near miss: t0123abcd, C0123ABCD (a channel).
const WORKSPACE_ID = /^[TE][0-9A-Z]{1,254}$/;

// AWS Chatbot API, UUID. Match: 0f3b1c2d-1111-2222-3333-444455556666. Near miss: the same with one digit less.
const UUID = /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

const isWorkspaceId = (text: string): boolean => WORKSPACE_ID.test(text);
const isUuid = (text: string): boolean => UUID.test(text);
const orEvery =
  (isId: (text: string) => boolean) =>
  (text: string): boolean =>
    text === EVERY || isId(text);

const section = (fields: Readonly<Record<string, PolicyShape>>): SectionShape => ({ kind: 'section', fields });
const oneOf = (...words: readonly string[]): ListShape => ({
  kind: 'list',
  isValue: (text) => words.includes(text),
  form: words.join(' or '),
  maxLength: words.length,
});

const client: ChoiceShape = { kind: 'choice', choices: ['enabled', 'disabled'] };
const roleSettings = oneOf('user_role', 'channel_role');
const workspaceRules = section({ supported_channel_types: oneOf('public', 'private'), supported_role_settings: roleSettings });
const teamRules = section({ supported_role_settings: roleSettings });

const workspaceForm = 'a Slack workspace id such as T0123ABCD';
const tenantForm = 'the id of a Microsoft Teams tenant, a UUID';
const teamForm = 'the id of a Microsoft Teams team, a UUID';

const slack = section({
  client,
  workspaces: { kind: 'list', isValue: orEvery(isWorkspaceId), form: `* or ${workspaceForm}`, maxLength: WORKSPACES_MAX },
  default: workspaceRules,
  overrides: { ...section({}), byId: { isId: isWorkspaceId, form: workspaceForm, maxCount: WORKSPACES_MAX, shape: workspaceRules } },
});

const overriddenTeams: SectionShape = { ...section({}), byId: { isId: isUuid, form: teamForm, maxCount: TENANTS_MAX, shape: teamRules } };
const teams: ListShape = { kind: 'list', isValue: orEvery(isUuid), form: `* or ${teamForm}`, maxLength: TENANTS_MAX };
const microsoftTeams = section({
  client,
  tenants: { ...section({}), byId: { isId: orEvery(isUuid), form: `* or ${tenantForm}`, maxCount: TENANTS_MAX, shape: teams } },
  default: teamRules,
  overrides: { ...section({}), byId: { isId: isUuid, form: tenantForm, maxCount: TENANTS_MAX, shape: overriddenTeams } },
});

const platformDefault = section({ client });

/** The whole policy. Example 1 of the page writes `default` within `platforms`, its syntax beside it: both are read. */
export const POLICY_SHAPE: SectionShape = section({
  chatbot: section({
    platforms: section({ slack, microsoft_teams: microsoftTeams, chime: section({ client }), default: platformDefault }),
    default: platformDefault,
  }),
});
