import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IVpc, SubnetType } from 'aws-cdk-lib/aws-ec2';
import {
  AuroraPostgresEngineVersion,
  ClusterInstance,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
} from 'aws-cdk-lib/aws-rds';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

const userName = 'liaison';
const databaseName = 'liaison';

/** Aurora PostgreSQL that grows and shrinks with what is asked of it. Deleting the stack leaves a snapshot. */
export class Database extends Construct {
  readonly cluster: DatabaseCluster;
  /** For the server. The password in it is put in when the stack is deployed; the template has a reference. */
  readonly url: string;

  constructor(scope: Construct, id: string, vpc: IVpc) {
    super(scope, id);
    const secret = new Secret(this, 'Login', {
      description: 'User of the Liaison database',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username: userName }),
        generateStringKey: 'password',
        // Part of an address: letters and digits need no escaping there.
        excludePunctuation: true,
        passwordLength: 40,
      },
    });
    this.cluster = new DatabaseCluster(this, 'Cluster', {
      engine: DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_16_6 }),
      writer: ClusterInstance.serverlessV2('Writer', { autoMinorVersionUpgrade: true }),
      readers: [ClusterInstance.serverlessV2('Reader', { scaleWithWriter: true })],
      serverlessV2MinCapacity: 0.5,
      serverlessV2MaxCapacity: 8,
      credentials: Credentials.fromSecret(secret, userName),
      defaultDatabaseName: databaseName,
      vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      storageEncrypted: true,
      backup: { retention: Duration.days(14) },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.SNAPSHOT,
      cloudwatchLogsExports: ['postgresql'],
    });
    const password = secret.secretValueFromJson('password').unsafeUnwrap();
    const { hostname, port } = this.cluster.clusterEndpoint;
    this.url = `postgresql://${userName}:${password}@${hostname}:${port}/${databaseName}?sslmode=verify-full`;
  }
}
