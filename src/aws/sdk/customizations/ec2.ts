// EC2 CopySnapshot: the source Region is shown a request that the caller has signed beforehand.
import { formatUrl } from '@aws-sdk/core/util';
import { SignatureV4MultiRegion } from '@aws-sdk/signature-v4-multi-region';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import { HttpRequest } from '@smithy/core/protocols';
import type { ClientConfiguration, Customization } from '../customization.ts';
import type { Params, Plugin } from '../plugin.ts';

/** How long the signed request is good; as in the official client. */
const EXPIRES_IN_SECONDS = 3_600;

/** What the EC2 client adds. */
export const ec2: Customization = {
  operationPlugins: ({ name }, configuration) => (name === 'CopySnapshot' ? [presignCopy(configuration)] : []),
};

function presignCopy(configuration: ClientConfiguration): Plugin {
  return {
    applyToStack(stack) {
      stack.addRelativeTo(
        ((next: (given: { input: Params }) => unknown) => async (given: { input: Params }) =>
          next(await addPresignedUrl(given, configuration))) as never,
        { name: 'presignCopy', relation: 'after', toMiddleware: 'endpointV2Middleware', override: true },
      );
    },
  };
}

async function addPresignedUrl<Given extends { readonly input: Params }>(given: Given, configuration: ClientConfiguration): Promise<Given> {
  const { input } = given;
  if (input['PresignedUrl'] !== undefined && input['PresignedUrl'] !== '') return given;
  const destination = await (configuration['region'] as () => Promise<string>)();
  const PresignedUrl = await presign({ input, destination, configuration });
  return { ...given, input: { ...input, DestinationRegion: destination, PresignedUrl } };
}

interface Copy {
  readonly input: Params;
  readonly destination: string;
  readonly configuration: ClientConfiguration;
}

async function presign({ input, destination, configuration }: Copy): Promise<string> {
  const region = String(input['SourceRegion']);
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
      ...Object.fromEntries(Object.entries(input).map(([name, value]) => [name, String(value ?? '')])),
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
