package export

import (
	"archive/zip"
	"io"
	"time"
)

// A member is one file of an archive.
type member struct {
	name string
	data []byte
}

// writeZip writes members in their order under one fixed time, so that the
// same members give the same bytes.
func writeZip(w io.Writer, members []member) error {
	z := zip.NewWriter(w)
	for _, m := range members {
		f, err := z.CreateHeader(&zip.FileHeader{
			Name: m.name, Method: zip.Deflate,
			Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC), // the earliest a zip can say
		})
		if err != nil {
			return err
		}
		if _, err := f.Write(m.data); err != nil {
			return err
		}
	}
	return z.Close()
}
