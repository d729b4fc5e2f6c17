import type { Context } from 'hono';
import { OAuthError } from './oauth-error.ts';

const formType = 'application/x-www-form-urlencoded';

/** Parameters of an authorization or logout request: the query of a GET, the form of a POST. */
export async function readParameters(context: Context): Promise<URLSearchParams> {
  return context.req.method === 'POST' ? await readForm(context) : new URL(context.req.url).searchParams;
}

/** @throws OAuthError invalid_request when the body is no form. */
export async function readForm(context: Context): Promise<URLSearchParams> {
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== formType) throw new OAuthError('invalid_request', `the body must be ${formType}`);
  return new URLSearchParams(await context.req.text());
}

/** One parameter; empty counts as absent. @throws OAuthError invalid_request when it is given twice (RFC 6749, section 3.1). */
export function optional(parameters: URLSearchParams, name: string): string | undefined {
  const values = parameters.getAll(name);
  if (values.length > 1) throw new OAuthError('invalid_request', `${name} is given more than once`);
  return values[0] || undefined;
}

export function required(parameters: URLSearchParams, name: string): string {
  const value = optional(parameters, name);
  if (value === undefined) throw new OAuthError('invalid_request', `${name} is missing`);
  return value;
}
