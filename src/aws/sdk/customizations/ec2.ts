// EC2 CopySnapshot: the source Region is shown a request that the caller has signed beforehand.
import { formatUrl } from '@aws-sdk/core/util';
import { SignatureV4MultiRegion } from '@aws-sdk/signature-v4-multi-region';
import { getEndpointFromInstructions, isValidHostLabel } from '@smithy/core/endpoints';
import { extendedEncodeURIComponent, HttpRequest } from '@smithy/core/protocols';
import type { ClientConfiguration, Customization } from '../customization.ts';
import type { Params, Plugin } from '../plugin.ts';
import { RefusedCall } from '../refused-call.ts';

/** How long the signed request is good; as in the official client. */
const EXPIRES_IN_SECONDS = 3_600;

/** What the EC2 client adds. */
export const ec2: Customization = {
  operationPlugins: ({ name }, configuration) => (name === 'CopySnapshot' ? [presignCopy(configuration)] : []),
};

// After the parameters were written into the body, as in the official client: what is added comes last.
function presignCopy(configuration: ClientConfiguration): Plugin {
  return {
    applyToStack(stack) {
      stack.add(
        (next) => async (given) => {
          if (HttpRequest.isInstance(given.request)) await addPresignedUrl(given.request, given.input, configuration);
          return next(given);
        },
        { step: 'serialize', name: 'presignCopy', override: true },
      );
    },
  };
}

async function addPresignedUrl(request: HttpRequest, input: Params, configuration: ClientConfiguration): Promise<void> {
  if (input['PresignedUrl'] !== undefined && input['PresignedUrl'] !== '') return;
  const destination = await (configuration['region'] as () => Promise<string>)();
  const url = await presign({ input, destination, configuration });
  const region = input['DestinationRegion'] === undefined ? `&DestinationRegion=${destination}` : '';
  request.body = `${String(request.body)}${region}&PresignedUrl=${extendedEncodeURIComponent(url)}`;
}

interface Copy {
  readonly input: Params;
  readonly destination: string;
  readonly configuration: ClientConfiguration;
}

async function presign({ input, destination, configuration }: Copy): Promise<string> {
  const region = readSourceRegion(input);
  const { url } = await getEndpointFromInstructions(
    input,
    {
      getEndpointParameterInstructions: () => ({
        UseFIPS: { type: 'builtInParams', name: 'useFipsEndpoint' },
        Endpoint: { type: 'builtInParams', name: 'endpoint' },
        Region: { type: 'builtInParams', name: 'region' },
        UseDualStack: { type: 'builtInParams', name: 'useDualstackEndpoint' },
      }),
    },
    { ...configuration, region } as never,
  );
  const request = new HttpRequest({
    protocol: 'https:',
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.hostname },
    query: {
      // As the official client writes them, which knows texts and truth values only.
      ...Object.fromEntries(Object.entries(input).map(([name, value]) => [name, [value].join('')])),
      Action: 'CopySnapshot',
      Version: String(configuration['apiVersion']),
      DestinationRegion: destination,
    },
  });
  const signer = new SignatureV4MultiRegion({
    credentials: configuration['credentials'],
    region,
    service: 'ec2',
    sha256: configuration['sha256'],
    uriEscapePath: configuration['signingEscapePath'],
  } as never);
  return formatUrl(await signer.presign(request, { expiresIn: EXPIRES_IN_SECONDS }));
}

// It becomes a part of a host's name.
function readSourceRegion({ SourceRegion }: Params): string {
  if (typeof SourceRegion === 'string' && isValidHostLabel(SourceRegion)) return SourceRegion;
  throw new RefusedCall('bad-input', 'SourceRegion must be the name of a Region, such as eu-west-1.');
}
