import type { World } from '../world/world.ts';
import { HttpDelivery } from './http-delivery.ts';
import { MessageStreaming } from './message-streaming.ts';
import { makeSigningCertificate, type SigningCertificate } from './signing-certificate.ts';
import { Topics } from './topics.ts';

export interface Streaming extends Disposable {
  readonly delivery: HttpDelivery;
  readonly topics: Topics;
  readonly messages: MessageStreaming;
  /** Made when it is first asked for: a key takes a while. */
  readonly certificate: () => Promise<SigningCertificate>;
}

/** Topics, what is published to them, and its way to the endpoints. */
export function createStreaming(world: World, { url }: { url: () => string }): Streaming {
  let made: Promise<SigningCertificate> | undefined;
  const certificate = () => (made ??= makeSigningCertificate());
  const delivery = new HttpDelivery(world);
  const address = () => `${url()}/sns`;
  const topics = new Topics({
    delivery,
    clock: world.clock,
    ids: world.ids,
    signer: async () => {
      const { sign, fileName } = await certificate();
      return { sign, certificateUrl: `${address()}/${fileName}` };
    },
    address,
  });
  const messages = new MessageStreaming({ world, topics });
  return {
    delivery,
    topics,
    messages,
    certificate,
    [Symbol.dispose]: () => {
      messages[Symbol.dispose]();
      delivery[Symbol.dispose]();
    },
  };
}
