import type { Filter } from '@aws-sdk/client-secrets-manager';
import { faults } from '../faults';
import type { Secret } from '../state';

/** Texts of a secret that a filter compares, by the filter's key. */
const TEXTS: Readonly<Record<string, (secret: Secret) => readonly string[]>> = {
  name: ({ name }) => [name],
  'owning-service': ({ owner }) => (owner === undefined ? [] : [owner]),
  'tag-key': ({ tags }) => Object.keys(tags),
  'tag-value': ({ tags }) => Object.values(tags),
};

/**
 * Returns the secrets that match every filter: one of their texts begins with one of the filter's values (API reference,
 * `ListSecrets`). Case matters.
 */
export function applyFilters(secrets: readonly Secret[], filters: readonly Filter[] = []): readonly Secret[] {
  return filters.reduce((kept, { Key = '', Values = [] }) => {
    const textsOf = Object.hasOwn(TEXTS, Key) ? TEXTS[Key] : undefined;
    if (textsOf === undefined) {
      const supported = Object.keys(TEXTS).join(', ');
      throw faults.invalidParameter(
        `The loopback account does not support the filter ${Key} of ListSecrets; it supports ${supported}.`,
      );
    }
    if (Values.some((value) => value.startsWith('!'))) {
      throw faults.invalidParameter(
        'The loopback account does not support filter values that begin with "!".',
      );
    }
    return kept.filter((secret) =>
      textsOf(secret).some((text) => Values.some((value) => text.startsWith(value))),
    );
  }, secrets);
}
