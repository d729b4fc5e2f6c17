import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { attachmentFolder, type FunctionSurroundings, functionProps } from './function-props.ts';

/** The server as a function. It may do with Amazon Connect what it does, in one instance, and read transcript files. */
export class ServerFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, surroundings: FunctionSurroundings) {
    super(scope, id);
    const { liaison, database, events } = surroundings;
    this.lambda = new LambdaFunction(this, 'Function', {
      description: 'Liaison',
      ...functionProps(surroundings),
      handler: 'lambda.handler',
      memorySize: 1024,
      // An HTTP API gives up after 30 s.
      timeout: Duration.seconds(29),
      // Two connections each: 100 are within what the smallest Aurora capacity takes.
      reservedConcurrentExecutions: 50,
      logGroup: new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH }),
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
