package ingest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mitten-qda/mitten/internal/fault"
)

// tableReader reads transcripts in tables of text, tab or comma between the
// cells: Whisper, Descript, Otter, Sonix, Trint, and what people make
// themselves.
type tableReader struct{}

func (tableReader) format() string       { return "tsv" }
func (tableReader) extensions() []string { return []string{".tsv", ".csv"} }

// sniff wants a first line that names the columns, or rows with times.
func (tableReader) sniff(data []byte) bool {
	text, _, _, err := decode(data[:min(len(data), 4096)])
	if err != nil {
		return false
	}
	head, _, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	comma := separator(head)
	if comma == 0 {
		return false
	}
	c := columnsOf(strings.Split(strings.ToLower(head), string(comma)))
	return c.words >= 0 && (c.speaker >= 0 || c.start >= 0) || comma == '\t' && timedRows(text)
}

// timedRows says whether every line of the beginning of a text is a row of a
// table with a time, a label and words.
func timedRows(text string) bool {
	lines := strings.Split(text, "\n")
	lines = lines[:min(len(lines)-1, 40)] // the last one may be cut
	var rows [][]string
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			rows = append(rows, strings.Split(l, "\t"))
		}
	}
	c, _, ok := guessColumns(rows)
	for _, row := range rows {
		ok = ok && len(row) == len(rows[0])
	}
	return ok && c.start >= 0 && len(rows[0]) > 3
}

func (tableReader) read(data []byte) (*source, error) {
	text, encoding, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	src := &source{encoding: encoding, warnings: warnings, captions: true}
	head, _, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	comma := separator(head)
	if comma == 0 {
		return nil, fault.New("the first line names the columns: speaker, text, start", "no table of a transcript in it")
	}
	left := map[int]int{} // by column; its name may be a person's
	rows, broken := rowsOf(text, comma)
	cols, rows, ok := columnsIn(rows)
	if !ok {
		return nil, fault.New("columns are known by names such as speaker, text, start", "no column holds the words")
	}
	for _, cells := range rows {
		cols.take(cols.joined(cells, comma), src, left)
	}
	for _, line := range broken[:min(len(broken), brokenLines)] {
		src.warnings = append(src.warnings, fmt.Sprintf("line %d: a double quote that is not closed, or stands inside a cell; the line was read as it stands", line))
	}
	if more := len(broken) - brokenLines; more > 0 {
		src.warnings = append(src.warnings, plural(more, "line")+" more with such quotes")
	}
	for i := range cols.names {
		if n := left[i]; n > 0 {
			src.warnings = append(src.warnings, fmt.Sprintf("column %d was not read (%s)", i+1, plural(n, "cell")))
		}
	}
	return src, nil
}

// columnsIn finds out what the columns of a table hold, by their names or else by
// what is in them, and gives the rows of turns.
func columnsIn(rows [][]string) (columns, [][]string, bool) {
	if len(rows) == 0 {
		return columns{}, nil, false
	}
	if c := columnsOf(rows[0]); c.words >= 0 {
		return c, rows[1:], true
	}
	c, head, ok := guessColumns(rows)
	if head {
		c.names = rows[0]
		rows = rows[1:]
	}
	return c, rows, ok
}

// joined puts together what separators in the words cut, where these are the last
// column.
func (c columns) joined(cells []string, comma rune) []string {
	if n := len(c.names); c.words == n-1 && len(cells) > n {
		return append(slices.Clone(cells[:n-1]), strings.Join(cells[n-1:], string(comma)))
	}
	return cells
}

// take makes a caption of a row.
func (c columns) take(cells []string, src *source, left map[int]int) {
	cell := func(i int) string {
		if i < 0 || i >= len(cells) {
			return ""
		}
		return strings.TrimSpace(cells[i])
	}
	for i := range cells {
		if i < len(c.names) && i != c.words && i != c.speaker && i != c.start && !c.passed[i] && cell(i) != "" {
			left[i]++
		}
	}
	words := strings.Join(strings.Fields(cell(c.words)), " ")
	if words == "" || strings.Trim(words, "-:") == "" && strings.Trim(cell(c.speaker), "-:") == "" { // a table's rule
		return
	}
	p := para{at: tableTime(cell(c.start), c.millis), voice: cell(c.speaker)}
	p.lines = []line{{text: words}}
	src.paras = append(src.paras, p)
}

// tableTime reads a time of a cell: h:mm:ss, seconds, or milliseconds.
func tableTime(s string, millis bool) time.Duration {
	if d, n, _ := clock(s); n > 0 && n == len(s) {
		return d
	}
	var f float64
	if _, err := fmt.Sscanf(s, "%g", &f); err != nil || f < 0 || f > 1e10 {
		return noTime
	}
	if millis {
		return time.Duration(f * float64(time.Millisecond))
	}
	return time.Duration(f * float64(time.Second))
}

// separator gives what separates the names of columns, 0 where nothing does.
func separator(head string) rune {
	best, most := rune(0), 0
	for _, c := range "\t,;|" {
		if n := strings.Count(head, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

// columns say where the parts of a turn stand; -1 for none.
type columns struct {
	names                 []string
	speaker, words, start int
	millis                bool         // times are milliseconds
	passed                map[int]bool // columns that say nothing of their own: end times, numbers
}

func columnsOf(head []string) columns {
	c := columns{speaker: -1, words: -1, start: -1, passed: map[int]bool{}}
	for i, name := range head {
		name = strings.Trim(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")), `"`)
		c.names = append(c.names, name)
		switch key := strings.NewReplacer(" ", "", "_", "", "-", "", "(", "", ")", "").Replace(strings.ToLower(name)); key {
		case "speaker", "speakername", "name", "who", "person", "label", "participant", "voice", "sprecher", "sprecherin", "locuteur", "hablante", "parlante", "spreker":
			if c.speaker < 0 {
				c.speaker = i
			}
		case "text", "words", "transcript", "utterance", "content", "speech", "sentence", "said", "turn", "caption", "transcription", "texte", "texto", "testo", "tekst", "wortlaut":
			if c.words < 0 {
				c.words = i
			}
		case "start", "starttime", "timestamp", "time", "begin", "from", "in", "timecode", "tc", "tcin", "startms", "starts", "beginn", "anfang", "zeit", "début", "inicio", "inizio":
			if c.start < 0 {
				c.start, c.millis = i, key == "startms"
			}
		case "end", "endtime", "to", "out", "tcout", "endms", "stop", "ende", "fin", "fine", "duration", "id", "index", "number", "no", "nr", "#", "":
			c.passed[i] = true
		}
	}
	// Whisper's own table is in milliseconds: start, end, text and no speaker.
	if len(head) == 3 && c.start == 0 && c.words == 2 && c.speaker < 0 && c.passed[1] {
		c.millis = true
	}
	return c
}
