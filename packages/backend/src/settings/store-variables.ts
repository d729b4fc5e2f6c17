import { z } from 'zod';
import { address, flag, nameList, setting, webAddress, wholeNumber } from './rules.ts';

const topicArn = z.string().regex(/^arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/);
const topicRule = 'the ARN of an SNS standard topic';

/** Where transcripts are kept, and who may bring them. */
export const storeVariables = {
  DATABASE_URL: setting(
    z
      .string()
      .refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''))
      .optional(),
    'PostgreSQL 15 or newer. Unset: a database embedded in the server, which does not wait for the disk, so that a power cut may cost the last moments.',
    'an address such as postgresql://user:password@host:5432/name',
  ),
  LIAISON_DATABASE_CONNECTIONS: setting(
    wholeNumber(1, 1000).default(10),
    'Connections to PostgreSQL that a server process opens at most.',
    'a whole number from 1 to 1000',
  ),
  LIAISON_DATA_DIR: setting(
    z.string().min(1).default('.data'),
    'Folder of the embedded database, under the working folder unless absolute. One server process at a time can use it.',
    'a folder',
  ),
  LIAISON_SNS_TOPICS: setting(
    nameList().pipe(z.array(topicArn)).default([]),
    'SNS topics whose notifications are taken at POST /api/ingest/sns: chat items, contact events, and S3 events of transcript files.',
    'ARNs of SNS standard topics, separated by commas',
  ),
  LIAISON_SNS_MAX_AGE_MINUTES: setting(
    wholeNumber(1, 100_000).default(480),
    'Minutes after which a notification is too old to be taken. SNS tries again for six hours.',
    'a whole number from 1 to 100000',
  ),
  AWS_ENDPOINT_URL_SNS: setting(
    webAddress().optional(),
    "Address of SNS, when it is not the region's own: where signing certificates come from and subscriptions are confirmed.",
    address,
  ),
  LIAISON_STREAMING_TOPIC: setting(
    topicArn.optional(),
    'SNS topic to which Amazon Connect streams the messages of every chat that is started here. Unset: streaming is not turned on.',
    topicRule,
  ),
  LIAISON_TRANSCRIPT_BUCKETS: setting(
    nameList()
      .pipe(z.array(z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)))
      .default([]),
    'S3 buckets from which transcript files are read when an S3 event names them.',
    'names of S3 buckets, separated by commas',
  ),
  LIAISON_CUSTOMER_HISTORY: setting(
    flag().default(false),
    'Whether agents may read all contacts of a customer of whom they have or had one. Otherwise they read the conversations that they had a part in. Supervisors read all.',
    'true or false',
  ),
  LIAISON_ATTACHMENT_STORE: setting(
    z
      .string()
      .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w./-]*)?$/)
      .optional(),
    'Where copies of attachments are kept. Unset: the folder `attachments` in LIAISON_DATA_DIR, which all server processes have to share.',
    'an address such as s3://bucket/prefix',
  ),
  LIAISON_ATTACHMENT_MAX_MB: setting(
    wholeNumber(1, 100).default(25),
    'Megabytes that a copied attachment has at most.',
    'a whole number from 1 to 100',
  ),
  AWS_ENDPOINT_URL_S3: setting(webAddress().optional(), "Address of S3, when it is not the region's own.", address),
};
