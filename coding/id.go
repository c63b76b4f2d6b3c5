package coding

import (
	"encoding/binary"
	"io"
	"time"
)

// idAlphabet is Crockford's base32 in lower case: its characters ascend in
// ASCII, so ids sort as their times do, and none of them looks like another.
const idAlphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// NewID makes an id for an event or a coding: 26 characters, the first 10 the
// time in milliseconds since 1970, the other 16 eighty random bits. Ids sort by
// time, and are safe as file names and in URLs. It panics where the source of
// randomness fails, since an id that may not be unique is worse than none.
func NewID(now time.Time, rand io.Reader) string {
	var raw [16]byte
	binary.BigEndian.PutUint64(raw[:8], uint64(max(now.UnixMilli(), 0))<<16)
	if _, err := io.ReadFull(rand, raw[6:]); err != nil {
		panic("coding: no randomness for an id: " + err.Error())
	}
	var id [26]byte
	hi, lo := binary.BigEndian.Uint64(raw[:8]), binary.BigEndian.Uint64(raw[8:])
	for i := len(id) - 1; i >= 0; i-- {
		id[i] = idAlphabet[lo&31]
		lo = lo>>5 | hi<<59
		hi >>= 5
	}
	return string(id[:])
}

// Stamp gives the time for new events in a journal: now in UTC and whole
// milliseconds, but later than every event that is there, so that the order of
// the journal is the order in which things were done even where clocks differ
// or two things happen within one millisecond.
func Stamp(now time.Time, journal []Event) time.Time {
	at := now.UTC().Truncate(time.Millisecond)
	for i := range journal {
		if !at.After(journal[i].At) {
			at = journal[i].At.UTC().Truncate(time.Millisecond).Add(time.Millisecond)
		}
	}
	return at
}
