package export

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A QuoteSet is quotes by theme, ready to leave: it holds no id of a person or
// document, no position and no coder. Its JSON form is the json format.
type QuoteSet struct {
	Title  string        `json:"title"`
	Scope  string        `json:"scope,omitempty"` // the condition, with ids withheld; empty for everything
	Date   string        `json:"date,omitempty"`  // of the data, as the caller gave it
	Unit   string        `json:"unit"`            // always "participants"
	N      int           `json:"n"`               // participants in scope, coded or not
	Count  int           `json:"quotes"`
	Themes []ThemeQuotes `json:"themes"`
}

// ThemeQuotes is one theme with the quotes that it was given itself; quotes of
// its sub-themes stand under these, which follow with a greater depth.
type ThemeQuotes struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	Definition   string   `json:"definition,omitempty"`
	Depth        int      `json:"depth"`             // 0 for the topmost theme of the set
	Participants int      `json:"participants"`      // who spoke of the theme or a sub-theme
	N            int      `json:"n"`                 // out of how many
	Percent      *float64 `json:"percent,omitempty"` // only from the N the study sets, 20 if none
	Quotes       []Quote  `json:"quotes"`
}

// A Quote is one coded passage. Text is the whole of it, paragraphs parted by
// blank lines; where more than one turn is quoted each begins with its
// speaker's role and a colon, and Turns has them one by one.
type Quote struct {
	Attribution string `json:"attribution"` // by role, e.g. "Pod Leader"
	Text        string `json:"text"`
	Turns       []Turn `json:"turns,omitempty"` // of dialogue only

	paragraphs []string // of a quote that is no dialogue
}

// A Turn is what one speaker says in a dialogue. Speaker is a role, e.g.
// "Interviewer", numbered where two people of one role talk; empty for a
// heading.
type Turn struct {
	Speaker    string   `json:"speaker,omitempty"`
	Paragraphs []string `json:"paragraphs"`
}

// note says in one line what the set is about.
func (s *QuoteSet) note() string {
	parts := []string{plural(s.Count, "quote"), "N = " + number(s.N) + " participants"}
	if s.Scope != "" {
		parts = append(parts, "scope: "+s.Scope)
	}
	if s.Date != "" {
		parts = append(parts, "data of "+s.Date)
	}
	return strings.Join(parts, " · ")
}

// share is the theme's "k of N participants", with the percentage where there
// is one.
func (t *ThemeQuotes) share() string {
	text := number(t.Participants) + " of " + number(t.N) + " participants"
	if t.N == 1 {
		text = strings.TrimSuffix(text, "s")
	}
	if t.Percent != nil {
		text += " (" + percent(*t.Percent) + ")"
	}
	return text
}

func (q *Quote) fill() {
	if len(q.Turns) == 0 {
		q.Text = strings.Join(q.paragraphs, "\n\n")
		return
	}
	texts := make([]string, len(q.Turns))
	for i, t := range q.Turns {
		texts[i] = strings.Join(t.Paragraphs, "\n\n")
		if t.Speaker != "" {
			texts[i] = t.Speaker + ": " + texts[i]
		}
	}
	q.Text = strings.Join(texts, "\n\n")
}

func encodeJSON(v any) ([]byte, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return []byte(b.String()), err
}

// clean keeps what every format can carry: no control characters but line
// ends and tabs, no code points that XML forbids.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// capital gives s with its first letter in upper case.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
