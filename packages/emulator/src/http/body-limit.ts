import { bodyLimit } from 'hono/body-limit';

/** Bytes. Far above what any operation takes; files have a limit of their own. */
const maxBytes = 1024 * 1024;

/** Refuses larger bodies without reading them to the end. */
export const limitBody = bodyLimit({
  maxSize: maxBytes,
  onError: (context) =>
    context.json({ Message: 'The body is too large' }, 413, { 'x-amzn-errortype': 'RequestEntityTooLargeException' }),
});
