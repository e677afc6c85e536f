// Turns off the SDK's warning that it will require Node 22: the project supports 20.19 on purpose.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
