import { main } from '../cli/main';
import { surviveClosedOutput } from '../cli/terminal/survive-closed-output';

surviveClosedOutput();
// Before Node.js ends by itself it removes its signal handlers, and another Ctrl-C would then replace the exit code.
process.once('beforeExit', () => process.exit());
void main(process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});
