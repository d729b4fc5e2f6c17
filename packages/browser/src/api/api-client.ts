import type { DocumentPort, TranscriptArchive } from '@liaison/core';
import type {
  Disposition,
  DispositionCodes,
  EarlierNotesResponse,
  HandoffCard,
  Note,
  OriginResponse,
  ParticipantConnectionRequest,
  ParticipantConnectionResponse,
  Preferences,
  PublicConfig,
} from '@liaison/protocol/api';
import { type AgentApiOptions, apiPath, type ApiOptions, callApi, createCallApi } from './api-call.ts';
import { createDocuments } from './documents.ts';
import { createPastContacts, type PastContactsApi } from './past-contacts.ts';
import { createQuickResponses, type QuickResponsesApi } from './quick-responses.ts';
import { createTranscripts } from './transcripts.ts';

export type ApiClientOptions = AgentApiOptions;

/** Liaison's HTTP API as the desktop uses it. Every rejection is a LiaisonError. */
export interface ApiClient {
  exchangeParticipantToken(participantToken: string): Promise<ParticipantConnectionResponse>;
  /** Whether the Amazon Connect instance lets pages of this origin embed its CCP. */
  checkOrigin(origin: string): Promise<OriginResponse>;
  /** Documents of contacts, by contact id. The handoff card is the conversation's, the same for every contact of it. */
  readonly notes: DocumentPort<Note>;
  readonly handoffCards: DocumentPort<HandoffCard>;
  /** What agents noted on the other contacts of the conversation, such as before a transfer. */
  earlierNotes(contactId: string): Promise<EarlierNotesResponse>;
  readonly dispositions: DocumentPort<Disposition>;
  /** What the agent chooses from for a contact: the codes of its queue. */
  dispositionCodes(contactId: string): Promise<DispositionCodes>;
  /** The agent's own, whatever owner is named. */
  readonly preferences: DocumentPort<Preferences>;
  readonly quickResponses: QuickResponsesApi;
  readonly pastContacts: PastContactsApi;
  /** What was said, of contacts that are over and of those that are not. */
  readonly transcripts: TranscriptArchive;
}

export function createApiClient(options: ApiClientOptions): ApiClient {
  const call = createCallApi(options);
  return {
    exchangeParticipantToken(participantToken) {
      const body: ParticipantConnectionRequest = { participantToken };
      return call({ method: 'POST', path: apiPath('participant-connections'), body });
    },
    checkOrigin: (origin) => call({ method: 'GET', path: apiPath('approved-origins', 'check'), query: { origin } }),
    notes: createDocuments(call, (contactId) => ['contacts', contactId, 'note']),
    earlierNotes: (contactId) => call({ method: 'GET', path: apiPath('contacts', contactId, 'earlier-notes') }),
    handoffCards: createDocuments(call, (contactId) => ['contacts', contactId, 'handoff-card']),
    dispositions: createDocuments(call, (contactId) => ['contacts', contactId, 'disposition']),
    dispositionCodes: (contactId) => call({ method: 'GET', path: apiPath('contacts', contactId, 'disposition-codes') }),
    preferences: createDocuments(call, () => ['preferences']),
    quickResponses: createQuickResponses(call),
    pastContacts: createPastContacts(call),
    transcripts: createTranscripts(call),
  };
}

/** `GET /api/config`: what the page has to know before anybody is signed in. */
export async function fetchConfig(options: ApiOptions): Promise<PublicConfig> {
  return (await callApi(options, { method: 'GET', path: apiPath('config') })) as PublicConfig;
}
