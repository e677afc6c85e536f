import type { PostgresBinaries } from './binaries';
import { describeMissingMajor, findMajor, prepare } from './binaries';
import { PostgresBinariesError, PostgresHomeError } from './errors';
import type { PostgresHome } from './home';
import { createPostgresHome } from './home';
import type { Places } from './installations';

/**
 * Homes of one account, one for each major version, because all servers of a home run the same programs. The home of
 * the default version exists from the start, the others from the first call that needs them.
 */
export class PostgresHomes {
  readonly first: PostgresHome;
  readonly #env: NodeJS.ProcessEnv;
  readonly #places: Partial<Places>;
  readonly #opened: Map<number, Promise<PostgresHome>>;
  #closed: Promise<void> | undefined;

  static async create(
    binaries: PostgresBinaries,
    env: NodeJS.ProcessEnv = process.env,
    places: Partial<Places> = {},
  ): Promise<PostgresHomes> {
    return new PostgresHomes(await createPostgresHome(binaries, env), env, places);
  }

  private constructor(first: PostgresHome, env: NodeJS.ProcessEnv, places: Partial<Places>) {
    this.first = first;
    this.#env = env;
    this.#places = places;
    this.#opened = new Map([[first.binaries.major, Promise.resolve(first)]]);
  }

  /**
   * Throws a PostgresBinariesError that names the package to install if no installation of the major version is found.
   * Creates nothing.
   */
  require(major: number): void {
    if (!this.#opened.has(major)) this.#find(major);
  }

  /** Returns the home of a major version. Throws as `require` does. */
  open(major: number): Promise<PostgresHome> {
    if (this.#closed !== undefined)
      return Promise.reject(new PostgresHomeError('The homes of this account are closed.'));
    const opened = this.#opened.get(major) ?? this.#create(major);
    this.#opened.set(major, opened);
    // A home that could not be created is created again by the next call.
    opened.catch(() => this.#opened.delete(major));
    return opened;
  }

  /** Closes all homes. Idempotent. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    const homes = await Promise.allSettled(this.#opened.values());
    await Promise.all(homes.map((home) => (home.status === 'fulfilled' ? home.value.close() : undefined)));
  }

  async #create(major: number): Promise<PostgresHome> {
    return createPostgresHome(await prepare(this.#find(major)), this.#env);
  }

  #find(major: number) {
    const found = findMajor(major, this.#env, this.#places);
    if (found === undefined) throw new PostgresBinariesError(describeMissingMajor(major));
    return found;
  }
}
