package export

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/corpus"
)

func TestCollectedQuotes(t *testing.T) {
	s := newSample(t)
	set, notes := s.collect(t, QuoteRequest{})
	var got []string
	for _, theme := range set.Themes {
		got = append(got, fmt.Sprintf("%s %d: %s", theme.Name, theme.Depth, theme.share()))
		for _, q := range theme.Quotes {
			got = append(got, q.Text+" — "+q.Attribution)
		}
	}
	want := []string{
		// P01 in T1; P02 and P03 in T2. Five speak: P01 to P05.
		"naming the elephant 0: 3 of 5 participants",
		"Nothing changed. [a client] and I had \"the talk\" -- 1 < 2 & *so on*.\n\nI said it | out loud, and [a client]'s sister laughed [laughs]. — Pod Leader",
		"Interviewer: You two know each other?\n\nClient 1: We do.\n\nClient 2: We do, it’s “fine” – [an aside].\n\nClient 1: Since spring. — client 1 and client 2",
		"tone <of voice> 1: 1 of 5 participants",
		"Pod Leader: I said it | out loud, and [a client]'s sister laughed [laughs].\n\nInterviewer: And then?\n\nPod Leader: Then [a participant] rang, about [a client]. — Pod Leader",
		// P04 is counted but not quoted; the coding of a label has no words.
		"=good enough 0: 3 of 5 participants",
		"We do, it’s “fine” – [an aside] — client",
		"=1+1 is how I would put it. — participant",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if set.Count != 5 || notes.Withheld["No-quotes"] != 1 || len(notes.Withheld) != 1 || notes.Wordless != 1 {
		t.Errorf("%d quotes, %v withheld, %d without words; want 5, 1, 1", set.Count, notes.Withheld, notes.Wordless)
	}
	for i, theme := range set.Themes {
		if len(notes.Records[i]) != len(theme.Quotes) {
			t.Fatalf("%s: %d records of %d quotes", theme.Name, len(notes.Records[i]), len(theme.Quotes))
		}
		for _, r := range notes.Records[i] {
			if got := s.study.Records[r].Theme; got != theme.ID {
				t.Errorf("%s: a record of %s", theme.ID, got)
			}
		}
	}
	if want := "[a client] called it *good enough*."; set.Themes[2].Definition != want {
		t.Errorf("definition %q, want %q", set.Themes[2].Definition, want)
	}
}

func TestAttributionByTemplate(t *testing.T) {
	s := newSample(t)
	set, _ := s.collect(t, QuoteRequest{Attribution: attribution(t, s, "{service} {role}"), PercentFrom: 5})
	q := set.Themes[0].Quotes
	if q[0].Attribution != "Pod Leader" || q[1].Attribution != "Floating Support client and Hub and Floating Support client" {
		t.Errorf("attributions %q and %q", q[0].Attribution, q[1].Attribution)
	}
	if !strings.Contains(q[0].Text, "[a Floating Support client] and I") {
		t.Errorf("mention in %q", q[0].Text)
	}
	if p := set.Themes[0].Percent; p == nil || *p != 60 {
		t.Errorf("3 of 5 with percentages from 5: %v", p)
	}
}

func TestScopeOfASetNamesNobody(t *testing.T) {
	s := newSample(t)
	set, _ := s.collect(t, QuoteRequest{Select: analysis.QuoteOptions{
		Where: where(t, `participant:P02 OR document:T1 (role:client OR NOT speaker:P01) speaker:participant`)}})
	for _, id := range []string{"P0", "T1"} {
		if strings.Contains(set.Scope, id) {
			t.Errorf("scope %q names %s", set.Scope, id)
		}
	}
	if !strings.Contains(set.Scope, "role:client") || !strings.Contains(set.Scope, "speaker:participant") {
		t.Errorf("scope %q lacks its conditions", set.Scope)
	}
	if set.N != 1 {
		t.Errorf("N is %d, want P02 alone: T1's only participant is neither", set.N)
	}
}

func TestSharesFollowTheSelection(t *testing.T) {
	s := newSample(t)
	// Of corin's own codings of the parent: P01 in T1, P02 and P03 in T2; bo's
	// are on another theme; the sub-theme adds nobody, so it is moved to T10.
	s.study.Records[1].Document, s.study.Records[1].Span, s.study.Records[1].FirstTurn, s.study.Records[1].LastTurn = 2, corpus.Span{Start: 0, End: 10}, 0, 1
	s.study.Records[2].Coder = "bo"
	for want, o := range map[string]analysis.QuoteOptions{
		"4 of 5": {}, "3 of 5": {Own: true}, "2 of 5": {Coder: "corin"}, "1 of 5": {Coder: "corin", Own: true}, "1 of 2": {Where: where(t, "document:T10")},
	} {
		set, _ := s.collect(t, QuoteRequest{Select: o})
		if got := set.Themes[0].share(); got != want+" participants" {
			t.Errorf("%+v: %s, want %s", o, got, want)
		}
	}
}

func TestNobodyButParticipants(t *testing.T) {
	s := newSample(t)
	s.code(t, 2, "bo", "stepping-back", "1. Noted", "Noted.")
	s.code(t, 0, "bo", "stepping-back", "# Second", "visit")
	set, _ := s.collect(t, QuoteRequest{Select: analysis.QuoteOptions{Themes: []string{"stepping-back"}, AllSpeech: true}})
	got := []string{}
	for _, q := range set.Themes[0].Quotes {
		got = append(got, q.Attribution+": "+q.Text)
	}
	if diff := cmp.Diff([]string{"Note in the transcript: Second visit", "Interviewer: 1. Noted."}, got); diff != "" {
		t.Error(diff)
	}
	if set, _ := s.collect(t, QuoteRequest{Select: analysis.QuoteOptions{Themes: []string{"stepping-back"}}}); set.Count != 0 || len(set.Themes) != 1 {
		t.Errorf("%d quotes without --all-speech", set.Count)
	}
}

func TestCollectingFails(t *testing.T) {
	s := newSample(t)
	lost := errors.New("lost")
	for name, text := range map[string]func(int) (*corpus.Document, error){
		"unreadable": func(int) (*corpus.Document, error) { return nil, lost },
		"another":    func(int) (*corpus.Document, error) { return s.texts[2], nil },
	} {
		if _, _, err := CollectQuotes(s.study, QuoteRequest{Text: text}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	other := *s.texts[0]
	other.ID = "T9"
	if _, _, err := CollectQuotes(s.study, QuoteRequest{Text: func(i int) (*corpus.Document, error) {
		if i == 0 {
			return &other, nil
		}
		return s.texts[i], nil
	}}); err == nil {
		t.Error("T9 is accepted for T1")
	}
	shorter, err := corpus.Build(s.texts[0].Meta, s.texts[0].Text[:60]+"\n\nP01: a\n\nP01: b\n\nP01: c\n")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := CollectQuotes(s.study, QuoteRequest{Text: func(i int) (*corpus.Document, error) {
		if i == 0 {
			return shorter, nil
		}
		return s.texts[i], nil
	}}); err == nil || !strings.Contains(err.Error(), "T1 changed") {
		t.Errorf("a document that lost its end: %v", err)
	}
	if _, _, err := CollectQuotes(s.study, QuoteRequest{Text: s.text, Select: analysis.QuoteOptions{Themes: []string{"nothing"}}}); err == nil {
		t.Error("an unknown theme is accepted")
	}
}

func TestMentions(t *testing.T) {
	study := &analysis.Study{Roster: &corpus.Roster{Participants: []corpus.Participant{
		{ID: "P03", Attributes: map[string]string{"role": "Pod Leader"}},
		{ID: "pod-7", Attributes: map[string]string{"role": "operations manager"}},
		{ID: "May", Attributes: map[string]string{"role": "client"}},
		{ID: "12"},
	}}, Documents: []analysis.Document{{Meta: corpus.Meta{Participants: []string{"P77"}}}}}
	m := newMentions(study, analysis.Attribution{}.Of)
	for text, want := range map[string]string{
		"[P03] said":                "[a Pod Leader] said",
		"[p03]'s and [P03’s] plan":  "[a Pod Leader]'s and [a Pod Leader’s] plan",
		"“P03”, P03-led, (P03.)":    "“[a Pod Leader]”, [a Pod Leader]-led, ([a Pod Leader].)",
		"[P03 laughs] [laughs]":     "[a Pod Leader laughs] [laughs]",
		"[P99], [P77] and P99":      "[a participant], [a participant] and P99",
		"pod-7 and [pod-7], pod-70": "[an operations manager] and [an operations manager], pod-70",
		"May may, [May] and [12]":   "May may, [a client] and [a participant]",
		"12 of MP03 or P031, éP03":  "12 of MP03 or P031, éP03",
		"P03é, _P03_, P03_P03":      "P03é, _[a Pod Leader]_, [a Pod Leader]_[a Pod Leader]",
		"[A4] [2] [M25] [":          "[A4] [2] [M25] [",
		"":                          "",
	} {
		if got := m.replace(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	for name, want := range map[string]string{"client": "a client", "operations manager": "an operations manager", "University student": "a University student", "unpaid helper": "an unpaid helper", "Éducateur": "a Éducateur"} {
		if got := withArticle(name); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Whatever is no clear yes keeps a person's words back, and is named.
func TestConsent(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "yes": "", "Y": "", " TRUE. ": "", "1": "", "full": "", "given": "", "consented; OK": "",
		"No quotes": "No quotes", "recording; NO_QUOTES": "recording", "yes; no quotes": "no quotes", "withdrawn": "withdrawn",
		"partial": "partial", "ask first": "ask first", "yes, but not by name": "yes, but not by name", "0": "0", "?": "?",
	} {
		if got := refusal(corpus.Participant{Attributes: map[string]string{"consent": cell}}); got != want {
			t.Errorf("%q: kept back by %q, want %q", cell, got, want)
		}
	}
}
