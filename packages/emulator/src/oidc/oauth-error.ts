/** Error codes of OAuth 2.0 (RFC 6749), bearer tokens (RFC 6750) and OpenID Connect Core that this issuer answers. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'invalid_token'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'login_required'
  | 'request_not_supported'
  | 'request_uri_not_supported';

/** A request the issuer refuses; the description is for developers and names no secret. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly code: OAuthErrorCode;
  readonly status: 400 | 401;

  constructor(code: OAuthErrorCode, description: string) {
    super(description);
    this.code = code;
    this.status = code === 'invalid_client' || code === 'invalid_token' ? 401 : 400;
  }

  /** The JSON body of RFC 6749, section 5.2. */
  get body(): { error: OAuthErrorCode; error_description: string } {
    return { error: this.code, error_description: this.message };
  }
}
