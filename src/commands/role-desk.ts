// What the flow asks about people's own roles; the composition root brings it.
import type { Channel } from '../domain/channel.ts';
import type { Person } from '../domain/person.ts';
import type { RoleArn } from '../domain/role-arn.ts';
import type { ListedRole, UserRole } from '../domain/user-role.ts';

/** The role of a person in an account, that they have none, or that it could not be learned: then nothing runs. */
type FoundRole =
  | { readonly kind: 'none' }
  | { readonly kind: 'role'; readonly roleArn: RoleArn }
  | { readonly kind: 'unknown'; readonly text: string };

/** Who changes something, and where they said so. */
interface Origin {
  readonly by: Person;
  readonly commandId?: string;
  readonly channel?: Channel;
}

/** How a mapping ended. */
type MappingOutcome =
  | { readonly status: 'mapped'; readonly role: UserRole; readonly before: UserRole | undefined }
  | { readonly status: 'refused'; readonly text: string };

/** Finds, lists and changes roles of people. */
export interface RoleDesk {
  find(person: Person, place: Pick<UserRole, 'accountId' | 'configurationName'>): Promise<FoundRole>;
  /** Those of one person, or all; of groups those of the file. */
  list(userId?: string): Promise<readonly ListedRole[]>;
  /** Makes a link with which a person proves a role; undefined where nobody could use it: the server has no address of its own. */
  beginProof(asked: {
    readonly person: Person;
    readonly channel: Channel;
    readonly configurationName: string;
    readonly commandId: string;
    readonly threadMessageId?: string;
  }): Promise<{ readonly url: string; readonly expiresAt: Date } | undefined>;
  isAdministrator(person: Person): boolean;
  /** Maps a role in the name of an administrator. */
  map(mapping: Pick<UserRole, 'userId' | 'configurationName'> & { readonly roleArn: string }, origin: Origin): Promise<MappingOutcome>;
  /** Takes mappings away and returns them; what the file says stays. */
  unmap(
    unmapping: {
      readonly userId: string;
      readonly accountId?: string | undefined;
      readonly configurationName?: string | undefined;
      readonly mappedBy?: string | undefined;
    },
    origin: Origin,
  ): Promise<readonly UserRole[]>;
}
