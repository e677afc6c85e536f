import { main } from '../cli/main';
import { outliveReaders } from '../cli/outlive-readers';

outliveReaders();
void main(process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});
