package xmlzip

import (
	"errors"
	"fmt"
	"io"
)

// Limits says how much of a foreign file to swallow.
type Limits struct {
	Entries int   // entries in the zip
	Bytes   int64 // bytes unpacked, all parts that are read together
	Ratio   int64 // bytes unpacked for each packed byte, once a part is past ratioFloor
	Depth   int   // elements inside each other
}

// ratioFloor is the unpacked size in bytes below which any ratio passes: a
// small part of repeated markup packs well without meaning harm.
const ratioFloor = 8 << 20

// DefaultLimits is ample for a book and stops a zip bomb within a second.
func DefaultLimits() Limits {
	return Limits{Entries: 10_000, Bytes: 200 << 20, Ratio: 300, Depth: 400}
}

// The kinds of failure that a caller may want to explain differently. Errors
// of this package wrap one of them, or none where the file is merely damaged.
var (
	ErrNotZip = errors.New("not a zip file")
	ErrTooBig = errors.New("unpacks to more than is safe to read")
)

// A meter passes bytes on until a part or the whole exceeds the limits. It
// counts what comes out, since the sizes in a zip directory may lie.
type meter struct {
	from   io.Reader
	name   string
	packed int64
	n      int64
	ratio  int64
	left   *int64
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.from.Read(p)
	m.n += int64(n)
	*m.left -= int64(n)
	if *m.left < 0 || m.n > ratioFloor && m.n > m.ratio*max(m.packed, 1) {
		return 0, fmt.Errorf("%s: %w", m.name, ErrTooBig)
	}
	return n, err
}
