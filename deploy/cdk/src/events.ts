import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, EventType, type IBucket } from 'aws-cdk-lib/aws-s3';
import { SnsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

export interface EventsProps {
  readonly instanceArn: string;
  /** Name of the bucket that the instance writes to already. */
  readonly transcriptBucket: string | undefined;
}

/** Everything that Amazon Connect tells of, on one topic: messages as they are sent, contact events, and transcript files. */
export class Events extends Construct {
  readonly topic: Topic;
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { instanceArn, transcriptBucket }: EventsProps) {
    super(scope, id);
    // The server takes signature version 2 only. A topic makes version 1 unless told otherwise.
    this.topic = new Topic(this, 'Topic', { signatureVersion: '2', enforceSSL: true });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('connect.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { ArnEquals: { 'aws:SourceArn': instanceArn } },
      }),
    );
    new Rule(this, 'ContactEvents', {
      eventPattern: {
        source: ['aws.connect'],
        detailType: ['Amazon Connect Contact Event'],
        detail: { instanceArn: [instanceArn] },
      },
      targets: [new SnsTopic(this.topic)],
    });
    this.bucket =
      transcriptBucket === undefined
        ? this.newBucket(instanceArn)
        : Bucket.fromBucketName(this, 'Transcripts', transcriptBucket);
  }

  /** Kept when the stack is deleted: it holds what customers said. */
  private newBucket(instanceArn: string): Bucket {
    const bucket = new Bucket(this, 'Transcripts', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    bucket.addEventNotification(EventType.OBJECT_CREATED, new SnsDestination(this.topic), { suffix: '.json' });
    bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('connect.amazonaws.com')],
        actions: ['s3:PutObject', 's3:GetBucketLocation', 's3:GetBucketAcl'],
        resources: [bucket.bucketArn, bucket.arnForObjects('*')],
        conditions: { ArnEquals: { 'aws:SourceArn': instanceArn } },
      }),
    );
    const association = new CfnInstanceStorageConfig(this, 'Association', {
      instanceArn,
      resourceType: 'CHAT_TRANSCRIPTS',
      storageType: 'S3',
      s3Config: { bucketName: bucket.bucketName, bucketPrefix: 'connect/ChatTranscripts' },
    });
    association.node.addDependency(bucket);
    return bucket;
  }
}
