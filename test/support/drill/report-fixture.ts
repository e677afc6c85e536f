import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../../drill/report-format/report';
import { repository } from '../repository';

export type FixtureName = 'held' | 'not-held' | 'void' | 'repeated' | 'clients' | 'clients-repeated';

export function fixturePath(name: string): string {
  return join(repository, 'test', 'fixtures', 'drill', `${name}.json`);
}

/** Reads a saved report. Returns a new object for each call. */
export function readFixture(name: FixtureName): Report {
  return JSON.parse(readFileSync(fixturePath(name), 'utf8')) as Report;
}
