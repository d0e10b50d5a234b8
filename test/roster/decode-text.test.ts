import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, isWorkbook } from '../../shared/roster/decode-text.ts';
import { bytesOf } from './builders.ts';

const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return bytes;
};

describe('decodeText', () => {
  it('reads UTF-8 with and without its mark', () => {
    expect(decodeText(bytesOf('prénom'))).toEqual({ text: 'prénom', encoding: 'utf-8' });
    expect(decodeText(bytesOf('\ufeffprénom'))).toEqual({ text: 'prénom', encoding: 'utf-8' });
  });

  it('reads what is not UTF-8 as windows-1252, with its euro and its curly apostrophe', () => {
    const bytes = new Uint8Array([0x70, 0x72, 0xe9, 0x6e, 0x6f, 0x6d, 0x92, 0x80]);
    expect(decodeText(bytes)).toEqual({ text: 'prénom’€', encoding: 'windows-1252' });
  });

  it('reads UTF-16 in both orders, marked or not', () => {
    for (const mark of ['\ufeff', ''])
      for (const [littleEndian, encoding] of [
        [true, 'utf-16le'],
        [false, 'utf-16be'],
      ] as const)
        expect(decodeText(utf16(`${mark}email\tprénom`, littleEndian))).toEqual({ text: 'email\tprénom', encoding });
  });

  it('gives every line one kind of end', () => {
    expect(decodeText(bytesOf('a\r\nb\rc\nd')).text).toBe('a\nb\nc\nd');
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof decodeText(bytes).text === 'string'));
  });

  it('gives back any text that was written in UTF-8', () => {
    const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\0\ufeff]/.test(text));
    fc.assert(fc.property(line, (text) => decodeText(bytesOf(text)).text === text));
  });
});

describe('isWorkbook', () => {
  it('knows both Excel formats from text', () => {
    expect(isWorkbook(new Uint8Array([0x50, 0x4b, 3, 4, 20]))).toBe(true);
    expect(isWorkbook(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toBe(true);
    expect(isWorkbook(bytesOf('PKemail'))).toBe(false);
  });
});
