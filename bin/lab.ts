#!/usr/bin/env node
import { main } from '../cli/main';
import { surviveClosedOutput } from '../cli/terminal/survive-closed-output';

surviveClosedOutput();
// Ends the process before Node.js does: Node.js would first remove its signal handlers, and a Ctrl-C would then replace
// the exit code.
process.once('beforeExit', () => process.exit());
void main(process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});
