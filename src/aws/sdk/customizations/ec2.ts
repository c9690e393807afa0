// EC2 CopySnapshot: the source Region is shown a request that the caller has signed beforehand.
import { getEndpointFromInstructions, isValidHostLabel } from '@smithy/core/endpoints';
import { extendedEncodeURIComponent, HttpRequest } from '@smithy/core/protocols';
import type { ClientConfiguration, Customization } from '../customization.ts';
import type { Params, Plugin } from '../plugin.ts';
import { RefusedCall } from '../refused-call.ts';
import { presignCopy } from './presign-copy.ts';

/** What the EC2 client adds. */
export const ec2: Customization = {
  operationPlugins: ({ name }, configuration) => (name === 'CopySnapshot' ? [presignSnapshot(configuration)] : []),
};

// After the parameters were written into the body, as in the official client: what is added comes last.
function presignSnapshot(configuration: ClientConfiguration): Plugin {
  return {
    applyToStack(stack) {
      stack.add(
        (next) => async (given) => {
          if (HttpRequest.isInstance(given.request)) await addPresignedUrl(given.request, given.input, configuration);
          return next(given);
        },
        { step: 'serialize', name: 'presignSnapshot', override: true },
      );
    },
  };
}

async function addPresignedUrl(request: HttpRequest, input: Params, configuration: ClientConfiguration): Promise<void> {
  if (input['PresignedUrl'] !== undefined && input['PresignedUrl'] !== '') return;
  const destination = await (configuration['region'] as () => Promise<string>)();
  const region = readSourceRegion(input);
  const url = await presignCopy(configuration, {
    url: await findEndpoint(input, region, configuration),
    region,
    query: {
      // As the official client writes them, which knows texts and truth values only.
      ...Object.fromEntries(Object.entries(input).map(([name, value]) => [name, [value].join('')])),
      Action: 'CopySnapshot',
      Version: String(configuration['apiVersion']),
      DestinationRegion: destination,
    },
  });
  const added = input['DestinationRegion'] === undefined ? `&DestinationRegion=${destination}` : '';
  request.body = `${String(request.body)}${added}&PresignedUrl=${extendedEncodeURIComponent(url)}`;
}

// It becomes a part of a host's name.
function readSourceRegion({ SourceRegion }: Params): string {
  if (typeof SourceRegion === 'string' && isValidHostLabel(SourceRegion)) return SourceRegion;
  throw new RefusedCall('bad-input', 'SourceRegion must be the name of a Region, such as eu-west-1.');
}

async function findEndpoint(input: Params, region: string, configuration: ClientConfiguration): Promise<URL> {
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
  return url;
}
