package xmlzip

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strings"
)

// An Archive is the zip around a document. It is not safe for use by two
// goroutines at once.
type Archive struct {
	files   map[string]*zip.File // by lower-case name
	all     []*zip.File
	comment string
	lim     Limits
	left    int64
}

// Open reads the directory of a zip of size bytes. What is no zip at all is
// ErrNotZip; what begins as one and cannot be read is damaged.
func Open(r io.ReaderAt, size int64, lim Limits) (*Archive, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		head := make([]byte, 2)
		if n, _ := r.ReadAt(head, 0); n == 2 && string(head) == "PK" {
			return nil, fmt.Errorf("the zip is truncated or damaged: %w", err)
		}
		return nil, fmt.Errorf("%w: %w", ErrNotZip, err)
	}
	if len(z.File) > lim.Entries {
		return nil, fmt.Errorf("%d entries in the zip: %w", len(z.File), ErrTooBig)
	}
	a := &Archive{files: make(map[string]*zip.File, len(z.File)), all: z.File, comment: z.Comment, lim: lim, left: lim.Bytes}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if _, twice := a.files[name]; !twice {
			a.files[name] = f
		}
	}
	return a, nil
}

// Has says whether there is an entry of this name, in any case.
func (a *Archive) Has(name string) bool {
	_, ok := a.files[strings.ToLower(name)]
	return ok
}

// Part opens an XML part. Close ends it.
func (a *Archive) Part(name string) (*Part, error) {
	f, ok := a.files[strings.ToLower(name)]
	if !ok {
		return nil, fmt.Errorf("%s is missing", name)
	}
	if f.UncompressedSize64 > uint64(a.left) {
		return nil, fmt.Errorf("%s: %w", name, ErrTooBig)
	}
	rc, err := f.Open()
	if err != nil {
		if errors.Is(err, zip.ErrAlgorithm) {
			return nil, fmt.Errorf("%s is packed in a way that cannot be read: %w", name, err)
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	m := &meter{from: rc, name: name, packed: int64(f.CompressedSize64), ratio: a.lim.Ratio, left: &a.left}
	return newPart(m, rc, name, a.lim.Depth), nil
}
