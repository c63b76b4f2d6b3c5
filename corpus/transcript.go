package corpus

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/mitten-qda/mitten/internal/fault"
)

// header is the YAML front matter of a transcript.
type header struct {
	ID           string          `yaml:"id"`
	Kind         string          `yaml:"kind,omitempty"`
	Cycle        string          `yaml:"cycle,omitempty"`
	Participants []string        `yaml:"participants,flow"`
	Source       headerSource    `yaml:"source,flow"`
	Speakers     []headerSpeaker `yaml:"speakers,omitempty"`
	Unlabelled   SpeakerKind     `yaml:"unlabelled,omitempty"`
	Times        string          `yaml:"times,omitempty"`
}

type headerSource struct {
	SHA256 string `yaml:"sha256,omitempty"`
	Format string `yaml:"format,omitempty"`
	Layout string `yaml:"layout,omitempty"`
}

type headerSpeaker struct {
	Label       string      `yaml:"label"`
	Kind        SpeakerKind `yaml:"kind"`
	Participant string      `yaml:"participant,omitempty"`
}

const fence = "---\n"

// Parse reads a transcript file: YAML front matter between two "---" lines,
// then the document text. name is used in errors only. A turn starts at each
// paragraph that opens with a declared speaker label and a colon; a Markdown
// heading is a turn of its own; other paragraphs continue the turn before, or
// stand alone where no label has come yet. Paragraphs are separated by blank
// lines. CR LF counts as a line end and a byte order mark is left out, as some
// editors write them: the document text never has either.
func Parse(data []byte, name string) (*Document, error) {
	const hint = "a transcript begins with YAML between two lines of ---; see docs/format.md"
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	}
	rest, ok := bytes.CutPrefix(data, []byte(fence))
	if !ok {
		return nil, fault.At(name, 1, 0, hint, "no front matter")
	}
	end := bytes.Index(rest, []byte("\n"+fence))
	if end < 0 {
		return nil, fault.At(name, 1, 0, hint, "the front matter has no end")
	}
	var h header
	dec := yaml.NewDecoder(bytes.NewReader(rest[:end+1]))
	dec.KnownFields(true)
	if err := dec.Decode(&h); err != nil {
		return nil, headerError(name, err)
	}
	text := string(rest[end+1+len(fence):])
	meta := Meta{
		ID: h.ID, Kind: h.Kind, Cycle: h.Cycle, Participants: h.Participants,
		Source: Source(h.Source), Unlabelled: h.Unlabelled,
	}
	for _, s := range h.Speakers {
		meta.Speakers = append(meta.Speakers, Speaker(s))
	}
	d, err := Build(meta, text)
	if err != nil {
		return nil, fault.At(name, 1, 0, "", "%w", err)
	}
	if h.Times != "" {
		if err := d.setTimes(h.Times); err != nil {
			return nil, fault.At(name, 1, 0, "a time is h:mm:ss, or - where it is not known", "%w", err)
		}
	}
	return d, nil
}

// Build finds the turns of a text. It fails where the meta data contradict
// themselves or the text cannot be a document text.
func Build(meta Meta, text string) (*Document, error) {
	if err := meta.check(); err != nil {
		return nil, err
	}
	if strings.Contains(text, "\r") || strings.HasPrefix(text, "\ufeff") {
		return nil, fmt.Errorf("the text has carriage returns or a byte order mark")
	}
	if !utf8.ValidString(text) {
		return nil, fmt.Errorf("the text is not UTF-8")
	}
	d := &Document{Meta: meta, Text: text}
	d.Turns = findTurns(text, meta.Speakers)
	return d, nil
}

func (m *Meta) check() error {
	if m.ID == "" {
		return fmt.Errorf("a document needs an id")
	}
	if err := CheckID(m.ID); err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, s := range m.Speakers {
		switch {
		case s.Label == "" || strings.ContainsAny(s.Label, ":\n") || strings.TrimSpace(s.Label) != s.Label:
			return fmt.Errorf("%q cannot be a speaker label", s.Label)
		case seen[s.Label]:
			return fmt.Errorf("speaker %q is declared twice", s.Label)
		case !s.Kind.valid():
			return fmt.Errorf("speaker %q: kind %q is not participant, interviewer or other", s.Label, s.Kind)
		}
		seen[s.Label] = true
	}
	if m.Unlabelled != "" && !m.Unlabelled.valid() {
		return fmt.Errorf("unlabelled: kind %q is not participant, interviewer or other", m.Unlabelled)
	}
	return nil
}

func (k SpeakerKind) valid() bool {
	return k == ParticipantSpeech || k == InterviewerSpeech || k == OtherSpeech
}

// CheckID reports why an id cannot stand for a document, participant, coder or
// theme: ids are 1 to 64 letters, digits, dots, hyphens and underscores, and begin with a
// letter or digit, since they become file names on every system.
func CheckID(id string) error {
	if id == "" || len(id) > 64 {
		return fmt.Errorf("an id has 1 to 64 characters, not %d", len(id))
	}
	for i := 0; i < len(id); i++ {
		c := id[i]
		alnum := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !alnum && (i == 0 || c != '-' && c != '_' && c != '.') {
			return fmt.Errorf("id %q: only letters, digits, '.', '-' and '_', beginning with a letter or digit", id)
		}
	}
	if strings.HasSuffix(id, ".") {
		return fmt.Errorf("id %q ends with a dot", id)
	}
	switch base, _, _ := strings.Cut(strings.ToLower(id), "."); base {
	case "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3":
		return fmt.Errorf("id %q is a reserved file name on Windows", id)
	}
	return nil
}

func isHeading(paragraph string) bool {
	rest := strings.TrimLeft(paragraph, "#")
	hashes := len(paragraph) - len(rest)
	return hashes > 0 && hashes <= 6 && strings.HasPrefix(rest, " ") && !strings.Contains(paragraph, "\n")
}

// findTurns walks the paragraphs of text once.
func findTurns(text string, speakers []Speaker) []Turn {
	turns := make([]Turn, 0, 64)
	open := false // does a paragraph without label continue the last turn?
	for at := 0; at < len(text); {
		start, end, next := paragraph(text, at)
		at = next
		if start == end {
			continue
		}
		p := text[start:end]
		speaker, label := labelOf(p, speakers)
		switch {
		case speaker >= 0:
			turns = append(turns, newTurn(turns, speaker, Span{start, end}, start+label))
			open = true
		case isHeading(p):
			turns = append(turns, newTurn(turns, -1, Span{start, end}, start))
			open = false
		case open:
			last := &turns[len(turns)-1]
			last.Span.End, last.Words.End = end, end
		default:
			turns = append(turns, newTurn(turns, -1, Span{start, end}, start))
		}
	}
	return turns
}

func newTurn(before []Turn, speaker int, span Span, words int) Turn {
	return Turn{Number: len(before) + 1, Speaker: speaker, Span: span, Words: Span{min(words, span.End), span.End}, At: -1}
}

// paragraph gives the next run of non-blank lines at or after at, without its
// last line end, and where to go on. start == end where none is left.
func paragraph(text string, at int) (start, end, next int) {
	for at < len(text) && text[at] == '\n' {
		at++
	}
	n := strings.Index(text[at:], "\n\n")
	if n < 0 {
		return at, at + len(strings.TrimRight(text[at:], "\n")), len(text)
	}
	return at, at + n, at + n + 2
}

// labelOf gives the speaker whose label opens the paragraph and the length of
// the label with its colon and space; -1 where none does.
func labelOf(p string, speakers []Speaker) (speaker, length int) {
	for i, s := range speakers {
		n := len(s.Label)
		if len(p) > n && p[n] == ':' && p[:n] == s.Label && (len(p) == n+1 || p[n+1] == ' ' || p[n+1] == '\n') {
			return i, min(n+2, len(p))
		}
	}
	return -1, 0
}

// Render writes the document as a transcript file. Parse of the result gives
// the document back.
func (d *Document) Render() []byte {
	h := header{
		ID: d.ID, Kind: d.Kind, Cycle: d.Cycle, Participants: d.Participants,
		Source: headerSource(d.Source), Unlabelled: d.Unlabelled, Times: d.times(),
	}
	if h.Participants == nil {
		h.Participants = []string{}
	}
	for _, s := range d.Speakers {
		h.Speakers = append(h.Speakers, headerSpeaker(s))
	}
	var b bytes.Buffer
	b.WriteString(fence)
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(h); err != nil {
		panic("corpus: encoding plain strings cannot fail: " + err.Error())
	}
	b.WriteString(fence)
	b.WriteString(d.Text)
	return b.Bytes()
}

// times gives one token a turn, "h:mm:ss" with up to three decimals, "-" where
// unknown; "" where no turn has a time.
func (d *Document) times() string {
	tokens := make([]string, len(d.Turns))
	if len(d.strayTimes) > 0 {
		return strings.Join(d.strayTimes, " ")
	}
	known := false
	for i, t := range d.Turns {
		if t.At < 0 {
			tokens[i] = "-"
			continue
		}
		known = true
		tokens[i] = FormatTime(t.At)
	}
	if !known {
		return ""
	}
	return strings.Join(tokens, " ")
}

// StrayTimes is the number of times in the front matter where they do not fit
// the turns, because somebody added or removed a turn by hand: the turns then
// have no times, and Render keeps the line. 0 where they fit.
func (d *Document) StrayTimes() int { return len(d.strayTimes) }

func (d *Document) setTimes(line string) error {
	tokens := strings.Fields(line)
	if len(tokens) != len(d.Turns) {
		d.strayTimes = tokens
		return nil
	}
	for i, tok := range tokens {
		if tok == "-" {
			continue
		}
		at, err := ParseTime(tok)
		if err != nil {
			return err
		}
		d.Turns[i].At = at
	}
	return nil
}

// WithTimes gives a copy of d whose turns start at these times; a negative
// time is unknown. It panics unless there is one for each turn.
func (d *Document) WithTimes(at []time.Duration) *Document {
	if len(at) != len(d.Turns) {
		panic("corpus: WithTimes needs one time for each turn")
	}
	c := *d
	c.Turns = append([]Turn(nil), d.Turns...)
	for i := range c.Turns {
		c.Turns[i].At = at[i]
	}
	return &c
}
