import type { Client, OpenClient } from './client';
import { cut, describeValue } from './error-text';

/** Exports of a client's module, as `client.ts` describes them. */
export interface ClientModule {
  readonly default: OpenClient;
  readonly lesson?: string;
  readonly settings?: ClientSettings;
}

export type ClientSettings = Readonly<Record<string, string | number | boolean>>;

/** Imports a client's module. A user's module may have any exports. */
export type ClientLoader = () => Promise<unknown>;

/** Clients in the bundle, by name. */
export type ClientLoaders = Readonly<Record<string, ClientLoader>>;

/**
 * Checks the exports of a client's module.
 *
 * @throws Error if the module has no client, or describes it in a form that the report cannot show
 */
export function requireClientModule(exported: unknown): ClientModule {
  const { default: open, lesson, settings } = exported as Record<string, unknown>;
  if (typeof open !== 'function') {
    // The default export of a CommonJS module is its `module.exports`.
    const names = Object.keys(Object(open)).join(', ');
    const got = cut(`${describeValue(open)}${names && ` with ${names}`}`);
    throw new Error(
      `the module must export a function as default, got ${got}; see aurora-failover-lab/client`,
    );
  }
  if (lesson !== undefined && typeof lesson !== 'string') {
    throw new Error(`the export lesson must be text, got ${typeof lesson}`);
  }
  return {
    default: open as OpenClient,
    ...(lesson !== undefined && { lesson: cut(lesson) }),
    ...(settings !== undefined && { settings: readSettings(settings) }),
  };
}

/** Checks the client that `open` has returned. @throws Error if a method is missing */
export function requireClient(opened: unknown): Client {
  const missing = ['write', 'close'].filter((method) => typeof Object(opened)[method] !== 'function');
  if (missing.length === 0) return opened as Client;
  const got = describeValue(opened);
  throw new Error(
    `the function must resolve with an object that has the methods write and close, got ${got}${got === 'an object' ? ` without ${missing.join(' and ')}` : ''}`,
  );
}

const MAX_SETTINGS = 50;

/** Cuts long texts, because a result has a limited size. */
function readSettings(settings: unknown): ClientSettings {
  if (typeof settings !== 'object' || settings === null) {
    throw new Error(
      `the export settings must be an object, got ${settings === null ? 'null' : typeof settings}`,
    );
  }
  const entries = Object.entries(settings);
  if (entries.length > MAX_SETTINGS) {
    throw new Error(`the export settings must have at most ${MAX_SETTINGS} settings, got ${entries.length}`);
  }
  return Object.fromEntries(entries.map(([name, value]) => [cut(name), readSetting(name, value)]));
}

function readSetting(name: string, value: unknown): string | number | boolean {
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  throw new Error(`the setting ${cut(name)} must be text, a number or a boolean, got ${typeof value}`);
}
