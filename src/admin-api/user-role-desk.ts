// What the HTTP API asks about roles of people; the composition root brings it.
import type { UserRoleList, UserRoleMapping, UserRoleUnmapping } from '../contract/user-roles.ts';
import type { Person } from '../domain/person.ts';
import type { UserRole } from '../domain/user-role.ts';

/** How a mapping ended. */
type MappingOutcome =
  | { readonly status: 'mapped'; readonly role: UserRole; readonly before: UserRole | undefined }
  | { readonly status: 'refused'; readonly text: string };

interface Origin {
  readonly by: Person;
}

/** Lists and changes roles of people. */
export interface UserRoleDesk {
  list(): Promise<readonly UserRoleList['roles'][number][]>;
  map(mapping: UserRoleMapping, origin: Origin): Promise<MappingOutcome>;
  unmap(unmapping: UserRoleUnmapping, origin: Origin): Promise<readonly UserRole[]>;
}
