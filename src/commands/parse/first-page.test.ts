import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import type { OutputOptions, ParsedCommand } from '../../domain/command.ts';
import { paramsOfFirstPage } from './first-page.ts';

const catalogue = openCatalogue();

function paramsOf(
  [service, operation]: readonly [string, string],
  output: Partial<OutputOptions>,
  params: ParsedCommand['params'] = {},
): unknown {
  const command: ParsedCommand = {
    service,
    operation,
    cliOperation: 'x',
    params,
    output: { isPaginated: true, ...output },
    notes: [],
    text: 'x',
  };
  return paramsOfFirstPage(command, catalogue.service(service)?.operation(operation));
}

function cliToken(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString('base64');
}

describe('paramsOfFirstPage', () => {
  it('puts the size of a page and the token into the parameters', () => {
    expect(paramsOf(['ec2', 'DescribeInstances'], { pageSize: 5, startingToken: 'abc', maxItems: 9 }, { DryRun: true })).toEqual({
      DryRun: true,
      MaxResults: 5,
      NextToken: 'abc',
    });
  });

  it('writes the size as text where the API takes it as text', () => {
    expect(paramsOf(['apigatewayv2', 'GetApis'], { pageSize: 5 })).toEqual({ MaxResults: '5' });
  });

  it("takes the API's token out of a token of the AWS CLI", () => {
    expect(paramsOf(['ec2', 'DescribeInstances'], { startingToken: cliToken({ NextToken: 'abc', boto_truncate_amount: 2 }) })).toEqual({
      NextToken: 'abc',
    });
    expect(paramsOf(['ec2', 'DescribeInstances'], { startingToken: cliToken({ NextToken: null, boto_truncate_amount: 2 }) })).toEqual({});
  });

  it('takes all tokens where an operation has several, in whatever form they are', () => {
    const place = { StartRecordName: 'a.example', StartRecordType: 'A', StartRecordIdentifier: null };
    const key = { id: { S: 'x' } };

    expect(
      paramsOf(['route53', 'ListResourceRecordSets'], { startingToken: cliToken({ ...place, Other: 'x', boto_truncate_amount: 1 }) }),
    ).toEqual({
      StartRecordName: 'a.example',
      StartRecordType: 'A',
    });
    expect(paramsOf(['dynamodb', 'Scan'], { startingToken: cliToken({ ExclusiveStartKey: key, boto_truncate_amount: 1 }) })).toEqual({
      ExclusiveStartKey: key,
    });
  });

  it.each(['eyJhIjoxfQ==', 'bnVsbA==', '%%%', 'W10=', ''])('takes %j as a token of the API', (startingToken) => {
    expect(paramsOf(['ec2', 'DescribeInstances'], { startingToken })).toEqual({ NextToken: startingToken });
  });

  it('changes nothing where the answer is not paged', () => {
    expect(paramsOf(['ec2', 'DescribeInstances'], { isPaginated: false, pageSize: 5 })).toEqual({});
    expect(paramsOf(['sts', 'GetCallerIdentity'], { pageSize: 5, startingToken: 'x' })).toEqual({});
    expect(paramsOf(['nosuch', 'GetThing'], { pageSize: 5 }, { a: 1 })).toEqual({ a: 1 });
  });
});
