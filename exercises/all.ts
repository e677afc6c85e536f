import type { Exercise } from './exercise';

/** The exercises of the guided lab, in order. Each `check.ts` exports one of them as `exercise`. */
export const EXERCISES: readonly Exercise[] = [];
