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

it.each(SIGNALS)('aborts at the first %s, so that the command can clean up', async (signal) => {
  const interrupted = abortWhenInterrupted();
  expect(interrupted.aborted).toBe(false);
  process.emit(signal, signal);
  await untilAborted(interrupted);
  expect(exit).not.toHaveBeenCalled();
});

it('ends the process at the second one, for whoever does not want to wait', () => {
  abortWhenInterrupted();
  process.emit('SIGINT', 'SIGINT');
  nowMs += 1_000;
  process.emit('SIGINT', 'SIGINT');
  expect(exit).toHaveBeenCalledWith(130);
});

it('goes on cleaning up when the terminal is closed meanwhile: nobody is there any more to do it by hand', () => {
  abortWhenInterrupted();
  process.emit('SIGINT', 'SIGINT');
  nowMs += 1_000;
  process.emit('SIGHUP', 'SIGHUP');
  expect(exit).not.toHaveBeenCalled();
});

it('takes two that come together for one: npm passes on what the terminal has sent already', () => {
  abortWhenInterrupted();
  process.emit('SIGINT', 'SIGINT');
  nowMs += 20;
  process.emit('SIGINT', 'SIGINT');
  expect(exit).not.toHaveBeenCalled();
});
