package readback

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"strings"

	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// showing is why a picture is never read whole.
const showing = "what the picture shows, not read"

// png reads the texts beside a picture: remarks, XMP, what the camera noted.
func (r *reading) png(part string, data []byte) {
	r.miss(part, showing)
	for at := 8; at+12 <= len(data); {
		size := int(binary.BigEndian.Uint32(data[at:]))
		if size < 0 || size > len(data)-at-12 {
			r.miss(part, "damaged")
			return
		}
		kind, body := string(data[at+4:at+8]), data[at+8:at+8+size]
		switch kind {
		case "tEXt":
			r.remark(part, kind, latin(body))
		case "zTXt":
			if word, rest, ok := bytes.Cut(body, []byte{0}); ok && len(rest) > 1 {
				r.remark(part, kind, latin(word)+" "+latin(r.inflate(part, rest[1:])))
			}
		case "iTXt":
			r.international(part, body)
		case "eXIf":
			r.camera(part, body)
		}
		at += 12 + size
	}
}

// international reads an iTXt chunk: keyword, 0, packed?, method, language, 0,
// translated keyword, 0, text.
func (r *reading) international(part string, body []byte) {
	word, rest, ok := bytes.Cut(body, []byte{0})
	if !ok || len(rest) < 2 {
		return
	}
	packed := rest[0] == 1
	_, rest, _ = bytes.Cut(rest[2:], []byte{0})
	translated, text, _ := bytes.Cut(rest, []byte{0})
	if packed {
		text = r.inflate(part, text)
	}
	r.remark(part, "iTXt", string(word)+" "+string(translated)+" "+string(text))
}

func (r *reading) inflate(part string, data []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		r.miss(part, "a packed remark, damaged")
		return nil
	}
	out, err := io.ReadAll(xmlzip.Metered(z, "a remark", int64(len(data)), r.limits, &r.left))
	if err != nil {
		r.fail(part, err)
	}
	return out
}

// jpeg reads the segments before the picture itself.
func (r *reading) jpeg(part string, data []byte) {
	r.miss(part, showing)
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		kind, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		if kind == 0xda || size < 2 || size > len(data)-at-2 {
			return
		}
		body := data[at+4 : at+2+size]
		switch {
		case kind == 0xfe:
			r.remark(part, "remark", latin(body))
		case kind >= 0xe0 && kind <= 0xef:
			if i := bytes.Index(body, []byte("<x:xmpmeta")); i >= 0 {
				r.xml(within(part, "XMP"), string(body[i:]), 1)
				break
			}
			r.camera(part, body)
		}
		at += 2 + size
	}
}

func (r *reading) remark(part, kind, text string) {
	if i := strings.Index(text, "<x:xmpmeta"); i >= 0 {
		r.xml(within(part, "XMP"), text[i:], 1)
		return
	}
	s := &scribe{}
	s.add(apart, kind, text)
	r.take(s, part, Words)
}

// camera takes the rows of text in EXIF and IPTC data, which has little else.
func (r *reading) camera(part string, body []byte) {
	s := &scribe{}
	for _, row := range strings.FieldsFunc(latin(body), func(c rune) bool { return c < 0x20 }) {
		if len(row) > 2 {
			s.add(apart, "EXIF", row)
		}
	}
	r.take(s, part, Code)
}

func latin(data []byte) string {
	out, ok := decode(data)
	if !ok {
		var b strings.Builder
		for _, c := range data {
			b.WriteRune(rune(c))
		}
		return b.String()
	}
	return out
}
