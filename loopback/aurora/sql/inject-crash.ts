import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CrashType } from '../crash-type';
import { CRASH_TYPES } from '../crash-type';

/**
 * File in the data folder by which the function announces the crash before it happens. A message in the database would
 * not do: a reader has no NOTIFY, and the server ends before the message could be read.
 */
const markFile = 'aurora-crash';

const list = CRASH_TYPES.map((type) => `'${type}'`).join(', ');

/**
 * Defines `aurora_inject_crash`. It writes the mark, then kills the checkpointer, which every member has. PostgreSQL then
 * ends all sessions, including the caller's, with the message that clients of a crashed Aurora instance receive
 * ("terminating connection because of crash of another server process"), and the server ends.
 *
 * SECURITY DEFINER because only superusers write files and run programs; no caller's text reaches either of them.
 */
export const injectCrashStatements = [
  `CREATE OR REPLACE FUNCTION pg_catalog.aurora_inject_crash(crash_type text) RETURNS void
   LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
   DECLARE
     type constant text := lower(crash_type);
   BEGIN
     IF type IS NULL OR type NOT IN (${list}) THEN
       RAISE EXCEPTION 'invalid crash type: %', coalesce(quote_literal(crash_type), 'NULL')
         USING ERRCODE = 'invalid_parameter_value', HINT = $hint$Valid crash types are ${list}.$hint$;
     END IF;
     EXECUTE format('COPY (SELECT %L) TO %L', type, current_setting('data_directory') || '/${markFile}');
     EXECUTE format('COPY (SELECT WHERE false) TO PROGRAM %L', 'kill -KILL ' || (
       SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'));
     -- The caller must not receive a result before its session ends.
     PERFORM pg_sleep(60);
   END $$`,
  'REVOKE ALL ON FUNCTION pg_catalog.aurora_inject_crash(text) FROM PUBLIC',
  'GRANT EXECUTE ON FUNCTION pg_catalog.aurora_inject_crash(text) TO rds_superuser',
];

/** Returns the crash that a server's last session requested; undefined if the server ended for another reason. */
export function readCrashMark(dataFolder: string): CrashType | undefined {
  try {
    const text = readFileSync(join(dataFolder, markFile), 'utf8').trim();
    return CRASH_TYPES.find((type) => type === text);
  } catch {
    return undefined;
  }
}

/** Removes the mark of an earlier crash. To be called before each start, so that the next crash is not misread. */
export function removeCrashMark(dataFolder: string): void {
  rmSync(join(dataFolder, markFile), { force: true });
}
