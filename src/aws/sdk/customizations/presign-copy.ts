// A request to another Region, signed beforehand: whoever copies shows it to the Region that has the original.
import { formatUrl } from '@aws-sdk/core/util';
import { SignatureV4MultiRegion } from '@aws-sdk/signature-v4-multi-region';
import { HttpRequest } from '@smithy/core/protocols';
import type { ClientConfiguration } from '../customization.ts';

/** How long the signed request is good; as in the official clients. */
const EXPIRES_IN_SECONDS = 3_600;

/** What is signed. */
export interface CopyRequest {
  /** Where the original is; path and port matter at endpoints of one's own alone. */
  readonly url: URL;
  readonly region: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Signs the request with the client's credentials and returns its address. */
export async function presignCopy(configuration: ClientConfiguration, { url, region, query }: CopyRequest): Promise<string> {
  const request = new HttpRequest({
    protocol: 'https:',
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.hostname },
    query,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
  });
  const signer = new SignatureV4MultiRegion({
    credentials: configuration['credentials'],
    region,
    service: configuration['defaultSigningName'],
    sha256: configuration['sha256'],
    uriEscapePath: configuration['signingEscapePath'],
  } as never);
  return formatUrl(await signer.presign(request, { expiresIn: EXPIRES_IN_SECONDS }));
}
