package xmlzip

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
)

// A Member is one entry of an archive, unpacked. Data is nil where Err says why
// it could not be.
type Member struct {
	Name, Comment string
	Data          []byte
	Err           error
}

// Comment is that of the whole archive.
func (a *Archive) Comment() string { return a.comment }

// Each unpacks every entry in the order of the directory, of two with the same
// name both, within the limits: where these are passed it ends with ErrTooBig.
func (a *Archive) Each(visit func(Member)) error {
	for _, f := range a.all {
		m := Member{Name: f.Name, Comment: f.Comment}
		m.Data, m.Err = a.unpack(f)
		if errors.Is(m.Err, ErrTooBig) {
			return m.Err
		}
		visit(m)
	}
	return nil
}

func (a *Archive) unpack(f *zip.File) ([]byte, error) {
	if f.FileInfo().IsDir() {
		return nil, nil
	}
	if f.UncompressedSize64 > uint64(max(a.left, 0)) {
		return nil, fmt.Errorf("an entry: %w", ErrTooBig)
	}
	if f.Flags&1 != 0 {
		return nil, errors.New("has a password")
	}
	rc, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("cannot be unpacked: %w", err)
	}
	defer rc.Close()
	data, err := io.ReadAll(Metered(rc, "an entry", int64(f.CompressedSize64), a.lim, &a.left))
	if err != nil {
		return nil, fmt.Errorf("cannot be unpacked: %w", err)
	}
	return data, nil
}

// Metered passes on what r unpacks from packed bytes until it exceeds the
// limits' ratio, or left, from which it takes what it passes on. name stands in
// its error, which wraps ErrTooBig.
func Metered(r io.Reader, name string, packed int64, lim Limits, left *int64) io.Reader {
	return &meter{from: r, name: name, packed: packed, ratio: lim.Ratio, left: left}
}
