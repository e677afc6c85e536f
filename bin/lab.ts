import { main } from '../cli/main';
import { surviveClosedOutput } from '../cli/terminal/survive-closed-output';

surviveClosedOutput();
// Left to end by itself, Node.js first lets go of its signals: Ctrl-C again would then take the exit code's place.
process.once('beforeExit', () => process.exit());
void main(process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});
