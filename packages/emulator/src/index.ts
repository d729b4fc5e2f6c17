export { createEmulator, type Emulator, type EmulatorOptions } from './create-emulator.ts';
export type { FaultEffect, FaultInput, FaultRule, FaultTarget } from './faults/fault.ts';
export { ListenError } from './http/listen.ts';
export { type Clock, ManualClock, RunningClock } from './world/clock.ts';
export { defaultContactFlowId, defaultInstance } from './world/default-instance.ts';
export type { Instance } from './world/instance.ts';
export { withAgents } from './world/with-agents.ts';
export type { World } from './world/world.ts';
