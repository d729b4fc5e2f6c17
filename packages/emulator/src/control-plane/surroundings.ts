import type { MessageStreaming } from '../streaming/message-streaming.ts';
import type { ServiceLimits } from '../limits/service-limits.ts';
import type { World } from '../world/world.ts';

/** What an operation of the Amazon Connect API can reach beside its input. */
export interface Surroundings {
  readonly world: World;
  readonly limits: ServiceLimits;
  readonly streaming: MessageStreaming;
  /** Origins beyond this machine's that may embed the CCP. */
  readonly approvedOrigins: readonly string[];
}
