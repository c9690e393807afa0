// S3 Control: ARNs of Outposts as parameters, and digests of bodies.
import { getProcessArnablesPlugin, getRedirectFromPostIdPlugin, resolveS3ControlConfig } from '@aws-sdk/middleware-sdk-s3/s3-control';
import type { Customization } from '../customization.ts';
import type { Plugin } from '../plugin.ts';
import { contentMd5 } from './content-md5.ts';

/** What the S3 Control client adds. */
export const s3Control: Customization = {
  settings: { signingEscapePath: false, useArnRegion: true },
  complete: (configuration) => {
    resolveS3ControlConfig(configuration as never);
  },
  operationPlugins: (_, configuration) =>
    [getProcessArnablesPlugin(configuration as never), getRedirectFromPostIdPlugin(configuration as never), contentMd5] as Plugin[],
};
