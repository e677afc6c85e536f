const { default: Runner } = require('jest-runner');

/** Runs one test file at a time, in Jest's own process, while no other runner is running. */
module.exports = class SerialRunner extends Runner {
  isSerial = true;
};
