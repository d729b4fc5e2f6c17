import { expect, test } from 'vitest';
import { chatFrame, encodeFrame, parseFrame, Topic } from '../src/frame.ts';

test('a chat frame carries its item as a JSON string', () => {
  const frame = parseFrame(encodeFrame(chatFrame({ Id: '1' })));
  expect(frame).toEqual({ topic: Topic.chat, contentType: 'application/json', content: '{"Id":"1"}' });
});

test('reads the answer to a ping', () => {
  expect(parseFrame('{"topic":"aws/ping","statusCode":200,"statusContent":"OK"}')).toMatchObject({ statusCode: 200 });
});

test.each(['', 'not json', '[]', '{"content":{}}', '{"topic":1}', 'null'])('refuses %j', (text) => {
  expect(parseFrame(text)).toBeUndefined();
});
