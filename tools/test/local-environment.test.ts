import { describe, expect, it } from 'vitest';
import { localEnvironment } from '../lib/local-environment.ts';

const ports = { server: 4500, emulator: 4501 };

describe('settings of the server in a local run', () => {
  it('lead to the local Amazon Connect', () => {
    const settings = localEnvironment({ given: {}, ports });
    expect(settings['LIAISON_PORT']).toBe('4500');
    expect(settings['AWS_ENDPOINT_URL_CONNECT']).toBe('http://127.0.0.1:4501');
    expect(settings['LIAISON_OIDC_ISSUER']).toBe('http://127.0.0.1:4501/oidc');
  });

  it('keep what the developer has set', () => {
    const settings = localEnvironment({ given: { LIAISON_RECEIPTS: 'false', PATH: '/bin' }, ports });
    expect(settings).toMatchObject({ LIAISON_RECEIPTS: 'false', PATH: '/bin' });
  });

  it('take an empty variable as unset', () => {
    expect(localEnvironment({ given: { LIAISON_INSTANCE_ID: '' }, ports })['LIAISON_INSTANCE_ID']).not.toBe('');
  });

  it("never use the AWS account of the developer's shell", () => {
    const given = {
      AWS_REGION: 'eu-central-1',
      AWS_PROFILE: 'work',
      AWS_SESSION_TOKEN: 'secret',
      AWS_SECRET_ACCESS_KEY: 'secret',
    };
    const settings = localEnvironment({ given, ports });
    expect(Object.values(settings)).not.toContain('secret');
    expect(settings).not.toHaveProperty('AWS_PROFILE');
    expect(settings['AWS_REGION']).toBe('us-west-2');
  });
});
