package readback

import (
	"encoding/base64"
	"strings"
	"unicode"
	"unicode/utf8"
)

// enough is how many characters in a row are text in a file that is none. Fewer
// happen by chance.
const enough = 12

// binary takes the rows of text in a file of which nothing else is known, and
// says that it is not read.
func (r *reading) binary(part string, data []byte) {
	r.miss(part, "%s, not read", kindOf(data))
	s := &scribe{}
	rows(string(data), s)
	// The same as UTF-16: every second byte a zero.
	thin := make([]byte, 0, len(data)/2)
	for i := 0; i+1 < len(data); i++ {
		if data[i] >= 0x20 && data[i] < 0x7f && data[i+1] == 0 {
			thin = append(thin, data[i])
			i++
			continue
		}
		thin = append(thin, 0)
	}
	rows(string(thin), s)
	r.take(s, part, Code)
}

// rows takes the rows of printable characters that are mostly letters.
func rows(data string, to *scribe) {
	start, letters, n := 0, 0, 0
	flush := func(end int) {
		if n >= enough && letters*4 >= n*3 {
			to.add(apart, "text in a file of another kind", data[start:end])
		}
	}
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRuneInString(data[i:])
		if c == utf8.RuneError && size == 1 || !unicode.IsPrint(c) {
			flush(i)
			i += size
			start, letters, n = i, 0, 0
			continue
		}
		n++
		if unicode.IsLetter(c) || c == ' ' {
			letters++
		}
		i += size
	}
	flush(len(data))
}

const unknown = "a file of an unknown kind"

// kindOf names a kind of file that is not read.
func kindOf(data []byte) string {
	for _, k := range []struct{ magic, what string }{
		{"\xd0\xcf\x11\xe0", "an old office file or one with a password"},
		{"GIF8", "a picture"}, {"RIFF", "a picture, sound or film"}, {"II*\x00", "a picture"}, {"MM\x00*", "a picture"}, {"BM", "a picture"},
		{"ID3", "a sound file"}, {"PK", "a damaged archive"}, {"7z\xbc\xaf", "an archive"}, {"Rar!", "an archive"},
	} {
		if strings.HasPrefix(string(data[:min(len(data), 8)]), k.magic) {
			return k.what
		}
	}
	return unknown
}

// base64 reads a file that stands in text.
func (r *reading) base64(part, text string, nested int) {
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
	if err != nil {
		s := &scribe{}
		s.add(apart, "", text)
		r.take(s, part, Words)
		return
	}
	r.member(part, data, nested+1)
}
