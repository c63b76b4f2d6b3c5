package export

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mitten-qda/mitten/analysis"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (go test ./export -update writes it anew): %s", name, diff)
	}
}

func (s *sample) quotes(t testing.TB, f Format) []byte {
	t.Helper()
	set, _ := s.collect(t, QuoteRequest{Title: "What people said", Date: "2019-06-30", Select: analysis.QuoteOptions{Where: where(t, "cycle=2019-05")}})
	var b bytes.Buffer
	if err := WriteQuotes(&b, set, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (s *sample) frequencies(t testing.TB, f Format, o analysis.FrequencyOptions) []byte {
	t.Helper()
	table, err := analysis.Frequencies(s.study, o)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteFrequencies(&b, NewFrequencies(s.study, table, "", "2019-06-30"), f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGoldenQuotes(t *testing.T) {
	for _, f := range []Format{Markdown, CSV, HTML, JSON} {
		golden(t, "quotes."+string(f), newSample(t).quotes(t, f))
	}
}

func TestGoldenFrequencies(t *testing.T) {
	for _, f := range []Format{Markdown, CSV, JSON} {
		golden(t, "frequencies."+string(f), newSample(t).frequencies(t, f, analysis.FrequencyOptions{By: "role", PercentFrom: 5}))
	}
}

func TestSameInputSameBytes(t *testing.T) {
	for _, f := range QuoteFormats() {
		if !bytes.Equal(newSample(t).quotes(t, f), newSample(t).quotes(t, f)) {
			t.Errorf("quotes as %s differ from run to run", f)
		}
	}
	for _, f := range FrequencyFormats() {
		o := analysis.FrequencyOptions{By: "role"}
		if !bytes.Equal(newSample(t).frequencies(t, f, o), newSample(t).frequencies(t, f, o)) {
			t.Errorf("frequencies as %s differ from run to run", f)
		}
	}
}
