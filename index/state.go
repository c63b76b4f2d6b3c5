package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"sort"
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
func (s *state) diff(want map[string]string) (changed, removed []string) {
	for id, fingerprint := range want {
		if d, ok := s.get(id); !ok || d.fingerprint != fingerprint || fingerprint == "" {
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
	r := &reader{b: b[:len(b)-4]}
	for n := r.number(); n > 0 && !r.short; n-- {
		id := r.text()
		s[shard][id] = indexed{r.text(), int(r.number())}
	}
	if r.short || len(r.b) > 0 {
		return errState
	}
	return nil
}

type reader struct {
	b     []byte
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
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}
