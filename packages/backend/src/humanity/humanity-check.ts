/** Decides whether a chat is asked for by a human. The port through which `POST /api/chats` goes where the settings, or whoever embeds the server, say so. */
export interface HumanityCheck {
  /**
   * @returns whether the proof holds.
   * @throws {HumanityCheckUnavailable} when nobody can say: says nothing about the proof.
   */
  verify(proof: PresentedProof): Promise<boolean>;
}

export interface PresentedProof {
  /** What the page got from the service that it shows. */
  readonly proof: string;
  /** Client address, as far as the configured proxies can be believed. */
  readonly address: string;
  /** The same for a request that is repeated because its answer was lost. */
  readonly clientToken: string | undefined;
}

export class HumanityCheckUnavailable extends Error {
  override readonly name = 'HumanityCheckUnavailable';

  constructor(cause: unknown) {
    super('The service that checks proofs of humanity does not answer.', { cause });
  }
}
