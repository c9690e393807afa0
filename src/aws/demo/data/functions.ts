// The shop's Lambda functions.
import type { DemoPlace } from '../demo-place.ts';

interface FunctionRecord {
  readonly name: string;
  readonly description: string;
  readonly runtime: string;
  readonly handler: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly memorySize: number;
  readonly timeout: number;
  readonly codeSize: number;
  /** Masked in every answer. */
  readonly environment: Readonly<Record<string, string>>;
  readonly modified: readonly [daysAgo: number, time: string];
}

const FUNCTIONS: readonly FunctionRecord[] = [
  {
    name: 'payment-webhook',
    description: 'Takes in what the payment provider reports',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    architecture: 'arm64',
    memorySize: 256,
    timeout: 10,
    codeSize: 184_320,
    environment: { ORDERS_TABLE: 'shop-orders', LOG_LEVEL: 'info' },
    modified: [3, '10:12:45'],
  },
  {
    name: 'order-confirmation-mail',
    description: 'Writes to customers whose order is paid',
    runtime: 'python3.13',
    handler: 'mail.send',
    architecture: 'arm64',
    memorySize: 128,
    timeout: 30,
    codeSize: 96_211,
    environment: { SENDER: 'orders@example.com' },
    modified: [17, '15:48:03'],
  },
  {
    name: 'thumbnail-maker',
    description: 'Makes small pictures of large ones',
    runtime: 'python3.12',
    handler: 'thumbnails.make',
    architecture: 'x86_64',
    memorySize: 1024,
    timeout: 60,
    codeSize: 14_702_557,
    environment: { ASSETS_BUCKET: 'shop-assets-111122223333' },
    modified: [54, '08:05:19'],
  },
  {
    name: 'nightly-report',
    description: 'Sums up the day for the office',
    runtime: 'python3.12',
    handler: 'report.run',
    architecture: 'x86_64',
    memorySize: 512,
    timeout: 900,
    codeSize: 2_310_884,
    environment: { REPORTS_BUCKET: 'shop-reports-111122223333' },
    modified: [102, '13:30:00'],
  },
];

/** Returns the functions as Lambda describes them. */
export function listFunctions(place: DemoPlace) {
  return FUNCTIONS.map(
    ({ name, description, runtime, handler, architecture, memorySize, timeout, codeSize, environment, modified }, at) => ({
      FunctionName: name,
      FunctionArn: place.arn('lambda', `function:${name}`),
      Runtime: runtime,
      Role: place.globalArn('iam', `role/${name}`),
      Handler: handler,
      CodeSize: codeSize,
      Description: description,
      Timeout: timeout,
      MemorySize: memorySize,
      // Lambda writes +0000 where others write Z.
      LastModified: place
        .daysAgo(...modified)
        .toISOString()
        .replace('Z', '+0000'),
      CodeSha256: `${'demo'.repeat(10)}${at}AA=`,
      Version: '$LATEST',
      Environment: { Variables: environment },
      TracingConfig: { Mode: 'PassThrough' },
      RevisionId: `0${at}a1b2c3-d4e5-4f60-8a1b-2c3d4e5f6071`,
      PackageType: 'Zip',
      Architectures: [architecture],
      EphemeralStorage: { Size: 512 },
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'INFO', LogGroup: `/aws/lambda/${name}` },
    }),
  );
}
