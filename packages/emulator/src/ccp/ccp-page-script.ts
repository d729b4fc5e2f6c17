/**
 * Runs in the CCP page. First it starts Streams' shared worker. Then it answers what Streams leaves to the page: its API
 * proxy, which knows quick responses, and the side channel by which a page's SDK asks for a contact's instance; without
 * an answer to that Streams waits 30 s before it makes a chat session.
 * The messages are those that the unmodified Streams 2.28.2 was seen to send.
 */
export const ccpPageScript = `'use strict';
const settings = JSON.parse(document.getElementById('settings').textContent);

connect.core.initSharedWorker({
  sharedWorkerUrl: '/connect/static/shared-worker.js',
  authToken: settings.authToken,
  authTokenExpiration: settings.authTokenExpiration,
  refreshToken: settings.refreshToken,
  region: settings.region,
  endpoint: location.origin + '/connect/api',
  authorizeEndpoint: '/connect/auth/authorize',
  agentAppEndpoint: location.origin + '/connect/agent-app/api',
  taskTemplatesEndpoint: location.origin + '/connect/task-templates/api/ccp',
  authCookieName: settings.authCookieName,
});
connect.core.initPageOptions({});

connect.core.initApiProxyService();
connect.core.getEventBus().subscribe(connect.EventType.API_PROXY_REQUEST, async ({ requestId, method, params }) => {
  let answer;
  try {
    const response = await fetch('/connect/api-proxy', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method, params }),
    });
    answer = await response.json();
  } catch (error) {
    answer = { err: { name: error.name, message: error.message } };
  }
  connect.core.getEventBus().trigger(connect.EventType.API_PROXY_RESPONSE, { requestId, ...answer });
});

const answers = {
  'contact/getInstanceDetails': () => ({ region: settings.region, instanceArn: settings.instanceArn }),
  sendActivity: () => {
    activity('POST').then(showInactivity, () => undefined);
    return {};
  },
};
let healthChecks = 0;

/** What the server says of an agent who does nothing. */
const activity = async (method) => (await fetch('/connect/activity', { method })).json();

let warned = false;
/** Tells the page that embeds this one when the warning comes, and when it is over. */
function showInactivity({ endsInMs = null }) {
  if ((endsInMs !== null) === warned) return;
  warned = endsInMs !== null;
  const key = warned ? 'expiration-warning' : 'expiration-warning-cleared';
  const data = warned ? { expiration: Date.now() + endsInMs } : {};
  toPage?.postMessage({ type: 'publish', topic: { namespace: 'aws.connect.activity', key }, data });
}

function reply(message) {
  if (message.type === 'cross-domain-site-ready') {
    return {
      type: 'acknowledge',
      connectionId: crypto.randomUUID(),
      status: { startTime: Date.now(), initialized: true },
      healthCheckInterval: 10000,
    };
  }
  if (message.type === 'healthCheck') {
    healthChecks += 1;
    // As often as the page makes sure that this one is there, i.e. every ten seconds.
    activity('GET').then(showInactivity, () => undefined);
    return { type: 'healthCheckResponse', time: Date.now(), counter: healthChecks };
  }
  if (message.type !== 'request') return undefined;
  const { requestId, namespace, command } = message;
  const answer = answers[command];
  if (answer) return { type: 'response', requestId, namespace, isError: false, data: answer() };
  return {
    type: 'response',
    requestId,
    namespace,
    isError: true,
    reason: 'The local Amazon Connect has no ' + command,
    errorKey: 'noHandler',
    details: { command },
  };
}

let toPage;
if (parent !== window) {
  const { port1, port2 } = new MessageChannel();
  toPage = port1;
  port1.onmessage = ({ data }) => {
    const answer = data && reply(data);
    if (answer) port1.postMessage(answer);
  };
  parent.postMessage({ type: 'cross-domain-adapter-init' }, '*', [port2]);
}
`;
