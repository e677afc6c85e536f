/**
 * Preloaded into the programs of a drill. The CDK app stays alive after it has written its assembly, so that the drill
 * stays in the step in which it waits for the app.
 */
if (process.argv[1]?.endsWith('bin/app.ts')) setTimeout(() => {}, 60_000);
