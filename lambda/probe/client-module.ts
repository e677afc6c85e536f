import type { OpenClient } from './client';

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
    throw new Error(
      `the module must export a function as default, got ${typeof open}; see aurora-failover-lab/client`,
    );
  }
  if (lesson !== undefined && typeof lesson !== 'string') {
    throw new Error(`the export lesson must be text, got ${typeof lesson}`);
  }
  if (settings !== undefined && !isSettings(settings)) {
    throw new Error('the export settings must be an object of text, numbers and booleans');
  }
  return {
    default: open as OpenClient,
    ...(lesson !== undefined && { lesson }),
    ...(settings !== undefined && { settings }),
  };
}

function isSettings(value: unknown): value is ClientSettings {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((setting) => ['string', 'number', 'boolean'].includes(typeof setting))
  );
}
