import { main } from '../cli/main';
import { outliveReaders } from '../cli/terminal/outlive-readers';

outliveReaders();
// Left to end by itself, Node.js first lets go of its signals: Ctrl-C again would then take the exit code's place.
process.once('beforeExit', () => process.exit());
void main(process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});
