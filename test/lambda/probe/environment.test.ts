import { parseEnvironment } from '../../../lambda/probe/environment';

const complete = {
  DATABASE_NAME: 'lab',
  DATABASE_PORT: '5432',
  DATABASE_USER: 'failover_probe',
  WRITER_ENDPOINT: 'lab.cluster-c7.eu-west-1.rds.amazonaws.com',
  READER_ENDPOINT: 'lab.cluster-ro-c7.eu-west-1.rds.amazonaws.com',
  INSTANCE_ENDPOINTS: 'lab-1.c7.eu-west-1.rds.amazonaws.com,lab-2.c7.eu-west-1.rds.amazonaws.com',
};

describe('parseEnvironment', () => {
  it('reads the database’s settings, and names each instance after the first label of its endpoint', () => {
    expect(parseEnvironment(complete)).toEqual({
      databaseName: 'lab',
      port: 5432,
      user: 'failover_probe',
      writerHost: 'lab.cluster-c7.eu-west-1.rds.amazonaws.com',
      readerHost: 'lab.cluster-ro-c7.eu-west-1.rds.amazonaws.com',
      members: [
        { identifier: 'lab-1', host: 'lab-1.c7.eu-west-1.rds.amazonaws.com' },
        { identifier: 'lab-2', host: 'lab-2.c7.eu-west-1.rds.amazonaws.com' },
      ],
    });
  });

  it('reports all problems in one error', () => {
    const wrong = {
      ...complete,
      DATABASE_NAME: undefined,
      DATABASE_PORT: '0x10',
      INSTANCE_ENDPOINTS: 'a,,b',
    };
    expect(() => parseEnvironment(wrong)).toThrow(
      'DATABASE_NAME must be the name of a database, got ""; ' +
        'DATABASE_PORT must be a port number, got "0x10"; ' +
        'INSTANCE_ENDPOINTS must be host names separated by commas, got "a,,b"',
    );
    expect(() => parseEnvironment(wrong)).toThrow(expect.objectContaining({ name: 'ConfigurationError' }));
  });

  it('refuses an instance that is listed twice', () => {
    const twice = { ...complete, INSTANCE_ENDPOINTS: 'lab-1.a.com,LAB-1.b.com' };
    expect(() => parseEnvironment(twice)).toThrow('must name each instance once, got lab-1 twice');
  });
});
