package export

import (
	"bytes"
	"io"

	"github.com/mitten-qda/mitten/internal/fault"
)

// WriteQuotes writes a quote set. Nothing is written where the rendering fails.
func WriteQuotes(w io.Writer, s *QuoteSet, f Format) error {
	var render func(*bytes.Buffer) error
	switch f {
	case Markdown:
		render = s.markdown
	case CSV:
		render = s.csv
	case HTML:
		render = s.html
	case Word:
		render = s.word
	case JSON:
		render = func(b *bytes.Buffer) error {
			data, err := encodeJSON(s)
			b.Write(data)
			return err
		}
	default:
		return fault.New("", "quotes cannot be written as %q", f)
	}
	return deliver(w, render)
}

// csv writes one row a quote. A theme without quotes of its own has no row.
func (s *QuoteSet) csv(b *bytes.Buffer) error {
	rows := [][]string{{"theme", "name", "participants", "n", "attribution", "quote"}}
	for _, t := range s.Themes {
		for _, q := range t.Quotes {
			rows = append(rows, []string{t.ID, t.Name, number(t.Participants), number(t.N), q.Attribution, q.Text})
		}
	}
	return writeCSV(b, rows)
}

func (s *QuoteSet) markdown(b *bytes.Buffer) error {
	line := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
		b.WriteByte('\n')
	}
	line("# ", literal(s.Title))
	line()
	line(literal(s.note()))
	for _, t := range s.Themes {
		line()
		line("######"[:min(2+t.Depth, 6)], " ", literal(t.Name))
		line()
		if t.Definition != "" {
			line(literal(t.Definition))
			line()
		}
		line("*", literal(t.share()), "*")
		for _, q := range t.Quotes {
			line()
			// A comment parts two block quotes that would else be one.
			line("<!-- -->")
			line()
			for _, p := range q.markdown() {
				line("> ", p)
				line(">")
			}
			line("> — ", literal(q.Attribution))
		}
	}
	return nil
}

// markdown gives a quote's paragraphs, each on one line.
func (q *Quote) markdown() []string {
	if len(q.Turns) == 0 {
		out := make([]string, len(q.paragraphs))
		for i, p := range q.paragraphs {
			out[i] = literal(p)
		}
		return out
	}
	var out []string
	for _, t := range q.Turns {
		for i, p := range t.Paragraphs {
			if i == 0 && t.Speaker != "" {
				out = append(out, "**"+literal(t.Speaker)+":** "+literal(p))
				continue
			}
			out = append(out, literal(p))
		}
	}
	return out
}
