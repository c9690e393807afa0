// What the store keeps of custom actions: those made in chats, and which channel configurations are associated with which action.
import type { CustomAction } from '../domain/custom-action.ts';

/** That the buttons of an action are shown in the channel of a configuration. The action may be one of the file. */
export interface ActionAssociation {
  readonly configurationName: string;
  readonly actionName: string;
}

/** Reads about custom actions. */
export interface ActionReader {
  /** Within a unit nobody else changes it until the unit has ended. */
  find(actionName: string): Promise<CustomAction | undefined>;
  /** All, by their names. */
  list(): Promise<readonly CustomAction[]>;
  /** All, by the names of configurations and actions. */
  listAssociations(): Promise<readonly ActionAssociation[]>;
}

/** Writes about custom actions. */
export interface ActionWriter extends ActionReader {
  /** Adds it, or replaces the one of its name. */
  save(action: CustomAction): Promise<void>;
  /** Deletes it with its associations. */
  delete(actionName: string): Promise<void>;
  /** Nothing changes where it is so already. */
  associate(association: ActionAssociation): Promise<void>;
  disassociate(association: ActionAssociation): Promise<void>;
}
