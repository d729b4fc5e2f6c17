import { ApiFailure } from '../http/api-failure.ts';
import { type HumanityCheck, HumanityCheckUnavailable, type PresentedProof } from './humanity-check.ts';

export interface GivenProof extends Omit<PresentedProof, 'proof'> {
  readonly proof: string | undefined;
  /** Name of the member that carries it. */
  readonly field: string;
}

/** @throws {ApiFailure} unless the check, if there is one, is satisfied. */
export async function requireHuman(
  check: HumanityCheck | undefined,
  { proof, field, ...rest }: GivenProof,
): Promise<void> {
  if (check === undefined) return;
  const rejected = (message: string) => new ApiFailure('human_proof_rejected', message, { field });
  if (proof === undefined) throw rejected('A proof of humanity is required.');
  const holds = await check.verify({ proof, ...rest }).catch((error: unknown) => {
    if (!(error instanceof HumanityCheckUnavailable)) throw error;
    throw new ApiFailure('human_check_unavailable', 'The proof of humanity cannot be checked.', { cause: error });
  });
  if (!holds) throw rejected('The proof of humanity does not hold.');
}
