import type { PostgresHome } from './home';
import type { PostgresServer } from './server';

/** Folders are names within the home (`^[a-z0-9-]+$`), not paths. */

/** One `initdb` with the internal roles (rdsadmin, rdsrepladmin, rds_superuser, rds_iam). */
export declare function initialise(home: PostgresHome, folder: string): Promise<void>;

/** Copies a folder no server runs in (initialised, or cleanly stopped). */
export declare function clone(home: PostgresHome, from: string, to: string): Promise<void>;

/**
 * Copies the folder of a running server (primary or standby) while it is written to; `to` is replaced, all or
 * nothing. Then `new PostgresServer(home, {…, folder: to})`, `follow(source)`, `start()`.
 */
export declare function copyFrom(source: PostgresServer, to: string): Promise<void>;

/** Removes a folder no server runs in. */
export declare function remove(home: PostgresHome, folder: string): Promise<void>;
