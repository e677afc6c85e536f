const { default: Runner } = require('jest-runner');

/** Runs one test file at a time, in this process's place in the queue of runners. */
module.exports = class SerialRunner extends Runner {
  isSerial = true;
};
