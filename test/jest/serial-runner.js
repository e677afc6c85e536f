const { default: Runner } = require('jest-runner');

/**
 * Runs one test file at a time. Jest runs the files of another runner before or after them, never at the same time.
 *
 * The files run in a worker. Jest runs the files of a serial runner in its own process, which then does not end as long as a
 * file has left a timer, a socket or the pipe of a process open. Jest ends its workers.
 */
module.exports = class SerialRunner extends Runner {
  /** @override */
  isSerial = true;

  /**
   * @param {ConstructorParameters<typeof Runner>[0]} globalConfig
   * @param {ConstructorParameters<typeof Runner>[1]} context
   */
  constructor(globalConfig, context) {
    super({ ...globalConfig, maxWorkers: 1 }, context);
  }

  /**
   * @override
   * @param {Parameters<Runner['runTests']>[0]} tests
   * @param {Parameters<Runner['runTests']>[1]} watcher
   */
  runTests(tests, watcher) {
    const { detectOpenHandles, runInBand } = this._globalConfig;
    return super.runTests(tests, watcher, { serial: detectOpenHandles || runInBand });
  }
};
