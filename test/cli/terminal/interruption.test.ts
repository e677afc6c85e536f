import { abortWhenInterrupted, untilAborted } from '../../../cli/terminal/interruption';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let nowMs: number;
let exit: jest.SpyInstance;
beforeEach(() => {
  nowMs = 5;
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  exit = jest.spyOn(process, 'exit').mockImplementation();
});
afterEach(() => {
  for (const signal of SIGNALS) process.removeAllListeners(signal);
});

it.each(SIGNALS)('the first %s aborts the command, so that it can clean up', async (signal) => {
  const interrupted = abortWhenInterrupted();
  expect(interrupted.aborted).toBe(false);
  process.emit(signal, signal);
  await untilAborted(interrupted);
  expect(exit).not.toHaveBeenCalled();
});

it('a second Ctrl-C ends the process, for a user who does not want to wait', () => {
  abortWhenInterrupted();
  process.emit('SIGINT', 'SIGINT');
  nowMs += 1_000;
  process.emit('SIGINT', 'SIGINT');
  expect(exit).toHaveBeenCalledWith(130);
});

it('closing the terminal does not stop the clean-up, because the user could not clean up by hand', () => {
  abortWhenInterrupted();
  process.emit('SIGINT', 'SIGINT');
  nowMs += 1_000;
  process.emit('SIGHUP', 'SIGHUP');
  expect(exit).not.toHaveBeenCalled();
});

it('two signals within 250 ms count as one Ctrl-C, because the terminal and npm each send a signal', () => {
  abortWhenInterrupted();
  process.emit('SIGINT', 'SIGINT');
  nowMs += 20;
  process.emit('SIGINT', 'SIGINT');
  expect(exit).not.toHaveBeenCalled();
});
