import type { SurfaceOptions } from '../http/emulator-env.ts';
import type { Streaming } from '../streaming/create-streaming.ts';
import { ContactEvents } from './contact-events.ts';
import { objectCreatedEvent } from './object-event.ts';
import { ObjectStore } from './object-store.ts';
import { TranscriptWriter } from './transcript-writer.ts';

/** Where what is recorded about contacts goes. Everything can be read from the emulator itself as well. */
export interface RecordSettings {
  /** Folder for transcript files. */
  readonly transcriptFolder?: string;
  /** ARN of a topic that is told of every new transcript file, by S3's event. */
  readonly transcriptTopic?: string;
  /** HTTP address that contact events are posted to. */
  readonly contactEventEndpoint?: string;
  /** ARN of a topic that contact events are published to. */
  readonly contactEventTopic?: string;
}

export interface Records extends AsyncDisposable {
  readonly contactEvents: ContactEvents;
  readonly objects: ObjectStore;
  readonly bucket: string;
}

/** Contact events and transcript files of all contacts. */
export function createRecords(
  { world, onFailure }: SurfaceOptions,
  { delivery, topics }: Streaming,
  settings: RecordSettings = {},
): Records {
  const bucket = `amazon-connect-${world.instance.alias}`;
  const objects = new ObjectStore({ folder: settings.transcriptFolder });
  const { contactEventEndpoint, contactEventTopic, transcriptTopic } = settings;
  const contactEvents = new ContactEvents({
    world,
    deliver: (event) => {
      const { contactId } = event.detail;
      const body = JSON.stringify(event);
      if (contactEventTopic !== undefined) topics.publish(contactEventTopic, { message: body, contactId });
      if (contactEventEndpoint === undefined) return;
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Amazon/EventBridge/ApiDestinations',
      };
      const target = { operation: 'PostContactEvent', contactId };
      void delivery.deliver({ url: contactEventEndpoint, headers, body, target });
    },
  });
  const transcripts = new TranscriptWriter({
    world,
    store: objects,
    onStored: (object, contactId) => {
      if (transcriptTopic === undefined) return;
      const message = JSON.stringify(objectCreatedEvent(world, bucket, object));
      topics.publish(transcriptTopic, { message, contactId });
    },
    onFailure,
  });
  return {
    contactEvents,
    objects,
    bucket,
    [Symbol.asyncDispose]: async () => {
      contactEvents[Symbol.dispose]();
      await transcripts[Symbol.asyncDispose]();
    },
  };
}
