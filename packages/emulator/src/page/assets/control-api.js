/**
 * Calls the emulator's control API. Rejects with a sentence to show when it refuses or cannot be reached.
 * @param {'GET' | 'POST' | 'PUT' | 'DELETE'} method
 * @param {string} path below `/_emulator`
 * @param {object} [body]
 * @returns {Promise<any>}
 */
export async function call(method, path, body) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(`/_emulator${path}`, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      ...(body && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Error('The emulator does not answer.');
  }
  const answer = await response.json().catch(() => undefined);
  if (!response.ok) throw new Error(answer?.error?.message ?? `The emulator answered ${response.status}.`);
  return answer;
}
