package corpus_test

import (
	"strings"
	"time"

	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
)

// labels are speaker labels that YAML, the label rule or code points could
// trip over.
var labels = []string{"P07", "I", "Interviewer", "Pod Leader (2)", "Ñandú", "yes", "null", "- x", "# y", "O'B", "\"q\"", "0", "漢字", "{a}", "~", "---"}

// phrases are what people in the invented transcripts say, and what stands
// between it.
var phrases = []string{
	"Yeah.", "good enough", "it was — you know — fine", "naming the elephant", "“well,”", "🐘", "e\u0301", "\u00a0", " ",
	"\n", "\n\n", "\n\n\n", "# Part one", "#tag", "P07: ", "\n\nP07: ", "\n\nI: so ", "I:", ":", "---", "\n---\n", "\t", "x", "\u2028",
}

func anyText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(phrases), 0, 40).Draw(t, "phrases"), "")
	})
}

func anyMeta() *rapid.Generator[corpus.Meta] {
	kinds := rapid.SampledFrom([]corpus.SpeakerKind{corpus.ParticipantSpeech, corpus.InterviewerSpeech, corpus.OtherSpeech})
	return rapid.Custom(func(t *rapid.T) corpus.Meta {
		m := corpus.Meta{
			ID:           rapid.SampledFrom([]string{"T01", "0", "1e3", "2019-05", "true", "no", "a.b_c-d"}).Draw(t, "id"),
			Kind:         rapid.SampledFrom([]string{"", "interview", "focus group", "yes", "a: b", "x # y", " lead", "two\nlines"}).Draw(t, "kind"),
			Cycle:        rapid.SampledFrom([]string{"", "2019-05", "2019-05-01", "1", "0x1f", "1_000", "=", "<<"}).Draw(t, "cycle"),
			Participants: rapid.SliceOfN(rapid.SampledFrom([]string{"P07", "12", "0012", "null", "a, b", "[x]", "2019-05-01"}), 0, 3).Draw(t, "participants"),
			Source: corpus.Source{
				SHA256: rapid.SampledFrom([]string{"", "00", "1e5", "ab12"}).Draw(t, "sha256"),
				Format: rapid.SampledFrom([]string{"", "docx"}).Draw(t, "format"),
				Layout: rapid.SampledFrom([]string{"", "label-colon", "a: {b}"}).Draw(t, "layout"),
			},
		}
		for _, label := range rapid.SliceOfNDistinct(rapid.SampledFrom(labels), 0, 4, rapid.ID[string]).Draw(t, "labels") {
			m.Speakers = append(m.Speakers, corpus.Speaker{
				Label: label, Kind: kinds.Draw(t, "kind of speech"),
				Participant: rapid.SampledFrom([]string{"", "P07", "007"}).Draw(t, "participant"),
			})
		}
		if rapid.Bool().Draw(t, "unlabelled") {
			m.Unlabelled = kinds.Draw(t, "kind of the unlabelled")
		}
		return m
	})
}

func anyTime() *rapid.Generator[time.Duration] {
	return rapid.Custom(func(t *rapid.T) time.Duration {
		unit := rapid.SampledFrom([]time.Duration{time.Second, time.Millisecond, time.Microsecond, time.Nanosecond}).Draw(t, "unit")
		n := rapid.Int64Range(-1, 20_000).Draw(t, "n")
		if n < 0 {
			return -1
		}
		return time.Duration(n) * unit
	})
}

func anyDocument() *rapid.Generator[*corpus.Document] {
	return rapid.Custom(func(t *rapid.T) *corpus.Document {
		d, err := corpus.Build(anyMeta().Draw(t, "meta"), anyText().Draw(t, "text"))
		if err != nil {
			t.Fatalf("Build: %v", err)
		}
		at := make([]time.Duration, len(d.Turns))
		for i := range at {
			at[i] = anyTime().Draw(t, "at")
		}
		return d.WithTimes(at)
	})
}
