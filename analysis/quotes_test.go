package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mitten-qda/mitten/corpus"
)

// listing prints a list as "theme/depth: document[start,end)+folded ...".
func listing(t *testing.T, s *Study, o QuoteOptions) []string {
	t.Helper()
	list, err := Quotes(s, o)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, tq := range list.Themes {
		line := fmt.Sprintf("%s/%d:", tq.Theme.ID, tq.Depth)
		for _, p := range tq.Picks {
			r := s.Records[p.Record]
			line += fmt.Sprintf(" %s[%d,%d)", s.Documents[r.Document].ID, r.Span.Start, r.Span.End)
			if len(p.Folded) > 0 {
				line += fmt.Sprintf("+%d", len(p.Folded))
			}
		}
		out = append(out, line)
	}
	return out
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct {
		name string
		o    QuoteOptions
		want []string
	}{
		{"all, folded", QuoteOptions{}, []string{
			"elephant/0: T2[10,30)", "tone/1: T1[20,50)+2", "authenticity/1: T1[40,50)", "good-enough/0: T10[0,10)"}},
		{"as made", QuoteOptions{Themes: []string{"tone"}, Every: true}, []string{"tone/0: T1[20,50) T1[20,30) T1[20,30)"}},
		{"own", QuoteOptions{Themes: []string{"Naming the elephant"}, Own: true}, []string{"elephant/0: T2[10,30)"}},
		// The parent has no codings of its own here but is needed as a heading.
		{"coder", QuoteOptions{Coder: "bo"}, []string{"elephant/0:", "tone/1: T1[20,30)", "good-enough/0: T10[0,10)"}},
		{"asked for, none there", QuoteOptions{Themes: []string{"authenticity"}, Coder: "bo"}, []string{"authenticity/0:"}},
		{"where", QuoteOptions{Where: where(t, "role:client")}, []string{"elephant/0: T2[10,30)", "good-enough/0: T10[0,10)"}},
		{"all speech, T2 before T10", QuoteOptions{Themes: []string{"good-enough"}, AllSpeech: true}, []string{"good-enough/0: T2[0,10) T10[0,10)"}},
		{"parent and child asked for", QuoteOptions{Themes: []string{"tone", "elephant"}}, []string{
			"elephant/0: T2[10,30)", "tone/1: T1[20,50)+2", "authenticity/1: T1[40,50)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := small(t)
			if diff := cmp.Diff(c.want, listing(t, s, c.o)); diff != "" {
				t.Error(diff)
			}
			slices.Reverse(s.Records)
			if diff := cmp.Diff(c.want, listing(t, s, c.o)); diff != "" {
				t.Error("with the records in another order:", diff)
			}
		})
	}
	if _, err := Quotes(small(t), QuoteOptions{Themes: []string{"tonne"}}); err == nil || !strings.Contains(err.Error(), "tonne") {
		t.Errorf("unknown theme: %v", err)
	}
	if _, err := Quotes(small(t), QuoteOptions{Where: where(t, "elephant")}); err == nil {
		t.Error("words are accepted")
	}
	if _, err := Quotes(small(t), QuoteOptions{Coder: "nobody"}); err == nil {
		t.Error("an unknown coder is accepted")
	}
}

func TestOverlapsThatDoNotContainAreNotFolded(t *testing.T) {
	s := small(t)
	s.Records = s.Records[:0]
	for _, span := range [][2]int{{20, 30}, {25, 40}, {26, 39}, {22, 30}} {
		r := mark10(0, "ash", "tone", 2, 4)
		r.Span = corpus.Span{Start: span[0], End: span[1]}
		s.Records = append(s.Records, r)
	}
	want := []string{"elephant/0:", "tone/1: T1[20,30)+1 T1[25,40)+1"}
	if diff := cmp.Diff(want, listing(t, s, QuoteOptions{})); diff != "" {
		t.Error(diff)
	}
}

func TestAttribution(t *testing.T) {
	columns := []string{"role", "service", "pod"}
	leader := corpus.Participant{ID: "P1", Attributes: map[string]string{"role": "Pod Leader"}}
	client := corpus.Participant{ID: "P2", Attributes: map[string]string{"role": "client", "service": "Floating Support", "pod": "North; South"}}
	nobody := corpus.Participant{ID: "P3", Attributes: map[string]string{"service": "Hub"}}
	for _, c := range []struct{ template, leader, client, nobody string }{
		{"", "Pod Leader", "client", "participant"},
		{"{service} {role}", "Pod Leader", "Floating Support client", "participant"},
		{"{role}, {service}", "Pod Leader", "client, Floating Support", "participant"},
		{"{Role} ({pod})", "Pod Leader", "client (North and South)", "participant"},
		{"a {role} in {pod}", "a Pod Leader", "a client in North and South", "participant"},
		{"{service}", "participant", "Floating Support", "Hub"},
		{"someone", "participant", "participant", "participant"},
	} {
		a, err := ParseAttribution(c.template, columns)
		if err != nil {
			t.Errorf("%s: %v", c.template, err)
			continue
		}
		if diff := cmp.Diff([]string{c.leader, c.client, c.nobody}, []string{a.Of(leader), a.Of(client), a.Of(nobody)}); diff != "" {
			t.Errorf("%s: %s", c.template, diff)
		}
	}
	for _, bad := range []string{"{id}", "{participant}", "{rol", "role}", "{servise} {role}", "{}"} {
		if _, err := ParseAttribution(bad, columns); err == nil {
			t.Errorf("%s is accepted", bad)
		}
	}
}

func TestParseUnit(t *testing.T) {
	for text, want := range map[string]Unit{"": Participants, "Turns": "", "coding": Codings, "SEGMENTS": Segments, "documents": Documents} {
		got, err := ParseUnit(text)
		if got != want || (err != nil) != (want == "") {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}
