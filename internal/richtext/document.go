package richtext

import "strings"

// A Document is the text of a file, in reading order.
type Document struct {
	Blocks   []Block
	Deleted  int      // words in tracked deletions, which Blocks do not hold
	Inserted int      // words in tracked insertions, which Blocks hold
	Unread   []Unread // parts with words that Blocks do not hold
	Named    bool     // the file's properties name a person; they are not kept
}

// A Block is a Paragraph or a Table; the other is nil.
type Block struct {
	Paragraph *Paragraph
	Table     *Table
}

// A Paragraph is a heading of level 1 to 6, or text (Heading 0).
type Paragraph struct {
	Heading int
	Number  string // of a numbered list item as printed, e.g. "3."; "" for bullets and text
	Runs    []Run
}

// A Run is text of one look. Tabs are "\t", line and page breaks "\n".
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	Note   Note // what kind of note the text is; notes stand where the text refers to them
}

// A Note says that text stands beside the text proper.
type Note string

// The kinds of note. Text is no note.
const (
	Footnote Note = "footnote"
	Endnote  Note = "endnote"
	Comment  Note = "comment"
)

// A Table is rows of cells of blocks.
type Table struct{ Rows []Row }

// A Row is one row of a table.
type Row struct{ Cells []Cell }

// A Cell holds paragraphs and tables.
type Cell struct{ Blocks []Block }

// Unread is a kind of part, in the plural, and the number of words in it.
type Unread struct {
	Kind  string // "headers", "footers"
	Words int
}

// Text is the paragraph's text without its looks. A note stands in brackets:
// "[footnote: as they said before]".
func (p *Paragraph) Text() string {
	if len(p.Runs) == 1 && p.Runs[0].Note == "" {
		return p.Runs[0].Text
	}
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Words())
	}
	return b.String()
}

// Words is the run's text, that of a note in brackets behind its kind and
// without line breaks.
func (r Run) Words() string {
	if r.Note == "" {
		return r.Text
	}
	return "[" + string(r.Note) + ": " + strings.Join(strings.Fields(r.Text), " ") + "]"
}

// Joined makes one run of neighbours that look alike: word processors split
// runs at every edit and spelling mark. It reuses runs.
func Joined(runs []Run) []Run {
	out := runs[:0]
	for i := 0; i < len(runs); {
		j := i + 1
		for j < len(runs) && runs[i].Note == "" && runs[j].Note == "" &&
			runs[j].Bold == runs[i].Bold && runs[j].Italic == runs[i].Italic {
			j++
		}
		r := runs[i]
		if j > i+1 {
			r.Text = (&Paragraph{Runs: runs[i:j]}).Text()
		}
		out = append(out, r)
		i = j
	}
	return out
}
