import { PostgresBinariesError } from '../postgres/errors';
import type { PostgresHomes } from '../postgres/homes';
import { OLDEST_MAJOR } from '../postgres/installations';
import type { Engine } from './engine';
import { AuroraError } from './errors';
import { createPostgresEngine } from './postgres-engine';

/** Engine of one major version. */
export interface LocatedEngine {
  readonly engine: Engine;
  /** Folder that contains its volumes, by their names. */
  readonly folder: string;
}

/** Engines of an account, one for each major version. */
export interface Engines {
  /** Major version that always can be run. */
  readonly defaultMajor: number;
  /** Throws AuroraError UnsupportedEngineVersion if no cluster of this version can run here. Creates nothing. */
  require(engineVersion: string): void;
  /** Throws as `require` does. */
  open(engineVersion: string): Promise<LocatedEngine>;
}

export function createPostgresEngines(homes: PostgresHomes): Engines {
  const engines: Engines = {
    defaultMajor: homes.first.binaries.major,
    require(engineVersion) {
      const major = Number.parseInt(engineVersion, 10);
      if (major < OLDEST_MAJOR) throw unsupported(describeTooOld(engineVersion));
      try {
        homes.require(major);
      } catch (error) {
        throw error instanceof PostgresBinariesError
          ? unsupported(describeMissing(engineVersion, error))
          : error;
      }
    },
    async open(engineVersion) {
      engines.require(engineVersion);
      const home = await homes.open(Number.parseInt(engineVersion, 10));
      return { engine: createPostgresEngine(home), folder: home.folder };
    },
  };
  return engines;
}

function describeTooOld(engineVersion: string): string {
  return (
    `The loopback account cannot run Aurora PostgreSQL ${engineVersion}: its roles and identity maps use what ` +
    `PostgreSQL ${OLDEST_MAJOR} introduced. Choose major version ${OLDEST_MAJOR} or later.`
  );
}

function describeMissing(engineVersion: string, { message }: Error): string {
  return `The loopback account cannot run Aurora PostgreSQL ${engineVersion}: ${message}`;
}

function unsupported(message: string): AuroraError {
  return new AuroraError('UnsupportedEngineVersion', message);
}
