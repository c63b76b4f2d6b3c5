package ingest

// looksMac says whether text in an old encoding is of a Mac: letters with
// accents, and the apostrophe, between small letters stand elsewhere there than
// in Windows, where the same bytes are capitals and signs.
func looksMac(data []byte) bool {
	mac, windows := 0, 0
	for i := 1; i < len(data); i++ {
		c := data[i]
		if c < 0x80 || data[i-1] < 'a' || data[i-1] > 'z' {
			continue
		}
		switch {
		case c == 0xd5, c >= 0x87 && c <= 0x91, c == 0x95, c == 0x98, c >= 0x9a && c <= 0x9f:
			mac++
		case c >= 0xe0, c == 0x92:
			windows++
		}
	}
	return mac > windows
}
