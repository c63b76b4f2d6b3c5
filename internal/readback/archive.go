package readback

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"

	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// archive reads every member of a zip, whatever it is a zip of. Documents of
// word processors and spreadsheets are zips of XML; a workbook's cells are put
// together from two of its members.
func (r *reading) archive(part string, data []byte, nested int) {
	limits := r.limits
	limits.Bytes = r.left
	z, err := xmlzip.Open(bytes.NewReader(data), int64(len(data)), limits)
	if err != nil {
		r.fail(part, err)
		r.binary(part, data)
		return
	}
	if z.Comment() != "" {
		s := &scribe{}
		s.add(apart, "comment of the archive", z.Comment())
		r.take(s, part, Words)
	}
	book := z.Has("xl/workbook.xml")
	office := z.Has("[Content_Types].xml") || z.Has("mimetype") && (z.Has("META-INF/manifest.xml") || z.Has("META-INF/container.xml"))
	var cells workbook
	err = z.Each(func(m xmlzip.Member) {
		place := within(part, m.Name)
		r.memberName(part, m.Name, office)
		if m.Comment != "" {
			s := &scribe{}
			s.add(apart, "comment of a member", m.Comment)
			r.take(s, place, Words)
		}
		r.left -= int64(len(m.Data))
		switch {
		case m.Err != nil:
			r.fail(place, m.Err)
		case book && cells.keep(m.Name, m.Data):
		case m.Name == "mimetype" && mediaType.Match(m.Data):
			r.pieces = append(r.pieces, Piece{Part: place, Text: string(m.Data), Kind: Maker})
		default:
			r.member(place, m.Data, nested+1)
		}
	})
	if err != nil {
		r.fail(part, err)
		return
	}
	if book {
		r.workbook(part, &cells, nested)
	}
}

// memberName takes the name of a member. Those of a document's parts are the
// program's, but for what somebody embedded.
func (r *reading) memberName(part, name string, office bool) {
	r.name(part, name)
	if lower := strings.ToLower(name); office && !strings.Contains(lower, "embeddings/") && !strings.Contains(lower, "media/") {
		r.pieces[len(r.pieces)-1].Kind = Code
		r.pieces[len(r.pieces)-1].marks = []mark{{unit: "the name of a part"}}
	}
}

// member reads what stands inside another file. Archives in archives end
// somewhere; the parts of a document are no archives.
func (r *reading) member(part string, data []byte, nested int) {
	if nested > maxNested && (bytes.HasPrefix(data, []byte("PK")) || bytes.HasPrefix(data, []byte("\x1f\x8b"))) {
		r.miss(part, "an archive inside %d others", nested)
		return
	}
	if nested > 2*maxNested {
		r.miss(part, "a file inside %d others", nested)
		return
	}
	r.file(part, data, nested)
}

func (r *reading) gzip(part string, data []byte, nested int) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		r.miss(part, "a compressed file, damaged")
		return
	}
	r.name(part, z.Name)
	if z.Comment != "" {
		s := &scribe{}
		s.add(apart, "comment of the archive", z.Comment)
		r.take(s, part, Words)
	}
	inner, err := io.ReadAll(xmlzip.Metered(z, "gzip", int64(len(data)), r.limits, &r.left))
	if err != nil {
		r.fail(part, err)
		return
	}
	r.member(within(part, "content"), inner, nested+1)
}
