// What the store keeps of files: what answers carry, for a day.
import type { StoredFile } from '../domain/stored-file.ts';

/** Reads about files. */
export interface FileReader {
  /** The file under this id, also when its time is over. */
  find(id: string): Promise<StoredFile | undefined>;
}

/** Writes about files. */
export interface FileWriter extends FileReader {
  /** Throws where the id is taken. */
  insert(file: StoredFile): Promise<void>;
  /** Deletes all files of a channel but so many, those that are kept longest. */
  deleteBeyond(channelKey: string, count: number): Promise<void>;
  /** Deletes every file whose time is over. */
  deleteExpired(now: Date): Promise<void>;
}
