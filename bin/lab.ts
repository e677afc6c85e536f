import { main } from '../cli/main';
import { outliveReaders } from '../cli/terminal/outlive-readers';

outliveReaders();
// When Node.js ends by itself, it removes its signal handlers first, and another Ctrl-C would replace the exit code.
process.once('beforeExit', () => process.exit());
void main(process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});
