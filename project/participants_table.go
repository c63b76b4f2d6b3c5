package project

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// DecodeTable gives the text of a table that another program wrote as UTF-8:
// spreadsheets write UTF-16 ("Unicode text") and Windows-1252 ("CSV"), too.
// encoding is "" where it was UTF-8 already; ok is false where it is no text.
func DecodeTable(data []byte) (text []byte, encoding string, ok bool) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		order, encoding = binary.LittleEndian, "utf-16le"
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		order, encoding = binary.BigEndian, "utf-16be"
	case bytes.IndexByte(data, 0) >= 0:
		return nil, "", false
	case utf8.Valid(data):
		return data, "", true
	default:
		text, ok = fromWindows1252(data)
		return text, "windows-1252", ok
	}
	if data = data[2:]; len(data)%2 != 0 {
		return nil, encoding, false
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return []byte(string(utf16.Decode(units))), encoding, true
}

// windows1252 are the characters of the bytes 0x80 to 0x9F; those of every
// other byte are the code point of the same number. 0 stands for none.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

func fromWindows1252(data []byte) ([]byte, bool) {
	out := make([]byte, 0, len(data)+len(data)/8)
	for _, b := range data {
		r := rune(b)
		if b >= 0x80 && b < 0xA0 {
			if r = windows1252[b-0x80]; r == 0 {
				return nil, false
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out, true
}
