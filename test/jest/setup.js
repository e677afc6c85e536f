// Turns off the SDK's warning that it will require Node 22: the project supports 20.19 on purpose.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

// A drill of a test must not add to the summary of the job that runs the tests.
delete process.env.GITHUB_STEP_SUMMARY;
