import type { AgentConnectionStatus, LiaisonErrorName } from '@liaison/core';

/** What the doctor knows. All of it is safe to show and to save: states, names of errors, addresses of hosts. */
export interface Facts {
  /** The page's own address, as an administrator has to allow it in Amazon Connect. */
  readonly origin: string;
  readonly ccpHost: string;
  readonly region: string;
  /** The region that the agent's ARN names, once somebody is signed in. */
  readonly agentRegion?: string;
  readonly online: boolean;
  readonly serverAnswers: boolean;
  readonly ccpAnswers: boolean;
  readonly chatServiceAnswers: boolean;
  /** Whether this page may keep anything in the browser. */
  readonly storage: boolean;
  /** Which of Amazon Connect's libraries are there; Streams comes first. */
  readonly libraries: 'both' | 'none' | 'streams';
  /** Whether the instance lets pages of this origin embed its panel; absent where the server could not find out. */
  readonly originApproved?: boolean;
  /** Whether this page had the agent's session before. */
  readonly wasSignedIn: boolean;
  readonly signInOver: boolean;
  readonly connection: AgentConnectionStatus['name'];
  readonly connectionError?: LiaisonErrorName;
  /** Chats of which the transcript store did not take everything so far, and the last reason. */
  readonly unstoredChats: number;
  readonly storeFailure?: LiaisonErrorName;
  /** Whether the agent has opened the sign-in page of Amazon Connect from here, and whether the browser let it open. */
  readonly signInWindow: 'blocked' | 'none' | 'opened';
}
