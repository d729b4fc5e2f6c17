import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { Architecture, Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Database } from './database.ts';
import type { Events } from './events.ts';
import type { LiaisonProps } from './liaison-props.ts';

export interface FunctionSurroundings {
  readonly liaison: LiaisonProps;
  readonly vpc: IVpc;
  readonly database: Database;
  readonly events: Events;
}

/** Where the bucket has copies of attachments. */
export const attachmentFolder = 'liaison-attachments';

/** What all functions of the server have in common. */
export const functionProps = ({ liaison, vpc, database, events }: FunctionSurroundings) => ({
  runtime: Runtime.NODEJS_24_X,
  architecture: Architecture.ARM_64,
  code: Code.fromAsset(liaison.functionFolder),
  vpc,
  vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
  environment: environment(liaison, database, events),
});

/** AWS_REGION is set by Lambda itself. */
function environment(liaison: LiaisonProps, database: Database, { topic, bucket }: Events): Record<string, string> {
  return {
    DATABASE_URL: database.url,
    LIAISON_DATABASE_CONNECTIONS: '2',
    LIAISON_ATTACHMENT_STORE: `s3://${bucket.bucketName}/${attachmentFolder}`,
    // Has the certificate authorities of Amazon RDS, which Node does not know by itself.
    NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
    LIAISON_PUBLIC_URL: `https://${liaison.domainName}`,
    // CloudFront and the HTTP API. Nobody else gets through to the function.
    LIAISON_TRUSTED_PROXIES: '2',
    LIAISON_INSTANCE_ID: liaison.instanceArn.split('/').at(-1) ?? '',
    LIAISON_CONTACT_FLOW_ID: liaison.contactFlowId,
    LIAISON_CCP_URL: liaison.ccpUrl,
    LIAISON_OIDC_ISSUER: liaison.oidcIssuer,
    LIAISON_OIDC_CLIENT_ID: liaison.oidcClientId,
    LIAISON_SNS_TOPICS: topic.topicArn,
    LIAISON_STREAMING_TOPIC: topic.topicArn,
    LIAISON_TRANSCRIPT_BUCKETS: bucket.bucketName,
    ...liaison.settings,
  };
}
