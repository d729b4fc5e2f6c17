import type { StackProps } from 'aws-cdk-lib';

export interface LiaisonProps extends StackProps {
  /** Amazon Connect instance, e.g. `arn:aws:connect:eu-central-1:123456789012:instance/…`, in the region of the stack. */
  readonly instanceArn: string;
  /** Its Contact Control Panel, e.g. `https://my-instance.my.connect.aws/ccp-v2/`. */
  readonly ccpUrl: string;
  /** Contact flow of a chat that names none. */
  readonly contactFlowId: string;
  /** Where agents sign in. */
  readonly oidcIssuer: string;
  readonly oidcClientId: string;
  /** Host name under which people reach Liaison, e.g. `desk.example.com`. */
  readonly domainName: string;
  /** Certificate of that host name, in us-east-1: CloudFront takes them from nowhere else. */
  readonly certificateArn: string;
  /** Bucket to which the instance writes transcripts already. Without it, one is made and given to the instance. */
  readonly transcriptBucket?: string;
  /** Further settings of the server, as docs/reference/configuration.md lists them. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder with the function, as `npm run bundle -w @liaison/server` makes it. */
  readonly functionFolder: string;
}

const required = [
  'instanceArn',
  'ccpUrl',
  'contactFlowId',
  'oidcIssuer',
  'oidcClientId',
  'domainName',
  'certificateArn',
] as const;

/** What the context of the CDK app says. @throws {Error} that names the first value which is missing. */
export function propsFromContext(context: unknown, functionFolder: string): LiaisonProps {
  const given: Readonly<Record<string, unknown>> =
    typeof context === 'object' && context !== null ? { ...context } : {};
  const text = (name: string) => {
    const value = given[name];
    if (typeof value !== 'string' || value === '')
      throw new Error(`The context needs liaison.${name}: see docs/guides/deploy-to-aws.md.`);
    return value;
  };
  const values = Object.fromEntries(required.map((name) => [name, text(name)])) as Record<
    (typeof required)[number],
    string
  >;
  return {
    ...values,
    functionFolder,
    ...(given['transcriptBucket'] === undefined ? {} : { transcriptBucket: text('transcriptBucket') }),
    ...(given['settings'] === undefined ? {} : { settings: given['settings'] as Record<string, string> }),
  };
}
