import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LiaisonProps, propsFromContext } from '../src/liaison-props.ts';
import { LiaisonStack } from '../src/liaison-stack.ts';

const instanceArn = 'arn:aws:connect:eu-central-1:123456789012:instance/11111111-2222-3333-4444-555555555555';
const context = {
  instanceArn,
  ccpUrl: 'https://acme.my.connect.aws/ccp-v2/',
  contactFlowId: 'flow-1',
  oidcIssuer: 'https://login.example.com',
  oidcClientId: 'desktop',
  domainName: 'desk.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
  settings: { LIAISON_RECEIPTS: 'false' },
};

let functionFolder: string;
let template: Template;
const synthesise = (props: LiaisonProps) => Template.fromStack(new LiaisonStack(new App(), 'Test', props));
beforeAll(() => {
  functionFolder = mkdtempSync(join(tmpdir(), 'liaison-function-'));
  for (const name of ['lambda', 'lambda-upkeep'])
    writeFileSync(join(functionFolder, `${name}.mjs`), 'export const handler = () => {};');
  template = synthesise(propsFromContext(context, functionFolder));
}, 60_000);
afterAll(() => rmSync(functionFolder, { recursive: true }));

/** The policy statements of a function's own role. */
function statements(part = 'ServerFunction'): { Action: string | string[]; Resource: unknown; Effect: string }[] {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy'));
  const own = policies.filter(([id]) => id.startsWith(part));
  return own.flatMap(([, policy]) => policy['Properties'].PolicyDocument.Statement);
}

test('the function gets its settings, and those of the context above them', () => {
  template.hasResourceProperties('AWS::Lambda::Function', {
    Handler: 'lambda.handler',
    Runtime: 'nodejs24.x',
    VpcConfig: Match.anyValue(),
    Environment: {
      Variables: Match.objectLike({
        LIAISON_INSTANCE_ID: '11111111-2222-3333-4444-555555555555',
        LIAISON_PUBLIC_URL: 'https://desk.example.com',
        LIAISON_TRUSTED_PROXIES: '2',
        LIAISON_RECEIPTS: 'false',
      }),
    },
  });
});

test('passwords are made when the stack is deployed: the template only refers to them', () => {
  template.resourcePropertiesCountIs('AWS::SecretsManager::Secret', { SecretString: Match.absent() }, 2);
  const referred = { 'Fn::Join': ['', Match.arrayWith(['{{resolve:secretsmanager:', ':SecretString:password::}}'])] };
  template.hasResourceProperties('AWS::RDS::DBCluster', { MasterUserPassword: referred });
});

describe('the function may do', () => {
  test('in Amazon Connect what it does, and in one instance', () => {
    const connect = statements().filter(({ Action }) => JSON.stringify(Action).includes('connect:'));
    expect(connect).toEqual([
      {
        Effect: 'Allow',
        Action: [
          'connect:StartChatContact',
          'connect:StartContactStreaming',
          'connect:DescribeContact',
          'connect:DescribeUser',
          'connect:ListUsers',
          'connect:ListApprovedOrigins',
        ],
        Resource: [instanceArn, `${instanceArn}/*`],
      },
    ]);
  });

  test('nothing with a star for an action, and writes copies of attachments only', () => {
    const actions = statements().flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    expect(actions.filter((action) => action.startsWith('s3:'))).toEqual([
      's3:GetObject',
      's3:PutObject',
      's3:DeleteObject',
    ]);
  });
});

describe('what a server does by its clock', () => {
  test('is done by a function that a schedule calls, one at a time, with the settings of the server', () => {
    const [[id] = []] = Object.entries(
      template.findResources('AWS::Lambda::Function', { Properties: { Handler: 'lambda-upkeep.handler' } }),
    );
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [id, 'Arn'] },
          RetryPolicy: Match.objectLike({ MaximumRetryAttempts: 0 }),
        }),
      ],
    });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'events.amazonaws.com',
      FunctionName: { 'Fn::GetAtt': [id, 'Arn'] },
    });
    const [server, upkeep] = ['lambda.handler', 'lambda-upkeep.handler'].map((Handler) =>
      Object.values(template.findResources('AWS::Lambda::Function', { Properties: { Handler } })),
    );
    expect(upkeep?.[0]?.['Properties']).toMatchObject({ Timeout: 900, ReservedConcurrentExecutions: 1 });
    expect(upkeep?.[0]?.['Properties'].Environment).toEqual(server?.[0]?.['Properties'].Environment);
  });

  test('may delete copies of attachments, and nothing else', () => {
    expect(statements('UpkeepFunction').flatMap(({ Action }) => Action)).toEqual(['s3:DeleteObject']);
  });
});

test('the database is encrypted, private, backed up and not deleted by mistake', () => {
  template.hasResourceProperties('AWS::RDS::DBCluster', {
    Engine: 'aurora-postgresql',
    StorageEncrypted: true,
    DeletionProtection: true,
    BackupRetentionPeriod: 14,
    ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 8 },
  });
  template.hasResource('AWS::RDS::DBCluster', { DeletionPolicy: 'Snapshot' });
  template.allResourcesProperties('AWS::RDS::DBInstance', { PubliclyAccessible: false });
  const rules = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress'));
  expect(rules).toHaveLength(2);
  for (const rule of rules) expect(rule['Properties']).toMatchObject({ SourceSecurityGroupId: expect.anything() });
});

test('transcripts are private, encrypted, kept, and told of', () => {
  template.hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'Retain',
    Properties: {
      BucketEncryption: Match.anyValue(),
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      VersioningConfiguration: { Status: 'Enabled' },
    },
  });
  template.hasResourceProperties('AWS::Connect::InstanceStorageConfig', {
    InstanceArn: instanceArn,
    ResourceType: 'CHAT_TRANSCRIPTS',
  });
  template.hasResourceProperties('Custom::S3BucketNotifications', {
    NotificationConfiguration: { TopicConfigurations: [Match.objectLike({ Events: ['s3:ObjectCreated:*'] })] },
  });
});

test('everything comes by one topic, signed with version 2, and what cannot be delivered is kept', () => {
  template.resourceCountIs('AWS::SNS::Topic', 1);
  template.hasResourceProperties('AWS::SNS::Topic', { SignatureVersion: '2' });
  template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'https', RedrivePolicy: Match.anyValue() });
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: ['aws.connect'], detail: { instanceArn: [instanceArn] } },
  });
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Principal: { Service: 'connect.amazonaws.com' },
          Action: 'sns:Publish',
          Condition: { ArnEquals: { 'aws:SourceArn': instanceArn } },
        }),
      ]),
    },
  });
});

test('nobody passes CloudFront by, and the desktop may frame the CCP', () => {
  template.allResourcesProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'CUSTOM' });
  template.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: Match.objectLike({
      Aliases: ['desk.example.com'],
      DefaultCacheBehavior: Match.objectLike({ ViewerProtocolPolicy: 'redirect-to-https' }),
      Origins: [Match.objectLike({ OriginCustomHeaders: [Match.objectLike({ HeaderName: 'X-Liaison-Origin' })] })],
    }),
  });
  template.hasResourceProperties('AWS::Connect::ApprovedOrigin', { Origin: 'https://desk.example.com' });
});

test('a bucket that the instance has already is read, and the instance is left as it is', () => {
  const other = synthesise(propsFromContext({ ...context, transcriptBucket: 'acme-transcripts' }, functionFolder));
  other.resourceCountIs('AWS::S3::Bucket', 0);
  other.resourceCountIs('AWS::Connect::InstanceStorageConfig', 0);
  other.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: Match.objectLike({ LIAISON_TRANSCRIPT_BUCKETS: 'acme-transcripts' }) },
  });
});

test.each(Object.keys(context).filter((name) => name !== 'settings'))('without %s there is one sentence', (name) => {
  const sentence = `The context needs liaison.${name}: see docs/guides/deploy-to-aws.md.`;
  expect(() => propsFromContext({ ...context, [name]: '' }, functionFolder)).toThrow(sentence);
});
