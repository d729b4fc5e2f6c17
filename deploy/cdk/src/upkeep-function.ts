import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { attachmentFolder, type FunctionSurroundings, functionProps } from './function-props.ts';

/** What a server on a machine does by its clock: retention, and deleting files of contacts that are gone. It asks Amazon Connect nothing. */
export class UpkeepFunction extends Construct {
  constructor(scope: Construct, id: string, surroundings: FunctionSurroundings) {
    super(scope, id);
    const { database, events } = surroundings;
    const lambda = new LambdaFunction(this, 'Function', {
      description: 'Liaison: retention',
      ...functionProps(surroundings),
      handler: 'lambda-upkeep.handler',
      memorySize: 512,
      timeout: Duration.minutes(15),
      reservedConcurrentExecutions: 1,
      logGroup: new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH }),
    });
    database.cluster.connections.allowDefaultPortFrom(lambda);
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:DeleteObject'],
        resources: [events.bucket.arnForObjects(`${attachmentFolder}/*`)],
      }),
    );
    // A call that comes while another one works is of no use, and the next one is never far.
    const target = new LambdaTarget(lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'Schedule', { schedule: Schedule.rate(Duration.minutes(5)), targets: [target] });
  }
}
