// The walls: which room never knows which. Each rule is proven by a canary in test/architecture.
// The swc parser is needed: without a transpiler that it supports, dependency-cruiser reads no TypeScript and passes everything.
const never = (name, from, to) => ({ name, severity: 'error', from, to });

const TESTS = String.raw`\.(test|contract|bench)\.ts$|/testing/`;
// The folders of ports (the files at their roots) and of adapters (the folders in them).
const ADAPTER_FOLDERS = '^src/(platforms|storage|charts|aws)/';
// Everything of such a folder but its ports.
const ADAPTER_INSIDES = '^src/(platforms|storage|charts|aws)/[^/]+/';
const FLOWS = '^src/(notifications|commands|assistant|admin-api|sign-in|user-roles|audit)/';

export default {
  forbidden: [
    never('no-cycles', {}, { circular: true }),
    never('lib-imports-nothing-of-ours', { path: '^src/lib/', pathNot: TESTS }, { path: '^src/(?!lib/)' }),
    never('contract-imports-nothing-of-ours', { path: '^src/contract/', pathNot: TESTS }, { path: '^src/(?!contract/)' }),
    never('domain-imports-only-lib', { path: '^src/domain/', pathNot: TESTS }, { path: '^src/(?!domain/|lib/)' }),
    never('messages-import-only-domain-and-lib', { path: '^src/messages/', pathNot: TESTS }, { path: '^src/(?!messages/|domain/|lib/)' }),
    never(
      'telemetry-imports-only-domain-and-lib',
      { path: '^src/telemetry/', pathNot: TESTS },
      { path: '^src/(?!telemetry/|domain/|lib/)' },
    ),
    never('adapters-never-import-flows', { path: ADAPTER_FOLDERS, pathNot: TESTS }, { path: [FLOWS, '^src/(app|cli)/'] }),
    // `storage/sql` is what the SQL adapters share, `platforms/webhooks` what platforms of webhooks do; neither is an adapter.
    never(
      'adapters-never-import-each-other',
      { path: '^src/(platforms|storage|charts|aws)/([^/]+)/', pathNot: [TESTS, '^src/storage/sql/'] },
      { path: ADAPTER_INSIDES, pathNot: ['^src/$1/$2/', '^src/storage/sql/', '^src/platforms/webhooks/'] },
    ),
    never(
      'ports-never-import-adapters',
      { path: String.raw`^src/(platforms|storage|charts|aws)/[^/]+\.ts$`, pathNot: TESTS },
      { path: ADAPTER_INSIDES },
    ),
    never('shared-sql-knows-no-database', { path: '^src/storage/sql/', pathNot: TESTS }, { path: '^src/storage/(sqlite|postgres)/' }),
    never('flows-see-ports-not-adapters', { path: FLOWS, pathNot: TESTS }, { path: ADAPTER_INSIDES }),
    never(
      'notifications-are-strangers-to-other-flows',
      { path: '^src/notifications/', pathNot: TESTS },
      { path: '^src/(commands|assistant|admin-api|sign-in|user-roles)/' },
    ),
    never(
      'commands-are-strangers-to-other-flows',
      { path: '^src/commands/', pathNot: TESTS },
      { path: '^src/(notifications|assistant|admin-api|sign-in|user-roles)/' },
    ),
    never(
      'admin-api-and-sign-in-import-no-flow',
      { path: '^src/(admin-api|sign-in|user-roles)/', pathNot: TESTS },
      { path: '^src/(notifications|commands|assistant)/' },
    ),
    never(
      'the-audit-log-imports-no-flow',
      { path: '^src/audit/', pathNot: TESTS },
      { path: '^src/(notifications|commands|assistant|admin-api|sign-in|user-roles|app|cli)/' },
    ),
    never(
      'stages-never-import-stages',
      { path: '^src/(notifications|commands)/([^/]+)/', pathNot: TESTS },
      { path: '^src/$1/[^/]+/', pathNot: '^src/$1/$2/' },
    ),
    never(
      'only-execute-reaches-the-operation-invoker',
      { path: '^src/', pathNot: '^src/(aws|app|commands/execute)/' },
      { path: '^src/aws/operation-invoker' },
    ),
    never(
      'only-the-pipeline-reaches-execute',
      { path: '^src/', pathNot: String.raw`^src/commands/(execute/|pipeline\.ts)` },
      { path: '^src/commands/execute/' },
    ),
    never('config-is-read-only-by-app', { path: '^src/', pathNot: ['^src/(config|app)/', TESTS] }, { path: '^src/config/' }),
    never(
      'assistant-never-imports-a-flow',
      { path: '^src/assistant/', pathNot: TESTS },
      { path: '^src/(notifications|commands|admin-api|sign-in)/' },
    ),
    never('app-is-imported-only-by-main', { path: '^src/', pathNot: [String.raw`^src/(app/|main\.ts$)`, TESTS] }, { path: '^src/app/' }),
    never('main-is-imported-by-nobody', {}, { path: String.raw`^src/main\.ts$` }),
    never('cli-sees-only-the-contract', { path: '^src/cli/', pathNot: TESTS }, { path: '^src/(?!cli/|contract/|lib/|domain/errors)' }),
    never('console-sees-only-the-contract', { path: '^console/' }, { path: '^src/(?!contract/)' }),
    never(
      'teams-packages-only-in-teams',
      { path: '^src/', pathNot: '^src/platforms/teams/' },
      { path: 'node_modules/(@microsoft/teams|adaptivecards/)' },
    ),
    never('slack-packages-only-in-slack', { path: '^src/', pathNot: '^src/platforms/slack/' }, { path: 'node_modules/@slack/' }),
    never(
      'database-drivers-only-in-their-adapters',
      { path: '^src/', pathNot: '^src/storage/(postgres|sql|sqlite)/' },
      { path: 'node_modules/(pg|kysely)/|^(node:)?sqlite$' },
    ),
    // Types as well: what the SDK calls things stays in that room.
    never('aws-packages-only-in-aws', { path: '^src/', pathNot: '^src/aws/' }, { path: 'node_modules/(@aws-sdk|@smithy)/' }),
    never(
      'catalogue-imports-only-domain-and-lib',
      { path: '^src/catalogue/', pathNot: TESTS },
      { path: '^src/(?!catalogue/|domain/|lib/)' },
    ),
    never(
      'guardrail-templates-import-only-domain',
      { path: '^src/guardrail-templates/', pathNot: TESTS },
      { path: '^src/(?!guardrail-templates/|domain/)' },
    ),
    never(
      'bootstrap-imports-only-lower-rooms',
      { path: '^src/bootstrap/', pathNot: TESTS },
      { path: '^src/(?!bootstrap/|guardrail-templates/|domain/|lib/)' },
    ),
    // Flows and other adapters have walls of their own.
    never('config-knows-no-aws-adapter', { path: '^src/config/', pathNot: TESTS }, { path: '^src/aws/[^/]+/' }),
    never('vega-only-in-charts', { path: '^src/', pathNot: '^src/charts/vega/' }, { path: 'node_modules/(vega|@resvg/)' }),
    never(
      'the-query-library-only-behind-our-own-function',
      { path: '^src/', pathNot: String.raw`^src/lib/json-query/json-query\.ts$` },
      { path: 'node_modules/@jmespath-community/' },
    ),
    // What it renders must be marked before it is markup.
    never(
      'the-template-engine-only-behind-the-restyle-stage',
      { path: '^src/', pathNot: '^src/notifications/restyle/' },
      { path: 'node_modules/liquidjs/' },
    ),
    never(
      'network-only-in-adapters-app-and-cli',
      { path: '^src/', pathNot: [ADAPTER_INSIDES, '^src/(app|cli)/', TESTS] },
      { path: '^(node:)?(http|https|http2|net|tls|dgram)$|node_modules/undici/', dependencyTypesNot: ['type-only'] },
    ),
    never('sources-import-nothing-outside', { path: '^src/', pathNot: TESTS }, { path: '^(test|scripts|bench|bin|console)/' }),
    never('sources-import-no-test-material', { path: '^src/', pathNot: TESTS }, { path: TESTS }),
    never('tests-never-import-tests', {}, { path: String.raw`\.test\.tsx?$` }),
    never(
      'sources-need-no-development-packages',
      { path: '^src/', pathNot: TESTS },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    // An import that leads nowhere could hide one that a rule forbids.
    never('every-import-resolves', {}, { couldNotResolve: true }),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
