// The platforms that are configured; a channel's platform may be missing after a reload.
import type { PlatformName } from '../../domain/channel.ts';
import type { Platform } from '../../platforms/platform.ts';

/** Looks a platform up by its name. */
export interface PlatformDirectory {
  find(name: PlatformName): Platform | undefined;
}
