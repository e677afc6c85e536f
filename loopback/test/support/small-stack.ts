/**
 * Stack of a cluster with one instance and a function that connects to it. The function implements only the part of
 * PostgreSQL's protocol up to the password request over TLS.
 */
export const smallStack = JSON.stringify({
  Resources: {
    Cluster: {
      Type: 'AWS::RDS::DBCluster',
      DeletionPolicy: 'Delete',
      Properties: {
        DBClusterIdentifier: 'small',
        Engine: 'aurora-postgresql',
        MasterUsername: 'postgres',
        ManageMasterUserPassword: true,
        EnableHttpEndpoint: true,
      },
    },
    Instance: {
      Type: 'AWS::RDS::DBInstance',
      Properties: {
        DBInstanceIdentifier: 'small-1',
        DBClusterIdentifier: { Ref: 'Cluster' },
        DBInstanceClass: 'db.r7g.large',
        Engine: 'aurora-postgresql',
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
          ],
        },
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
      },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'small',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Environment: {
          Variables: {
            HOST: { 'Fn::GetAtt': ['Cluster', 'Endpoint.Address'] },
            PORT: { 'Fn::GetAtt': ['Cluster', 'Endpoint.Port'] },
          },
        },
        Code: { ZipFile: connectingFunction() },
      },
    },
  },
  Outputs: { SecretArn: { Value: { 'Fn::GetAtt': ['Cluster', 'MasterUserSecret.SecretArn'] } } },
});

function connectingFunction(): string {
  return `
    const { connect } = require('node:net'); const tls = require('node:tls'); const { once } = require('node:events');
    exports.handler = async () => {
      const { HOST: host, PORT: port } = process.env;
      const socket = connect({ host, port: Number(port) });
      socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
      const [answer] = await once(socket, 'data');
      const secure = tls.connect({ socket, servername: host });
      await once(secure, 'secureConnect');
      const parameters = Buffer.from('user\\0postgres\\0database\\0postgres\\0\\0');
      const head = Buffer.alloc(8); head.writeUInt32BE(parameters.length + 8, 0); head.writeUInt32BE(196608, 4);
      secure.write(Buffer.concat([head, parameters]));
      const [first] = await once(secure, 'data');
      secure.destroy();
      return { answer: String(answer), isTrusted: secure.authorized, first: String.fromCharCode(first[0]) };
    };`;
}
