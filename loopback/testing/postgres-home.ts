import { findPostgres } from '../postgres/binaries';
import { clone, initialise } from '../postgres/data-folder';
import type { PostgresHome } from '../postgres/home';
import { createPostgresHome } from '../postgres/home';
import { PostgresServer } from '../postgres/server';
import type { Settings } from '../postgres/settings';

export interface TestHome {
  readonly home: PostgresHome;
  /** Creates a stopped server in a new data folder. */
  createServer(name: string, settings?: Settings): Promise<PostgresServer>;
  /** Starts a primary and its streaming standbys. The first name is the primary's. */
  createReplicas(...names: string[]): Promise<PostgresServer[]>;
}

/** Creates one home for a test file, with one `initdb`. Call it at the top of a `describe`. */
export function useTestHome(): () => TestHome {
  let testHome: TestHome | undefined;
  beforeAll(async () => {
    const home = await createPostgresHome(await findPostgres(process.env));
    testHome = new ServerFactory(home);
    await initialise(home, 'template');
  }, 30_000);
  afterAll(() => testHome?.home.close());
  return () => {
    if (!testHome) throw new Error('useTestHome: the home is only available inside tests');
    return testHome;
  };
}

class ServerFactory implements TestHome {
  readonly home: PostgresHome;
  #lastFolder = 0;

  constructor(home: PostgresHome) {
    this.home = home;
  }

  async createServer(name: string, settings: Settings = {}): Promise<PostgresServer> {
    this.#lastFolder += 1;
    const folder = `${name}-${this.#lastFolder}`;
    await clone(this.home, 'template', folder);
    return new PostgresServer(this.home, { name, folder, settings });
  }

  async createReplicas(...names: string[]): Promise<PostgresServer[]> {
    const servers = await Promise.all(names.map((name) => this.createServer(name)));
    for (const standby of servers.slice(1)) await standby.follow(servers[0]);
    await Promise.all(servers.map((server) => server.start()));
    return servers;
  }
}
