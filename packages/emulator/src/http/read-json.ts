import type { Context } from 'hono';

/** The body as a JSON object; `undefined` when it is something else. An empty body is an empty object. */
export async function readJsonObject(context: Context): Promise<Record<string, unknown> | undefined> {
  const text = await context.req.text();
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
