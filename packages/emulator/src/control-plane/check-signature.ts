import { AwsError } from '../http/aws-error.ts';

const signature =
  /^AWS4-HMAC-SHA256 Credential=[^/,\s]+\/\d{8}\/(?<region>[a-z0-9-]+)\/(?<service>[a-z0-9-]+)\/aws4_request,\s*SignedHeaders=[a-z0-9;-]+,\s*Signature=[0-9a-f]{64}$/;

/**
 * Looks whether a request is signed (Signature Version 4) for this service and region; the signature itself is not
 * verified, as there is no account behind it. Errors are the ones common to all AWS services.
 */
export function checkSignature(authorization: string | undefined, region: string): void {
  if (authorization === undefined) {
    throw new AwsError('MissingAuthenticationTokenException', 403, 'The request is not signed');
  }
  const scope = signature.exec(authorization)?.groups;
  if (scope === undefined) throw new AwsError('IncompleteSignatureException', 400, 'The signature cannot be read');
  if (scope['service'] !== 'connect' || scope['region'] !== region) {
    throw new AwsError('InvalidSignatureException', 403, `The credential is not scoped to connect in ${region}`);
  }
}
