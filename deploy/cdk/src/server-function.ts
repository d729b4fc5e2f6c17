import { Duration } from 'aws-cdk-lib';
import { type IVpc, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Database } from './database.ts';
import type { Events } from './events.ts';
import type { LiaisonProps } from './liaison-props.ts';

export interface ServerFunctionProps {
  readonly liaison: LiaisonProps;
  readonly vpc: IVpc;
  readonly database: Database;
  readonly events: Events;
}

/** The server as a function. It may do with Amazon Connect what it does, in one instance, and read transcript files. */
export class ServerFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, { liaison, vpc, database, events }: ServerFunctionProps) {
    super(scope, id);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: 'Liaison',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(liaison.functionFolder),
      handler: 'lambda.handler',
      memorySize: 1024,
      // An HTTP API gives up after 30 s.
      timeout: Duration.seconds(29),
      // Two connections each: 100 are within what the smallest Aurora capacity takes.
      reservedConcurrentExecutions: 50,
      vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      logGroup: new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH }),
      environment: environment(liaison, database, events),
    });
    database.cluster.connections.allowDefaultPortFrom(this.lambda);
    this.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: [
          'connect:StartChatContact',
          'connect:StartContactStreaming',
          'connect:DescribeContact',
          'connect:DescribeUser',
          'connect:ListUsers',
          'connect:ListApprovedOrigins',
        ],
        resources: [liaison.instanceArn, `${liaison.instanceArn}/*`],
      }),
    );
    this.lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [events.bucket.arnForObjects('*')] }),
    );
    this.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:PutObject', 's3:DeleteObject'],
        resources: [events.bucket.arnForObjects(`${attachmentFolder}/*`)],
      }),
    );
  }
}

/** Where the bucket has copies of attachments. */
const attachmentFolder = 'liaison-attachments';

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
