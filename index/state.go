package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"maps"
	"slices"
	"sort"
	"strings"
)

// shards is the number of values that the state is kept in. Bleve writes all of
// its internal values at every change, and a few large ones quicker than one
// for each document; within a sync each shard belongs to one goroutine.
const shards = 64

// An indexed document: the fingerprint it was indexed under, and how many
// segments of it the index may hold. An empty fingerprint is that of a document
// that is only partly there.
type indexed struct {
	fingerprint string
	segments    int
	// participants are those of the document, joined by NUL, and attributes is
	// the print of theirs: whoever edits one row of a list of hundreds has that
	// person's documents indexed again, and no others.
	participants, attributes string
}

// A state says, for each document id, what the index holds. It is stored in
// the index, in the same transactions as the segments it speaks of.
type state [shards]map[string]indexed

func newState() *state {
	s := new(state)
	for i := range s {
		s[i] = map[string]indexed{}
	}
	return s
}

func shardOf(document string) int {
	h := fnv.New32a()
	h.Write([]byte(document))
	return int(h.Sum32() % shards)
}

func stateKey(shard int) []byte { return []byte(fmt.Sprintf("mitten-state-%02d", shard)) }

func (s *state) get(document string) (indexed, bool) {
	d, ok := s[shardOf(document)][document]
	return d, ok
}

// diff lists the documents to index and those to remove, both in natural order.
// outdated, if not nil, picks documents to index besides.
func (s *state) diff(want map[string]string, outdated func(indexed) bool) (changed, removed []string) {
	for id, fingerprint := range want {
		d, ok := s.get(id)
		if !ok || d.fingerprint != fingerprint || fingerprint == "" || outdated != nil && outdated(d) {
			changed = append(changed, id)
		}
	}
	for _, shard := range s {
		for id := range shard {
			if _, ok := want[id]; !ok {
				removed = append(removed, id)
			}
		}
	}
	sortNaturally(changed)
	sortNaturally(removed)
	return changed, removed
}

// attributesPrint is eight bytes that change with the attributes of some
// participants, whose ids are joined by NUL.
func attributesPrint(participants string, attributes map[string]map[string][]string) string {
	h := fnv.New64a()
	for _, id := range strings.Split(participants, "\x00") {
		of := attributes[id]
		for _, name := range slices.Sorted(maps.Keys(of)) {
			fmt.Fprintf(h, "%q %q %q\n", id, name, of[name])
		}
	}
	return string(h.Sum(nil))
}

func sortNaturally(ids []string) {
	sort.Slice(ids, func(i, j int) bool { return keyPrefix(ids[i]) < keyPrefix(ids[j]) })
}

// segments is the number of segments in the index, and whether it is exact.
func (s *state) segments() (n int, exact bool) {
	exact = true
	for _, shard := range s {
		for _, d := range shard {
			n += d.segments
			exact = exact && d.fingerprint != ""
		}
	}
	return n, exact
}

// encode writes one shard, with a checksum.
func (s *state) encode(shard int) []byte {
	var b []byte
	b = binary.AppendUvarint(b, uint64(len(s[shard])))
	for id, d := range s[shard] {
		b = appendString(b, id)
		b = appendString(b, d.fingerprint)
		b = binary.AppendUvarint(b, uint64(d.segments))
		b = appendString(b, d.participants)
		b = appendString(b, d.attributes)
	}
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

var errState = errors.New("its list of documents is damaged")

// decode reads one shard. A value that was never written is an empty shard.
func (s *state) decode(shard int, b []byte) error {
	s[shard] = map[string]indexed{}
	if b == nil {
		return nil
	}
	if len(b) < 4 || crc32.ChecksumIEEE(b[:len(b)-4]) != binary.BigEndian.Uint32(b[len(b)-4:]) {
		return errState
	}
	b = b[:len(b)-4]
	r := &reader{b: b, all: string(b)}
	for n := r.number(); n > 0 && !r.short; n-- {
		id := r.text()
		s[shard][id] = indexed{r.text(), int(r.number()), r.text(), r.text()}
	}
	if r.short || len(r.b) > 0 {
		return errState
	}
	return nil
}

type reader struct {
	b     []byte // what is left
	all   string // of which every text is a part
	short bool
}

func (r *reader) number() uint64 {
	n, width := binary.Uvarint(r.b)
	if width <= 0 {
		r.short, r.b = true, nil
		return 0
	}
	r.b = r.b[width:]
	return n
}

func (r *reader) text() string {
	n := r.number()
	if n > uint64(len(r.b)) {
		r.short, r.b = true, nil
		return ""
	}
	at := len(r.all) - len(r.b)
	r.b = r.b[n:]
	return r.all[at : at+int(n)]
}
