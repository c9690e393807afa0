// One trespasser per wall: a file that imports what it must never import. Each must trip its own wall and no other.

/** A file that breaks a rule, and what it needs to stand beside it. */
export interface Canary {
  readonly rule: string;
  /** The file that trespasses. */
  readonly file: string;
  /** What it imports. */
  readonly imports: string;
  /** What the imported file holds, where it matters. */
  readonly importedText?: string;
}

/** The trespassers, in the order of the rules. */
export const canaries: readonly Canary[] = [
  {
    rule: 'no-cycles',
    file: 'src/domain/chicken.ts',
    imports: './egg.ts',
    importedText: "import { user } from './chicken.ts';\nexport const thing = user;\n",
  },
  { rule: 'lib-imports-nothing-of-ours', file: 'src/lib/retry.ts', imports: '../domain/arn.ts' },
  { rule: 'contract-imports-nothing-of-ours', file: 'src/contract/reply.ts', imports: '../lib/result.ts' },
  { rule: 'domain-imports-only-lib', file: 'src/domain/incident.ts', imports: '../messages/message.ts' },
  { rule: 'messages-import-only-domain-and-lib', file: 'src/messages/block.ts', imports: '../charts/chart-port.ts' },
  { rule: 'telemetry-imports-only-domain-and-lib', file: 'src/telemetry/logger.ts', imports: '../storage/store.ts' },
  { rule: 'adapters-never-import-flows', file: 'src/platforms/slack/post.ts', imports: '../../notifications/pipeline.ts' },
  { rule: 'adapters-never-import-each-other', file: 'src/platforms/slack/render.ts', imports: '../web/page.ts' },
  { rule: 'ports-never-import-adapters', file: 'src/storage/port.ts', imports: './sqlite/open.ts' },
  { rule: 'shared-sql-knows-no-database', file: 'src/storage/sql/unit.ts', imports: '../postgres/pool.ts' },
  { rule: 'flows-see-ports-not-adapters', file: 'src/notifications/deliver/post.ts', imports: '../../platforms/slack/client.ts' },
  {
    rule: 'notifications-are-strangers-to-other-flows',
    file: 'src/notifications/pipeline.ts',
    imports: '../commands/pipeline.ts',
  },
  { rule: 'commands-are-strangers-to-other-flows', file: 'src/commands/registry.ts', imports: '../assistant/answer.ts' },
  { rule: 'admin-api-and-sign-in-import-no-flow', file: 'src/sign-in/links.ts', imports: '../notifications/context.ts' },
  { rule: 'the-audit-log-imports-no-flow', file: 'src/audit/anchor.ts', imports: '../commands/context.ts' },
  { rule: 'stages-never-import-stages', file: 'src/notifications/route/match.ts', imports: '../compose/message.ts' },
  {
    rule: 'only-execute-reaches-the-operation-invoker',
    file: 'src/commands/parse/tokenize.ts',
    imports: '../../aws/operation-invoker.ts',
  },
  { rule: 'only-the-pipeline-reaches-execute', file: 'src/commands/shortcut.ts', imports: './execute/run.ts' },
  { rule: 'config-is-read-only-by-app', file: 'src/admin-api/settings.ts', imports: '../config/schema.ts' },
  { rule: 'assistant-never-imports-a-flow', file: 'src/assistant/ask.ts', imports: '../commands/front-door.ts' },
  { rule: 'app-is-imported-only-by-main', file: 'src/admin-api/status.ts', imports: '../app/lifecycle.ts' },
  { rule: 'main-is-imported-by-nobody', file: 'src/app/again.ts', imports: '../main.ts' },
  { rule: 'cli-sees-only-the-contract', file: 'src/cli/list.ts', imports: '../storage/filter.ts' },
  { rule: 'console-sees-only-the-contract', file: 'console/src/page.tsx', imports: '../../src/domain/topic.ts' },
  { rule: 'teams-packages-only-in-teams', file: 'src/notifications/compose/card.ts', imports: '@microsoft/teams.cards' },
  { rule: 'slack-packages-only-in-slack', file: 'src/notifications/compose/slack.ts', imports: '@slack/web-api' },
  { rule: 'database-drivers-only-in-their-adapters', file: 'src/sign-in/sessions.ts', imports: 'node:sqlite' },
  { rule: 'aws-packages-only-in-aws', file: 'src/commands/execute/sign.ts', imports: '@smithy/types' },
  { rule: 'catalogue-imports-only-domain-and-lib', file: 'src/catalogue/call.ts', imports: '../aws/sdk/index.ts' },
  { rule: 'guardrail-templates-import-only-domain', file: 'src/guardrail-templates/ask.ts', imports: '../commands/parse.ts' },
  { rule: 'bootstrap-imports-only-lower-rooms', file: 'src/bootstrap/print.ts', imports: '../catalogue/open.ts' },
  { rule: 'config-knows-no-aws-adapter', file: 'src/config/region.ts', imports: '../aws/sdk/find-default-region.ts' },
  { rule: 'vega-only-in-charts', file: 'src/messages/picture.ts', imports: 'vega-lite' },
  {
    rule: 'the-query-library-only-behind-our-own-function',
    file: 'src/commands/compose/search.ts',
    imports: '@jmespath-community/jmespath',
  },
  { rule: 'the-template-engine-only-behind-the-restyle-stage', file: 'src/notifications/compose/title.ts', imports: 'liquidjs' },
  { rule: 'network-only-in-adapters-app-and-cli', file: 'src/notifications/ingest/fetch.ts', imports: 'node:https' },
  { rule: 'sources-import-nothing-outside', file: 'src/domain/generated.ts', imports: '../../scripts/tables.ts' },
  { rule: 'sources-import-no-test-material', file: 'src/domain/sample.ts', imports: './testing/builders.ts' },
  { rule: 'tests-never-import-tests', file: 'src/domain/arn.test.ts', imports: './topic.test.ts' },
  { rule: 'sources-need-no-development-packages', file: 'src/lib/shuffle.ts', imports: 'fast-check' },
  { rule: 'every-import-resolves', file: 'src/lib/lost.ts', imports: './nowhere.ts', importedText: '' },
];
