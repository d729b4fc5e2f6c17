import { FakeClock, MemoryLogger } from '@liaison/core/testing';
import { createStreamsAgentPort, type StreamsAgentPortOptions } from '../src/streams/streams-agent-port.ts';
import { type FakeStreams, fakeContainer } from './fake-streams.ts';

/** The agent port over a Streams that this test drives, with a network on which everything works. */
export const portOverStreams = (streams: FakeStreams, options: Partial<StreamsAgentPortOptions> = {}) =>
  createStreamsAgentPort({
    ccpUrl: 'https://acme.example/ccp-v2/',
    region: 'us-west-2',
    softphone: false,
    container: fakeContainer().element,
    clock: new FakeClock(),
    logger: new MemoryLogger(),
    onError: () => {},
    fetch: () => Promise.resolve(new Response()),
    loadLibraries: () => Promise.resolve(streams.api),
    ...options,
  });
