/** The lab's exit codes, by which users and CI tell outcomes apart. README.md and docs/measurement.md list them too. */
export const EXIT = { held: 0, notHeld: 1, usage: 2, environment: 3, interrupted: 130 } as const;
