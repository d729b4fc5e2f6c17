import { afterAll, beforeEach } from 'vitest';
import { type AwsStub, emptyReply, type Reply, type ReplyTo, startAwsStub } from './aws-stub.ts';

/** One stub for all tests of a file; for each of them nothing has been asked yet. */
export async function sharedAwsStub(reply: Reply | ReplyTo = emptyReply): Promise<AwsStub> {
  const aws = await startAwsStub();
  beforeEach(() => {
    aws.calls.length = 0;
    aws.replyWith(reply);
  });
  afterAll(() => aws[Symbol.asyncDispose]());
  return aws;
}
