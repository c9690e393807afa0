import { describe, expect, it } from 'vitest';
import { findAccessLevel } from './access-level.ts';
import { actionsOfCommand } from './actions-of-command.ts';
import { ACTIONS_OF_OPERATIONS } from './actions-of-operations.ts';

describe('actionsOfCommand', () => {
  it.each([
    ['ec2', 'DescribeInstances', ['ec2:DescribeInstances']],
    ['elbv2', 'DescribeRules', ['elasticloadbalancing:DescribeRules']],
    ['s3api', 'ListObjectsV2', ['s3:ListBucket']],
    ['s3api', 'listbuckets', ['s3:ListAllMyBuckets']],
    ['s3api', 'CopyObject', ['s3:GetObject', 's3:PutObject']],
    ['s3control', 'GetPublicAccessBlock', ['s3:GetAccountPublicAccessBlock']],
    ['stepfunctions', 'StartExecution', ['states:StartExecution']],
    ['sesv2', 'SendEmail', ['ses:SendEmail']],
    ['lambda', 'Invoke', ['lambda:InvokeFunction']],
    ['logs', 'FilterLogEvents', ['logs:FilterLogEvents']],
    ['iot-data', 'Publish', ['iot:Publish']],
    ['apigateway', 'GetRestApis', ['apigateway:GET']],
    ['apigateway', 'UpdateStage', ['apigateway:PATCH']],
    ['apigateway', 'PutMethod', ['apigateway:PUT']],
    ['apigatewayv2', 'CreateApi', ['apigateway:POST']],
    ['apigatewayv2', 'DeleteStage', ['apigateway:DELETE']],
    ['apigatewayv2', 'GetPortal', ['apigateway:GetPortal']],
    ['apigatewayv2', 'PutRoutingRule', ['apigateway:UpdateRoutingRule', 'apigateway:CreateRoutingRule']],
    ['apigatewayv2', 'UpdateRoutingRule', ['apigateway:UpdateRoutingRule']],
    ['apigatewayv2', 'ListPortals', ['apigateway:ListPortals']],
    ['apigatewayv2', 'CreatePortalProduct', ['apigateway:CreatePortalProduct']],
    ['apigatewayv2', 'ListPortalProducts', ['apigateway:ListPortalProducts']],
    ['apigatewayv2', 'PutPortalProductSharingPolicy', ['apigateway:PutPortalProductSharingPolicy']],
    ['apigatewayv2', 'CreateProductPage', ['apigateway:CreateProductPage']],
    ['apigatewayv2', 'ListProductPages', ['apigateway:ListProductPages']],
    ['apigatewayv2', 'ListRoutingRules', ['apigateway:ListRoutingRules']],
    ['apigatewayv2', 'GetPortalsOfOthers', ['apigateway:GET']],
    ['apigateway', 'ImportDocumentationParts', ['apigateway:PUT']],
    ['apigateway', 'ImportApiKeys', ['apigateway:POST']],
    ['apigateway', 'ImportRestApi', ['apigateway:POST']],
    ['apigatewayv2', 'ImportApi', ['apigateway:PUT']],
    ['apigatewayv2', 'ReimportApi', ['apigateway:PUT']],
    ['apigateway', 'RejectDomainNameAccessAssociation', ['apigateway:POST', 'apigateway:RejectAccessAssociation']],
    ['apigateway', 'CreateDomainNameAccessAssociation', ['apigateway:POST', 'apigateway:CreateAccessAssociation']],
    ['apigateway', 'TagResource', ['apigateway:PUT', 'apigateway:POST']],
    ['apigateway', 'UntagResource', ['apigateway:DELETE']],
    ['apigatewayv2', 'ExportApi', ['apigateway:GET']],
    ['apigateway', 'GenerateClientCertificate', ['apigateway:POST']],
    ['apigateway', 'TestInvokeMethod', ['apigateway:POST']],
    ['apigateway', 'FlushStageCache', ['apigateway:DELETE']],
    ['apigatewayv2', 'ResetAuthorizersCache', ['apigateway:DELETE']],
    ['apigateway', 'BudgetThings', ['apigateway:BudgetThings']],
    ['apigateways', 'GetRestApis', ['apigateways:GetRestApis']],
    ['nosuchservice', 'ListThings', ['nosuchservice:ListThings']],
    [' NoSuchService ', ' ListThings ', ['nosuchservice:ListThings']],
    ['constructor', 'toString', ['constructor:toString']],
  ])('finds what %s %s needs', (service, operation, actions) => {
    expect(actionsOfCommand({ service, operation, params: {} })).toEqual(actions);
  });

  it('adds the permission to unmask where unmasking is asked for', () => {
    const command = { service: 'logs', operation: 'GetLogEvents' };

    expect(actionsOfCommand({ ...command, params: { unmask: true } })).toEqual(['logs:GetLogEvents', 'logs:Unmask']);
    expect(actionsOfCommand({ ...command, params: { unmask: false } })).toEqual(['logs:GetLogEvents']);
    expect(actionsOfCommand({ service: 'ec2', operation: 'DescribeInstances', params: { unmask: true } })).toEqual([
      'ec2:DescribeInstances',
    ]);
  });

  it.each([
    ['DeleteObject', { VersionId: 'v1' }, ['s3:DeleteObjectVersion']],
    ['DeleteObject', { VersionId: '' }, ['s3:DeleteObject']],
    ['DeleteObject', { VersionId: 7 }, ['s3:DeleteObject']],
    ['DeleteObject', { BypassGovernanceRetention: 'true' }, ['s3:DeleteObject']],
    ['DeleteObject', { Delete: null }, ['s3:DeleteObject']],
    ['DeleteObjectTagging', { VersionId: 'v1' }, ['s3:DeleteObjectVersionTagging']],
    ['GetObjectAcl', { VersionId: 'v1' }, ['s3:GetObjectVersionAcl']],
    ['GetObjectTagging', { VersionId: 'v1' }, ['s3:GetObjectVersionTagging']],
    ['GetObjectTorrent', { VersionId: 'v1' }, ['s3:GetObject', 's3:GetObjectVersionTorrent']],
    ['PutObjectAcl', { VersionId: 'v1' }, ['s3:PutObjectVersionAcl']],
    ['DeleteObjects', { Delete: { Objects: [null, 'a'] } }, ['s3:DeleteObject']],
    ['DeleteObject', { VersionId: 'v1', BypassGovernanceRetention: true }, ['s3:DeleteObjectVersion', 's3:BypassGovernanceRetention']],
    ['DeleteObjects', { Delete: { Objects: [{ Key: 'a' }] } }, ['s3:DeleteObject']],
    [
      'DeleteObjects',
      { Delete: { Objects: [{ Key: 'a' }, { Key: 'b', VersionId: 'v1' }] } },
      ['s3:DeleteObject', 's3:DeleteObjectVersion'],
    ],
    ['DeleteObjects', { Delete: { Objects: 'a' } }, ['s3:DeleteObject']],
    ['PutObjectTagging', { VersionId: 'v1' }, ['s3:PutObjectVersionTagging']],
    ['GetObjectAttributes', { VersionId: 'v1' }, ['s3:GetObject', 's3:GetObjectVersionAttributes']],
    ['PutObjectRetention', { VersionId: 'v1', BypassGovernanceRetention: true }, ['s3:PutObjectRetention', 's3:BypassGovernanceRetention']],
  ])('finds what s3api %s of %j needs', async (operation, params, actions) => {
    expect(actionsOfCommand({ service: 's3api', operation, params })).toEqual(actions);
    expect(await Promise.all(actions.map((action) => findAccessLevel(action)))).not.toContain('unknown');
  });

  it.each([
    ["UNLOAD (SELECT 1) TO 's3://results'", ['timestream:Select', 'timestream:Unload']],
    ["/* a */unload(select 1) to 's3://results'", ['timestream:Select', 'timestream:Unload']],
    ['SELECT unloaded FROM ships', ['timestream:Select']],
    [7, ['timestream:Select']],
  ])('finds what the query %j of Timestream needs', (QueryString, actions) => {
    expect(actionsOfCommand({ service: 'timestream-query', operation: 'Query', params: { QueryString } })).toEqual(actions);
  });

  it('leaves the text of a query of another service alone', () => {
    const params = { QueryString: 'UNLOAD (SELECT 1) TO x', VersionId: 'v1', BypassGovernanceRetention: true };

    expect(actionsOfCommand({ service: 'athena', operation: 'StartQueryExecution', params })).toEqual(['athena:StartQueryExecution']);
  });

  it('names only actions that IAM knows', async () => {
    const actions = Object.values(ACTIONS_OF_OPERATIONS).flatMap((operations) => Object.values(operations).flat());
    const levels = await Promise.all(actions.map(async (action) => [action, await findAccessLevel(action)] as const));

    expect(levels.filter(([, level]) => level === 'unknown')).toEqual([]);
  });
});
