/** The emulator with as many waiting chats as the first argument says. */
import { createEmulator, defaultContactFlowId, defaultInstance } from '@liaison/emulator';
import { tell, type ToServer, usage } from './messages.ts';

const chats = Number(process.argv[2]);
const emulator = await createEmulator({ seed: 1 });
const tokens: string[] = [];
for (let count = 0; count < chats; count += 1) {
  const answer = await fetch(`${emulator.url}/contact/chat`, {
    method: 'PUT',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=A/20260105/us-west-2/connect/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    },
    body: JSON.stringify({
      InstanceId: defaultInstance.id,
      ContactFlowId: defaultContactFlowId,
      ParticipantDetails: { DisplayName: `Customer ${count}` },
    }),
  });
  const { ParticipantToken } = (await answer.json()) as { ParticipantToken: string };
  tokens.push(ParticipantToken);
}
process.on('message', ({ kind }: ToServer) => {
  if (kind === 'usage?') return tell({ kind: 'usage', ...usage() });
  process.exit(0);
});
tell({ kind: 'ready', url: emulator.url, tokens });
