// The `storage` part of the configuration.
import { z } from 'zod';
import { Secret } from '../lib/secret.ts';

// Match: postgres://signalbox@db/signalbox. Near miss: mysql://db/signalbox.
const POSTGRES_URL = /^postgres(ql)?:\/\/[^\s]+$/;

/** Where everything is kept. */
export const StorageConfig = z.strictObject({
  postgresUrl: z
    .instanceof(Secret)
    .refine((url) => POSTGRES_URL.test(url.reveal()), 'must be an address such as postgres://user:password@host/database')
    .optional()
    .describe(
      'Address of a PostgreSQL database, which several nodes can share. Without it everything is kept in SQLite, in the data folder.',
    ),
});
/** Where everything is kept. */
export type StorageConfig = z.infer<typeof StorageConfig>;
