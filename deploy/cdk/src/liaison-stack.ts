import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { CfnApprovedOrigin } from 'aws-cdk-lib/aws-connect';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { SubscriptionProtocol } from 'aws-cdk-lib/aws-sns';
import { UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Database } from './database.ts';
import { Events } from './events.ts';
import { FrontDoor } from './front-door.ts';
import type { LiaisonProps } from './liaison-props.ts';
import { ServerFunction } from './server-function.ts';
import { UpkeepFunction } from './upkeep-function.ts';

/** Liaison for one Amazon Connect instance. */
export class LiaisonStack extends Stack {
  constructor(scope: Construct, id: string, liaison: LiaisonProps) {
    super(scope, id, liaison);
    const vpc = new Vpc(this, 'Network', {
      maxAzs: 2,
      natGateways: 1,
      subnetConfiguration: [
        { name: 'public', subnetType: SubnetType.PUBLIC },
        { name: 'server', subnetType: SubnetType.PRIVATE_WITH_EGRESS },
        { name: 'database', subnetType: SubnetType.PRIVATE_ISOLATED },
      ],
    });
    const database = new Database(this, 'Database', vpc);
    const events = new Events(this, 'Events', {
      instanceArn: liaison.instanceArn,
      transcriptBucket: liaison.transcriptBucket,
    });
    const surroundings = { liaison, vpc, database, events };
    const { lambda } = new ServerFunction(this, 'Server', surroundings);
    new UpkeepFunction(this, 'Upkeep', surroundings);
    const { distribution } = new FrontDoor(this, 'FrontDoor', liaison, lambda);

    // What could not be delivered for the hours that SNS tries is kept for two weeks.
    const undelivered = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    events.topic.addSubscription(
      new UrlSubscription(`https://${distribution.distributionDomainName}/api/ingest/sns`, {
        protocol: SubscriptionProtocol.HTTPS,
        deadLetterQueue: undelivered,
      }),
    );
    new CfnApprovedOrigin(this, 'ApprovedOrigin', {
      instanceId: liaison.instanceArn,
      origin: `https://${liaison.domainName}`,
    });
    new CfnOutput(this, 'PointYourDomainAt', { value: distribution.distributionDomainName });
    new CfnOutput(this, 'Topic', { value: events.topic.topicArn });
    new CfnOutput(this, 'TranscriptBucket', { value: events.bucket.bucketName });
  }
}
