import { exercise as setUp } from './00-set-up/check';
import { exercise as writerAndReaders } from './01-writer-and-readers/check';
import { exercise as readersAreReadOnly } from './02-readers-are-read-only/check';
import { exercise as sharedVolume } from './03-shared-volume/check';
import { exercise as manualFailover } from './04-manual-failover/check';
import { exercise as measureAFailover } from './05-measure-a-failover/check';
import { exercise as whoIsPromoted } from './06-who-is-promoted/check';
import { exercise as writerLost } from './07-writer-lost/check';
import { exercise as zoneClassPatch } from './08-zone-class-patch/check';
import { exercise as survive } from './09-survive/check';
import { exercise as destroy } from './10-destroy/check';
import type { Exercise } from './exercise';

/** The exercises of the guided lab, in order. Each `check.ts` exports one of them as `exercise`. */
export const EXERCISES: readonly Exercise[] = [
  setUp,
  writerAndReaders,
  readersAreReadOnly,
  sharedVolume,
  manualFailover,
  measureAFailover,
  whoIsPromoted,
  writerLost,
  zoneClassPatch,
  survive,
  destroy,
];
