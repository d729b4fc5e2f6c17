/**
 * The CCP's shared worker: Streams itself. Streams opens nothing but wss addresses, and this server speaks plain HTTP,
 * so addresses on a loopback host are opened as ws. `addParticipant` and `transfer` call two operations, and `isAuthenticated`
 * reads a map, that the service model inside the published Streams 2.28.2 lacks; the worker of a real CCP is built with a later one.
 */
export const sharedWorkerScript = `'use strict';
const BrowserSocket = WebSocket;
self.WebSocket = class extends BrowserSocket {
  constructor(url, protocols) {
    super(String(url).replace(/^wss:\\/\\/(127\\.0\\.0\\.1|localhost)/, 'ws://$1'), protocols === undefined ? [] : protocols);
  }
};
importScripts('/connect/static/connect-streams.js');
const { operations } = AWS.apiLoader.services.connect['2017-02-15'];
const { contactId, endpoint } = operations.CreateAdditionalConnection.input.members;
for (const name of ['AddNewConnection', 'TransferContact']) {
  operations[name] ??= {
    input: { type: 'structure', required: ['contactId', 'endpoint'], members: { contactId, endpoint } },
    output: { type: 'structure', members: {} },
  };
}
const { contacts } = operations.GetAgentSnapshot.output.members.snapshot.members;
const segmentAttribute = contacts.member.members.segmentAttributes.value;
segmentAttribute.members.ValueMap ??= { type: 'map', key: {}, value: { type: 'structure', members: { ValueString: {} } } };
connect.worker.main();
`;
