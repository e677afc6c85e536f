// The SDK announces at every start that it will need Node 22; the project supports 20.19 on purpose. To be imported
// before anything that imports the SDK.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
