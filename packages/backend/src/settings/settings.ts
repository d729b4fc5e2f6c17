import type { MaskingPolicy } from '../privacy/hidden-kinds.ts';
import type { Environment } from './environment.ts';

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: URL | undefined;
  readonly trustedProxies: number;
  readonly logLevel: Environment['LIAISON_LOG_LEVEL'];
  /** Unset: there are no metrics. */
  readonly metricsToken: string | undefined;
  /** Where attachments are fetched from and sent to, beside the Participant Service. */
  readonly attachmentOrigins: readonly string[];
  readonly aws: AwsSettings;
  readonly chats: ChatSettings;
  readonly requestsPerMinute: number;
  readonly desktop: DesktopSettings;
  readonly oidc: OidcSettings;
  readonly store: StoreSettings;
  readonly ingestion: IngestionSettings;
  readonly masking: MaskingPolicy;
  /** Milliseconds between two runs of retention; 0 when this process does not run it. */
  readonly retentionEveryMs: number;
  readonly attachments: AttachmentSettings;
  /** Whether agents read all contacts of their customers. */
  readonly customerHistory: boolean;
}

export interface AwsSettings {
  readonly region: string;
  readonly connectEndpoint: string | undefined;
  readonly participantEndpoint: string | undefined;
  readonly s3Endpoint: string | undefined;
  readonly maxAttempts: number;
  readonly timeoutMs: number;
}

export interface S3Settings extends Pick<AwsSettings, 'maxAttempts' | 's3Endpoint'> {
  /** Unset: where the AWS SDK finds it. */
  readonly region: string | undefined;
}

export interface ChatSettings {
  readonly instanceId: string;
  readonly contactFlowId: string;
  /** The default flow included. */
  readonly contactFlowIds: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  readonly persistent: boolean;
  readonly origins: ReadonlySet<string>;
  readonly perMinute: number;
  /** Unset: nobody has to prove to be human. */
  readonly humanCheck: { readonly url: string; readonly secret: string } | undefined;
  /** Unset: the customer page shows nothing to prove it with. */
  readonly humanWidget: HumanWidgetSettings | undefined;
}

export interface HumanWidgetSettings {
  readonly scriptUrl: string;
  readonly siteKey: string;
  readonly name: Environment['LIAISON_HUMAN_WIDGET_NAME'];
  /** Besides the script's own. */
  readonly origins: readonly string[];
}

export interface DesktopSettings {
  readonly ccpUrl: string;
  readonly loginUrl: string | undefined;
  readonly softphone: boolean;
  readonly chatCredentials: Environment['LIAISON_CHAT_CREDENTIALS'];
  readonly typing: boolean;
  readonly receipts: boolean;
  /** Unset: no system of the operator's stands beside contacts. */
  readonly screenPop: ScreenPopSettings | undefined;
}

export interface ScreenPopSettings {
  readonly urlTemplate: string;
  readonly opens: Environment['LIAISON_SCREEN_POP'];
}

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly audience: string;
  readonly scope: string;
  readonly rolesClaim: string;
  readonly origins: readonly string[];
}

export interface StoreSettings {
  /** Unset: the embedded database in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly connections: number;
  readonly dataFolder: string;
}

export interface AttachmentSettings {
  /** Unset: a folder in the data folder. */
  readonly bucket: { readonly bucket: string; readonly prefix: string } | undefined;
  readonly maxBytes: number;
}

export interface IngestionSettings {
  readonly topics: ReadonlySet<string>;
  /** Base address of certificates and confirmations when it is not the region's own. */
  readonly snsEndpoint: string | undefined;
  readonly maxAgeMs: number;
  readonly streamingTopic: string | undefined;
  readonly buckets: ReadonlySet<string>;
  /** Names of attributes and tags of contacts that are not kept; `*` stands for all. */
  readonly excludedAttributes: ReadonlySet<string>;
}

export interface AdminSettings {
  readonly store: StoreSettings;
  readonly s3: S3Settings;
  /** Milliseconds that reading a file may take. */
  readonly timeoutMs: number;
}
