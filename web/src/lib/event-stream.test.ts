import { expect, test } from 'vitest';
import { eventsOf, type StreamedEvent } from './event-stream';

async function read(...parts: string[]): Promise<StreamedEvent[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(control) {
      for (const part of parts) control.enqueue(new TextEncoder().encode(part));
      control.close();
    },
  });
  const events: StreamedEvent[] = [];
  for await (const event of eventsOf(stream)) events.push(event);
  return events;
}

test('events come whole, however the network cuts them', async () => {
  expect(
    await read('event: question\nda', 'ta: {"text":"é"}\n', '\nevent: interview\ndata: 1\n\n'),
  ).toEqual([
    { event: 'question', data: '{"text":"é"}' },
    { event: 'interview', data: '1' },
  ]);
});

test('comments and what was cut off are no events', async () => {
  expect(await read(': still here\n\nevent: question\r\ndata: a\r\n\r\nevent: half')).toEqual([
    { event: 'question', data: 'a' },
  ]);
});
