// What the AWS CLI adds to the API, as its own sources have it (awscli/customizations).
import { describe, expect, it } from 'vitest';
import { openCliFacts } from '../../../catalogue/cli/cli-facts.ts';
import { parsed, refused } from '../testing/parsing.ts';
import { findAddedArgument } from './find-added-argument.ts';

describe('ec2 run-instances', () => {
  const paramsOf = (line: string): unknown => parsed(`ec2 run-instances --image-id ami-1 ${line}`).params;

  it.each([
    ['', { MinCount: 1, MaxCount: 1 }],
    ['--count 2', { MinCount: 2, MaxCount: 2 }],
    ['--count 2:5', { MinCount: 2, MaxCount: 5 }],
  ])('takes a count: %j', (line, counts) => {
    expect(paramsOf(line)).toMatchObject(counts);
  });

  it.each(['x', '1-2', '-1', '1:', ':1', '1.5', '9999999'])('refuses the count %j with one problem', (count) => {
    expect(refused(`ec2 run-instances --image-id ami-1 --count=${count}`)).toMatchObject({
      code: 'invalid-value',
      message: '--count takes a number, or two as in 1:10.',
    });
  });

  it('describes a network interface by itself, and moves into it what belongs there', () => {
    expect(
      paramsOf(
        '--associate-public-ip-address --subnet-id s-1 --security-group-ids sg-1 sg-2 --private-ip-address 10.0.0.1 --ipv6-address-count 2',
      ),
    ).toEqual({
      ImageId: 'ami-1',
      NetworkInterfaces: [
        {
          DeviceIndex: 0,
          AssociatePublicIpAddress: true,
          SubnetId: 's-1',
          Groups: ['sg-1', 'sg-2'],
          Ipv6AddressCount: 2,
          PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.1', Primary: true }],
        },
      ],
      MinCount: 1,
      MaxCount: 1,
      ClientToken: 'new-id',
    });
  });

  it('leaves what belongs to an interface where none is described', () => {
    expect(paramsOf('--subnet-id s-1 --private-ip-address 10.0.0.1')).toMatchObject({ SubnetId: 's-1', PrivateIpAddress: '10.0.0.1' });
    expect(paramsOf('--subnet-id s-1 --network-interfaces DeviceIndex=0')).toMatchObject({
      SubnetId: 's-1',
      NetworkInterfaces: [{ DeviceIndex: 0 }],
    });
  });

  it.each([
    ['--no-associate-public-ip-address', { AssociatePublicIpAddress: false }],
    ['--associate-public-ip-address false', { AssociatePublicIpAddress: false }],
    ['--secondary-private-ip-address-count 2', { SecondaryPrivateIpAddressCount: 2 }],
    [
      '--secondary-private-ip-addresses 10.0.0.1 10.0.0.2',
      {
        PrivateIpAddresses: [
          { PrivateIpAddress: '10.0.0.1', Primary: false },
          { PrivateIpAddress: '10.0.0.2', Primary: false },
        ],
      },
    ],
  ])('takes %s', (line, networkInterface) => {
    expect(paramsOf(line)).toMatchObject({ NetworkInterfaces: [{ DeviceIndex: 0, ...networkInterface }] });
  });

  it.each([
    '--associate-public-ip-address',
    '--no-associate-public-ip-address',
    '--secondary-private-ip-address-count 1',
    '--secondary-private-ip-addresses 10.0.0.1',
  ])('refuses %s beside --network-interfaces', (line) => {
    expect(refused(`ec2 run-instances --image-id ami-1 ${line} --network-interfaces DeviceIndex=0`).message).toContain(
      'does not go with --network-interfaces',
    );
  });
});

describe('ec2 authorize-security-group-ingress and its relatives', () => {
  it.each<[string, unknown]>([
    ['--protocol tcp --port 22 --cidr 10.0.0.0/8', { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
    [
      '--protocol tcp --port 22-25 --source-group sg-2',
      { IpProtocol: 'tcp', FromPort: 22, ToPort: 25, UserIdGroupPairs: [{ GroupId: 'sg-2' }] },
    ],
    [
      '--protocol all --port all --source-group other --group-owner 123456789012',
      { IpProtocol: '-1', FromPort: -1, ToPort: -1, UserIdGroupPairs: [{ GroupName: 'other', UserId: '123456789012' }] },
    ],
    ['--protocol icmp --port 8--1 --cidr 10.0.0.0/8', { IpProtocol: 'icmp', FromPort: 8, ToPort: -1 }],
    ['--protocol 50', { IpProtocol: '50' }],
    ['--protocol -1', { IpProtocol: '-1' }],
  ])('takes a rule in parts: %s', (line, rule) => {
    for (const command of [
      'authorize-security-group-ingress',
      'authorize-security-group-egress',
      'revoke-security-group-ingress',
      'revoke-security-group-egress',
    ]) {
      expect(parsed(`ec2 ${command} --group-id sg-1 ${line}`).params).toMatchObject({ GroupId: 'sg-1', IpPermissions: [rule] });
    }
  });

  it.each(['--protocol foo', '--protocol 256', '--port x', '--port 22,25', '--protocol toString'])(
    'refuses %s with one problem',
    (line) => {
      const { code, message } = refused(`ec2 authorize-security-group-ingress --group-id sg-1 ${line}`);

      expect(code).toBe('invalid-value');
      expect(message).not.toContain(';');
    },
  );
});

describe('cloudwatch put-metric-data', () => {
  it('takes one metric in parts', () => {
    const line = '--metric-name m --value 1.5 --unit Count --dimensions a=b,c=d --timestamp 2026-01-31T00:00:00Z --storage-resolution 1';

    expect(parsed(`cloudwatch put-metric-data --namespace n ${line}`).params).toEqual({
      Namespace: 'n',
      MetricData: [
        {
          MetricName: 'm',
          Value: 1.5,
          Unit: 'Count',
          Dimensions: [
            { Name: 'a', Value: 'b' },
            { Name: 'c', Value: 'd' },
          ],
          Timestamp: new Date('2026-01-31T00:00:00Z'),
          StorageResolution: 1,
        },
      ],
    });
  });

  it('takes a set of statistics', () => {
    expect(
      parsed('cloudwatch put-metric-data --namespace n --metric-name m --statistic-values Sum=1,Minimum=0,Maximum=2,SampleCount=3').params,
    ).toMatchObject({
      MetricData: [{ StatisticValues: { Sum: 1, Minimum: 0, Maximum: 2, SampleCount: 3 } }],
    });
  });

  it.each([
    ['--value x', '--value takes numbers, not "x".'],
    ['--dimensions a', '--dimensions takes name=value pairs with commas between them.'],
    ['--timestamp soon', '--timestamp takes a time such as 2026-01-31T12:00:00Z.'],
    ['--statistic-values Sum=x,Minimum=0,Maximum=2,SampleCount=3', '--statistic-values takes numbers, not "x".'],
    [
      '--value 1 --metric-data MetricName=m',
      '--metric-name does not go with --metric-data: give one of them; --value does not go with --metric-data: give one of them.',
    ],
  ])('refuses %s and says why once', (line, message) => {
    expect(refused(`cloudwatch put-metric-data --namespace n --metric-name m ${line}`)).toMatchObject({ code: 'invalid-value', message });
  });

  it('says what of the metric is missing', () => {
    expect(refused('cloudwatch put-metric-data --namespace n --value 1')).toMatchObject({
      code: 'missing-arguments',
      missing: ['--metric-data[0].MetricName'],
    });
  });
});

describe('ses send-email', () => {
  it('takes addresses and texts', () => {
    expect(parsed('ses send-email --from a@x --to b@x c@x --cc d@x --bcc e@x --subject S --text T --html H').params).toEqual({
      Source: 'a@x',
      Destination: { ToAddresses: ['b@x', 'c@x'], CcAddresses: ['d@x'], BccAddresses: ['e@x'] },
      Message: { Subject: { Data: 'S' }, Body: { Text: { Data: 'T' }, Html: { Data: 'H' } } },
    });
  });

  it.each([
    ['--to b --destination ToAddresses=c --subject S --text T', '--destination'],
    ['--to b --text T --message Subject={Data=S},Body={Text={Data=T}}', '--message'],
  ])('refuses %s', (line, other) => {
    expect(refused(`ses send-email --from a ${line}`).message).toContain(`does not go with ${other}`);
  });
});

describe('cloudfront create-invalidation', () => {
  it('takes paths, and gives the call a reference of its own', () => {
    expect(parsed(`cloudfront create-invalidation --distribution-id D --paths /a '/b c'`).params).toMatchObject({
      InvalidationBatch: { CallerReference: 'cli-new-id', Paths: { Quantity: 2, Items: ['/a', '/b c'] } },
    });
  });
});

describe('emr', () => {
  it.each<[string, unknown]>([
    ['list-clusters --active', { ClusterStates: ['STARTING', 'BOOTSTRAPPING', 'RUNNING', 'WAITING', 'TERMINATING'] }],
    ['list-clusters --terminated', { ClusterStates: ['TERMINATED'] }],
    ['list-clusters --failed', { ClusterStates: ['TERMINATED_WITH_ERRORS'] }],
    ['list-clusters --cluster-states RUNNING WAITING', { ClusterStates: ['RUNNING', 'WAITING'] }],
    [
      'list-clusters --created-after 2026-01-31 --created-before 1769904000',
      { CreatedAfter: new Date('2026-01-31'), CreatedBefore: new Date('2026-02-01') },
    ],
    [
      'add-tags --resource-id j-1 --tags a=b c d=e=f',
      {
        Tags: [
          { Key: 'a', Value: 'b' },
          { Key: 'c', Value: '' },
          { Key: 'd', Value: 'e=f' },
        ],
      },
    ],
  ])('takes %s', (line, params) => {
    expect(parsed(`emr ${line}`).params).toMatchObject(params as object);
  });

  it.each([
    ['--active --failed', 'exclude each other'],
    ['--created-after soon', '--created-after takes a time'],
  ])('refuses list-clusters %s', (line, reason) => {
    expect(refused(`emr list-clusters ${line}`)).toMatchObject({ code: 'invalid-value', message: expect.stringContaining(reason) });
  });
});

describe('deploy create-deployment', () => {
  it.each<[string, unknown]>([
    ['--s3-location bucket=b,key=k,bundleType=zip', { revisionType: 'S3', s3Location: { bucket: 'b', key: 'k', bundleType: 'zip' } }],
    [
      `--s3-location '{"bucket":"b","key":"k","bundleType":"zip","version":"1","eTag":"e","other":"x"}'`,
      { revisionType: 'S3', s3Location: { bucket: 'b', key: 'k', bundleType: 'zip', version: '1', eTag: 'e' } },
    ],
    ['--github-location repository=r,commitId=c', { revisionType: 'GitHub', gitHubLocation: { repository: 'r', commitId: 'c' } }],
  ])('takes %s', (line, revision) => {
    expect(parsed(`deploy create-deployment --application-name a ${line}`).params).toMatchObject({ revision });
  });

  it.each([
    '--s3-location bucket=b',
    '--s3-location x',
    `--s3-location '{"bucket":'`,
    '--github-location repository=r',
    '--s3-location bucket=b,key=,bundleType=zip',
  ])('refuses %s', (line) => {
    expect(refused(`deploy create-deployment --application-name a ${line}`)).toMatchObject({
      code: 'invalid-value',
      message: expect.stringContaining(' takes '),
    });
  });
});

describe('configservice put-configuration-recorder', () => {
  it.each<[string, unknown]>([
    ['allSupported=true,includeGlobalResourceTypes=false', { allSupported: true, includeGlobalResourceTypes: false }],
    ['resourceTypes=AWS::EC2::Instance', { resourceTypes: ['AWS::EC2::Instance'] }],
    ['resourceTypes=AWS::EC2::Instance,AWS::S3::Bucket', { resourceTypes: ['AWS::EC2::Instance', 'AWS::S3::Bucket'] }],
    [`'{"allSupported":true}'`, { allSupported: true }],
  ])('takes the recording group %s within the recorder', (group, recordingGroup) => {
    expect(
      parsed(`configservice put-configuration-recorder --configuration-recorder name=n,roleARN=r --recording-group ${group}`).params,
    ).toMatchObject({
      ConfigurationRecorder: { name: 'n', roleARN: 'r', recordingGroup },
    });
  });

  it.each(['x', `'{'`, 'nothing=1', 'allSupported=maybe'])('refuses the recording group %s', (group) => {
    expect(refused(`configservice put-configuration-recorder --configuration-recorder name=n --recording-group ${group}`).code).toBe(
      'invalid-value',
    );
  });
});

describe('bytes of a structure', () => {
  it.each<[string, unknown]>([
    ['rekognition detect-labels --image-bytes hi', { Image: { Bytes: bytes('hi') } }],
    ['rekognition detect-labels --image-bytes aGk= --cli-binary-format base64', { Image: { Bytes: bytes('hi') } }],
    [
      'rekognition compare-faces --source-image-bytes a --target-image-bytes b',
      { SourceImage: { Bytes: bytes('a') }, TargetImage: { Bytes: bytes('b') } },
    ],
    [
      'translate import-terminology --name n --merge-strategy OVERWRITE --data-file a --terminology-data Format=CSV',
      { TerminologyData: { Format: 'CSV', File: bytes('a') } },
    ],
    [
      'translate translate-document --document ContentType=text/plain --document-content a --source-language-code en --target-language-code fr',
      { Document: { ContentType: 'text/plain', Content: bytes('a') } },
    ],
    [
      'quicksight start-asset-bundle-import-job --aws-account-id 1 --asset-bundle-import-job-id j --asset-bundle-import-source-bytes a',
      { AssetBundleImportSource: { Body: bytes('a') } },
    ],
  ])('are taken as an argument: %s', (line, params) => {
    expect(parsed(line).params).toMatchObject(params as object);
  });

  it('are refused where they are no Base64', () => {
    expect(refused('rekognition detect-labels --image-bytes ! --cli-binary-format base64').message).toContain('--image-bytes takes Base64');
  });
});

describe('rds --source-region', () => {
  it('is taken, and said not to be sent', () => {
    const { params, notes } = parsed(
      'rds copy-db-snapshot --source-db-snapshot-identifier a --target-db-snapshot-identifier b --source-region us-east-1',
    );

    expect(params).toMatchObject({ SourceRegion: 'us-east-1' });
    expect(notes).toEqual([expect.stringContaining('--source-region is not sent')]);
  });
});

describe('cloudsearch define-expression', () => {
  it('takes the name and the expression', () => {
    expect(parsed('cloudsearch define-expression --domain-name d --name n --expression e').params).toEqual({
      DomainName: 'd',
      Expression: { ExpressionName: 'n', ExpressionValue: 'e' },
    });
  });
});

describe('findAddedArgument', () => {
  it.each([
    'lambda create-function --function-name f --role r --zip-file x',
    'cloudfront create-distribution --origin-domain-name x',
    'cloudsearch define-index-field --domain-name d --name n --type int',
    'ec2 bundle-instance --instance-id i --bucket b --prefix p --owner-akid a --owner-sak s',
    'ec2 get-password-data --instance-id i --priv-launch-key k',
    'datapipeline put-pipeline-definition --pipeline-id p --pipeline-definition x',
  ])('refuses, with what to write instead: %s', (line) => {
    expect(refused(line)).toMatchObject({ code: 'not-supported', message: expect.stringContaining('not taken here: ') });
  });

  it('notes that no files are written', () => {
    expect(parsed('iam create-virtual-mfa-device --virtual-mfa-device-name d --outfile q.png --bootstrap-method QRCodePNG').notes).toEqual([
      expect.stringContaining('--outfile has no effect'),
      expect.stringContaining('--bootstrap-method has no effect'),
    ]);
  });

  it('does something for every kind that the facts name', () => {
    const kinds = Object.values(openCliFacts().arguments).flatMap((commands) =>
      Object.values(commands).flatMap((facts) =>
        Object.values(facts).flatMap((fact) => ('added' in fact && fact.added !== undefined ? [fact.added] : [])),
      ),
    );
    const unknown = findAddedArgument('NobodyKnowsThis');
    const refusals: string[] = [];
    unknown(
      { name: 'x', words: [], isBinaryBase64: false, newId: () => 'id' },
      { params: new Map(), problems: [], refusals, notes: [], isGiven: () => false },
    );

    expect(refusals).toEqual([expect.stringContaining('--cli-input-json')]);
    expect(new Set(kinds).size).toBeGreaterThan(30);
    expect(
      [...new Set(kinds)].filter(
        (kind) => !isForFiles(kind) && findAddedArgument(kind).toString() === unknown.toString() && !REFUSED.has(kind),
      ),
    ).toEqual([]);
  });
});

/** Kinds that are refused on purpose. */
const REFUSED: ReadonlySet<string> = new Set(
  'ZipFileArgument BundleArgument LaunchKeyArgument OriginDomainName CreateDefaultRootObject UpdateDefaultRootObject ParameterValuesInlineArgument ParameterValuesArgument ParameterObjectsArgument PipelineDefinitionArgument'.split(
    ' ',
  ),
);

function isForFiles(kind: string): boolean {
  return kind === 'StreamingOutputArgument' || kind === 'S3SelectStreamOutputArgument';
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
