import { call } from './control-api.js';
import { agentsView, contactsView, faultsView } from './control-views.js';
import { byId, element, setText } from './dom.js';
import { faultPresets } from './fault-presets.js';

const refreshEvery = 1000;

const views = {
  contacts: contactsView({ act, call }),
  agents: agentsView({ act, call }),
  faults: faultsView({ act, call }),
};
/** Of the instance, which does not change: asked for once. @type {readonly any[] | undefined} */
let agentStates;

/** Runs what the person asked for, shows what went wrong, and refreshes. @param {() => Promise<unknown>} action */
async function perform(action) {
  try {
    await action();
    showProblem(undefined);
  } catch (error) {
    showProblem(error instanceof Error ? error.message : 'That did not work.');
  }
  await refresh();
}

/** @param {() => Promise<unknown>} action */
function act(action) {
  void perform(action);
}

/** @param {string | undefined} message */
function showProblem(message) {
  const problem = byId('problem');
  problem.hidden = message === undefined;
  setText(problem, message ?? '');
}

async function refresh() {
  try {
    agentStates ??= (await call('GET', '/instance')).agentStates;
    const [state, { faults }, { customers, scripts }] = await Promise.all([
      call('GET', '/state'),
      call('GET', '/faults'),
      call('GET', '/customers'),
    ]);
    show(state, faults, customers, scripts);
    setLive(true);
  } catch {
    setLive(false);
  }
}

/** @param {any} state @param {any[]} faults @param {any[]} customers @param {any[]} scripts */
function show(state, faults, customers, scripts) {
  const names = new Map(state.agents.map((/** @type {any} */ agent) => [agent.login, agent.name]));
  const titles = new Map(scripts.map((script) => [script.id, script.title]));
  const scripted = new Map(customers.map((customer) => [customer.contactId, titles.get(customer.scriptId)]));
  const online = new Set(state.sockets.map((/** @type {any} */ socket) => socket.agent));
  views.contacts(
    state.contacts.map((/** @type {any} */ contact) => ({
      ...contact,
      agentName: names.get(contact.agent),
      script: scripted.get(contact.contactId),
      now: state.time,
    })),
  );
  views.agents(
    state.agents.map((/** @type {any} */ agent) => ({
      ...agent,
      states: agentStates,
      online: online.has(agent.login),
    })),
  );
  views.faults(faults);
}

/** @param {boolean} live */
function setLive(live) {
  byId('live').dataset.live = String(live);
  setText(byId('live'), live ? 'Live' : 'The emulator does not answer');
}

const startForm = /** @type {HTMLFormElement} */ (byId('start'));
const scriptSelect = /** @type {HTMLSelectElement} */ (startForm.elements.namedItem('scriptId'));
const nameInput = /** @type {HTMLInputElement} */ (startForm.elements.namedItem('name'));
scriptSelect.addEventListener('change', () => {
  const { about, name } = scriptSelect.selectedOptions[0]?.dataset ?? {};
  setText(byId('about'), about ?? '');
  nameInput.placeholder = name ?? '';
});
startForm.addEventListener('submit', (event) => {
  event.preventDefault();
  const { name, ...rest } = Object.fromEntries(new FormData(startForm));
  act(async () => {
    const customer = await call('POST', '/customers', { ...rest, ...(name && { name }) });
    setText(byId('news'), `${customer.name} has started a chat.`);
    nameInput.value = '';
  });
});

const faultForm = /** @type {HTMLFormElement} */ (byId('fault'));
const presetSelect = /** @type {HTMLSelectElement} */ (faultForm.elements.namedItem('preset'));
presetSelect.append(
  ...Object.entries(faultPresets).map(([value, { title }]) =>
    element('option', { text: title, attributes: { value } }),
  ),
);
const describeFault = () => setText(byId('fault-about'), faultPresets[presetSelect.value]?.about ?? '');
describeFault();
presetSelect.addEventListener('change', describeFault);
faultForm.addEventListener('submit', (event) => {
  event.preventDefault();
  const preset = faultPresets[presetSelect.value];
  const seconds = Number(new FormData(faultForm).get('seconds'));
  if (preset) act(() => call('POST', preset.path, preset.body(seconds * 1000)));
});

const resetDialog = /** @type {HTMLDialogElement} */ (byId('reset-dialog'));
byId('reset').addEventListener('click', () => {
  resetDialog.returnValue = '';
  resetDialog.showModal();
});
resetDialog.addEventListener('close', () => {
  if (resetDialog.returnValue === 'reset') act(() => call('POST', '/reset'));
});

/** Looks again every second while somebody can see the page. */
async function keepFresh() {
  if (!document.hidden) await refresh();
  setTimeout(() => void keepFresh(), refreshEvery);
}
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void refresh();
});
void keepFresh();
