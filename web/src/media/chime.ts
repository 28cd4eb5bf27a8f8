const RATE_HZ = 24_000;
const NOTES_HZ = [523.25, 659.25];
const NOTE_S = 0.35;

/** Two soft notes as a WAV file: 16 bit, one channel, 24 kHz. */
export function chime(): Blob {
  const perNote = Math.round(RATE_HZ * NOTE_S);
  const samples = new Int16Array(perNote * NOTES_HZ.length);
  NOTES_HZ.forEach((hz, note) => {
    for (let at = 0; at < perNote; at += 1) {
      const t = at / RATE_HZ;
      const attack = Math.min(1, t / 0.02);
      const level = 0.25 * attack * Math.exp(-t * 6) * (1 - at / perNote);
      samples[note * perNote + at] = Math.round(32_767 * level * Math.sin(2 * Math.PI * hz * t));
    }
  });
  return new Blob([wavHeader(samples.byteLength), samples], { type: 'audio/wav' });
}

function wavHeader(dataBytes: number): ArrayBuffer {
  const header = new DataView(new ArrayBuffer(44));
  const word = (at: number, text: string) => {
    for (let i = 0; i < text.length; i += 1) header.setUint8(at + i, text.charCodeAt(i));
  };
  word(0, 'RIFF');
  header.setUint32(4, 36 + dataBytes, true);
  word(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, RATE_HZ, true);
  header.setUint32(28, RATE_HZ * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  word(36, 'data');
  header.setUint32(40, dataBytes, true);
  return header.buffer;
}
