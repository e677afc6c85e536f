import { clone, initialise, remove } from '../postgres/data-folder';
import type { PostgresHome } from '../postgres/home';
import type { Settings } from '../postgres/settings';
import type { Database, Engine } from './engine';
import { PostgresDatabase } from './postgres-database';

/** Runs clusters on real PostgreSQL servers of one home. `settings` override the common settings of every server. */
export function createPostgresEngine(home: PostgresHome, settings: Settings = {}): Engine {
  return {
    createVolume: (volume, templateStatements) => initialise(home, volume, templateStatements),
    copyVolume: (from, to) => clone(home, from, to),
    moveVolume: (from, to) => home.keeper.call('replace', { from, to }).then(() => {}),
    removeVolume: (volume) => remove(home, volume),
    openDatabase: (identifier, volume): Database => new PostgresDatabase(home, identifier, volume, settings),
  };
}
