package readback

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode makes text of bytes: UTF-8; UTF-16 by its mark or by its zeros; else
// Windows-1252, of which Latin-1 is a part. It is no text where it has control
// characters that no text has.
func decode(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return wide(data[2:], binary.LittleEndian), true
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return wide(data[2:], binary.BigEndian), true
	}
	if order := orderOf(data); order != nil {
		return wide(data, order), true
	}
	if bytes.ContainsFunc(data, func(r rune) bool {
		return r < 0x20 && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != '\v' && r != 0x1b
	}) {
		return "", false
	}
	if !utf8.Valid(data) {
		out, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return "", false
		}
		data = out
	}
	return lineEnds(string(data)), true
}

func lineEnds(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// orderOf recognises UTF-16 without a mark: text of Europe has a zero in nearly
// every second byte.
func orderOf(data []byte) binary.ByteOrder {
	head := data[:min(len(data), 4096)]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case half > 0 && zeros[1] > half*7/10 && zeros[0] <= half/20:
		return binary.LittleEndian
	case half > 0 && zeros[0] > half*7/10 && zeros[1] <= half/20:
		return binary.BigEndian
	}
	return nil
}

func wide(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return lineEnds(string(utf16.Decode(units)))
}

// dataURL is a file inside an address, as pages carry their pictures.
var dataURL = regexp.MustCompile(`data:([\w.+/-]*(?:;[\w.+=-]+)*?)(;base64)?,([\w+/=%.~!*()-]*)`)

// withoutData reads the files inside addresses and cuts them out: letters of
// base64 are nobody's name.
func (r *reading) withoutData(part, text string, nested int) string {
	if !strings.Contains(text, "data:") {
		return text
	}
	n := 0
	return dataURL.ReplaceAllStringFunc(text, func(s string) string {
		m := dataURL.FindStringSubmatch(s)
		if m[3] == "" || m[1] == "" && m[2] == "" {
			return s
		}
		inner, err := url.PathUnescape(m[3])
		if err == nil && m[2] != "" {
			var raw []byte
			raw, err = base64.StdEncoding.DecodeString(inner)
			inner = string(raw)
		}
		if err != nil {
			return s
		}
		n++
		r.member(within(part, "embedded file "+strconv.Itoa(n)), []byte(inner), nested+1)
		return "data:"
	})
}

// within gives the part of a part.
func within(part, name string) string {
	if part == "" {
		return name
	}
	return part + "/" + name
}
