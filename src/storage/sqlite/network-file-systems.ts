// File systems that live on another machine. SQLite's write-ahead log needs memory shared between the processes of one
// machine, and locks that hold (https://sqlite.org/wal.html, https://sqlite.org/faq.html#q5): there, data can be lost.

/**
 * What statfs(2) calls them on Linux. The numbers are those of the kernel's include/uapi/linux/magic.h (up to OCFS2 and GFS2),
 * and of the statfs(2) manual page or the makers' own sources for the rest.
 */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9P'],
  [0x564c, 'NCP'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x7461636f, 'OCFS2'],
  [0x01161970, 'GFS2'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
  [0x786f4256, 'VirtualBox shared folder'],
]);

/** Returns the name of the network file system with this statfs type, or undefined where it is local or not known. */
export function networkFileSystemName(type: number): string | undefined {
  // The type is a 32-bit number that some machines widen with its sign.
  return NETWORK_FILE_SYSTEMS.get(type >>> 0);
}
