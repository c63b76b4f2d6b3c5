package export

import (
	"fmt"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

// A QuoteRequest says what goes into a quote set.
type QuoteRequest struct {
	Title       string // "Quotes by theme" if empty
	Date        string // of the data; printed as it is
	Select      analysis.QuoteOptions
	Attribution analysis.Attribution
	General     []analysis.Attribution // what to print where too few share Attribution, from special to general
	K           int                    // how many participants in scope must share what is printed; below 2: no rule
	PercentFrom int                    // smallest N with a percentage; 0 is analysis.PercentFrom
	// Text gives a document of Study.Documents by index. It is called once for
	// each document that is quoted, in the order of the index.
	Text func(document int) (*corpus.Document, error)
}

// QuoteNotes is what the person who exports should know and the reader of the
// export should not.
type QuoteNotes struct {
	Withheld map[string]int // quotes left out for want of consent, by the value of consent that is no clear yes
	Wordless int            // codings left out because they cover no words
	Warnings []string       // of analysis.Quotes
	General  []Generalised  // attributions that too few share
	// Records says where each quote comes from: Records[i][j] is the index into
	// Study.Records of Themes[i].Quotes[j].
	Records [][]int
}

// CollectQuotes chooses quotes and makes them fit to leave.
func CollectQuotes(s *analysis.Study, r QuoteRequest) (*QuoteSet, QuoteNotes, error) {
	list, err := analysis.Quotes(s, r.Select)
	if err != nil {
		return nil, QuoteNotes{}, err
	}
	table, err := analysis.Frequencies(s, analysis.FrequencyOptions{
		Where: r.Select.Where, Own: r.Select.Own, AllSpeech: r.Select.AllSpeech, Coder: r.Select.Coder, PercentFrom: r.PercentFrom,
	})
	if err != nil {
		return nil, QuoteNotes{}, err
	}
	cohort, err := analysis.Cohort(s, r.Select.Where)
	if err != nil {
		return nil, QuoteNotes{}, err
	}
	c := newCollector(s, r, cohort)
	set := &QuoteSet{
		Title: c.public(r.Title), Date: clean(r.Date), Scope: c.public(table.Scope),
		Unit: string(analysis.Participants), N: table.Groups[0].Size.Participants, Themes: []ThemeQuotes{},
	}
	if set.Title == "" {
		set.Title = "Quotes by theme"
	}
	rows := map[string]analysis.Row{}
	for _, row := range table.Rows {
		rows[row.Theme.ID] = row
	}
	for _, t := range list.Themes {
		out := ThemeQuotes{ID: t.Theme.ID, Name: c.public(t.Theme.Name), Definition: c.public(t.Theme.Definition), Depth: t.Depth, N: set.N, Quotes: []Quote{}}
		if row, ok := rows[t.Theme.ID]; ok {
			share := table.Share(row, 0)
			out.Participants = share.K
			if p, ok := share.Percent(); ok {
				out.Percent = &p
			}
		}
		set.Themes = append(set.Themes, out)
	}
	if err := c.fill(set, list); err != nil {
		return nil, c.notes, err
	}
	c.notes.Warnings, c.notes.General = list.Warnings, c.naming.generalised()
	return set, c.notes, nil
}

// A collector turns codings into quotes.
type collector struct {
	study    *analysis.Study
	request  QuoteRequest
	people   map[string]corpus.Participant
	naming   *naming
	mentions *mentions
	notes    QuoteNotes
}

func newCollector(s *analysis.Study, r QuoteRequest, cohort []corpus.Participant) *collector {
	c := &collector{study: s, request: r, people: map[string]corpus.Participant{}}
	c.naming = newNaming(append([]analysis.Attribution{r.Attribution}, r.General...), r.K, cohort)
	c.mentions = newMentions(s, func(p corpus.Participant) string {
		name, err := c.naming.of(p)
		if err != nil {
			return analysis.Nameless // nobody is quoted here; there is nothing more general to say
		}
		return name
	})
	c.naming.general = map[string]string{} // of those who are quoted only
	if s.Roster != nil {
		for _, p := range s.Roster.Participants {
			c.people[p.ID] = p
		}
	}
	return c
}

// public makes a text of the study fit to leave.
func (c *collector) public(text string) string { return c.mentions.replace(clean(text)) }

// fill puts the quotes of a list into a set. It goes document by document, so
// that only one text is held at a time.
func (c *collector) fill(set *QuoteSet, list *analysis.QuoteList) error {
	type place struct{ theme, pick int }
	wanted := make([][]place, len(c.study.Documents))
	quotes := make([][]*Quote, len(list.Themes))
	for i, t := range list.Themes {
		quotes[i] = make([]*Quote, len(t.Picks))
		for j, pick := range t.Picks {
			d := c.study.Records[pick.Record].Document
			wanted[d] = append(wanted[d], place{i, j})
		}
	}
	for i, places := range wanted {
		if len(places) == 0 {
			continue
		}
		d, err := c.document(i)
		if err != nil {
			return err
		}
		for _, at := range places {
			q, err := c.quote(d, &c.study.Records[list.Themes[at.theme].Picks[at.pick].Record])
			if err != nil {
				return err
			}
			quotes[at.theme][at.pick] = q
		}
	}
	c.notes.Records = make([][]int, len(quotes))
	for i := range quotes {
		for j, q := range quotes[i] {
			if q != nil {
				set.Themes[i].Quotes = append(set.Themes[i].Quotes, *q)
				c.notes.Records[i] = append(c.notes.Records[i], list.Themes[i].Picks[j].Record)
				set.Count++
			}
		}
	}
	return nil
}

// document reads a document and holds it against what was counted.
func (c *collector) document(i int) (*corpus.Document, error) {
	id := c.study.Documents[i].ID
	d, err := c.request.Text(i)
	if err != nil {
		return nil, fmt.Errorf("read document %s: %w", id, err)
	}
	if d.ID != id || len(d.Turns) != len(c.study.Documents[i].Turns) {
		return nil, fault.New("try again", "document %s changed while it was read", id)
	}
	return d, nil
}

// quote gives a coding's quote, or nil where it is left out, and takes a note.
func (c *collector) quote(d *corpus.Document, r *coding.Record) (*Quote, error) {
	if r.Span.Start < 0 || r.Span.End > len(d.Text) || r.Span.End < r.Span.Start {
		return nil, fault.New("try again", "document %s changed while it was read", d.ID)
	}
	said, err := c.excerpt(d, r)
	if err != nil {
		return nil, err
	}
	if len(said) == 0 {
		c.notes.Wordless++
		return nil, nil
	}
	for _, u := range said {
		if consent := refusal(c.people[u.participant]); consent != "" {
			if c.notes.Withheld == nil {
				c.notes.Withheld = map[string]int{}
			}
			c.notes.Withheld[consent]++
			return nil, nil
		}
	}
	q := compose(said)
	q.fill()
	return q, nil
}
