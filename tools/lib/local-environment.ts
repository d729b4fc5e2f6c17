import { defaultContactFlowId, defaultInstance } from '@liaison/emulator';
import { LOCAL_HOST, type Ports } from './ports.ts';

export interface LocalEnvironmentOptions {
  /** What the person at the terminal has set. Their LIAISON_ settings hold. */
  readonly given: NodeJS.ProcessEnv;
  readonly ports: Ports;
}

/** SNS topic by which the local Amazon Connect tells the server of chat items and contact events. */
export const LOCAL_TOPIC = `arn:aws:sns:${defaultInstance.region}:111122223333:liaison`;

/**
 * The server's settings against the local Amazon Connect, which takes any credentials. AWS settings of the shell are for the
 * developer's own account: none of them is used, and none is sent to the local one.
 */
export function localEnvironment({ given, ports }: LocalEnvironmentOptions): NodeJS.ProcessEnv {
  const connect = `http://${LOCAL_HOST}:${ports.emulator}`;
  const kept = Object.entries(given).filter(([name, value]) => !name.startsWith('AWS_') && value !== '');
  return {
    LIAISON_INSTANCE_ID: defaultInstance.id,
    LIAISON_CONTACT_FLOW_ID: defaultContactFlowId,
    LIAISON_CCP_URL: `${connect}/connect/ccp-v2/`,
    LIAISON_OIDC_ISSUER: `${connect}/oidc`,
    LIAISON_OIDC_CLIENT_ID: 'liaison-desktop',
    LIAISON_LOG_LEVEL: 'warn',
    LIAISON_SNS_TOPICS: LOCAL_TOPIC,
    LIAISON_STREAMING_TOPIC: LOCAL_TOPIC,
    ...Object.fromEntries(kept),
    LIAISON_HOST: LOCAL_HOST,
    LIAISON_PORT: String(ports.server),
    AWS_REGION: defaultInstance.region,
    AWS_ENDPOINT_URL_CONNECT: connect,
    AWS_ENDPOINT_URL_CONNECTPARTICIPANT: connect,
    AWS_ENDPOINT_URL_SNS: `${connect}/sns`,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
}
