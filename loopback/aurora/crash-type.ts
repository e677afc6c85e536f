/**
 * Values of `aurora_inject_crash`, in the words of the user guide ("Testing Amazon Aurora PostgreSQL by using fault
 * injection queries"): `instance` is the database, `dispatcher` "writes updates to the cluster volume", `node` is both.
 */
export const CRASH_TYPES = ['instance', 'dispatcher', 'node'] as const;

export type CrashType = (typeof CRASH_TYPES)[number];
