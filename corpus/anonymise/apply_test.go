package anonymise

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
)

// interview builds a document of the text; speakers are "Label=kind" or
// "Label=kind=participant", separated by commas.
func interview(t testing.TB, speakers, text string) *corpus.Document {
	t.Helper()
	meta := corpus.Meta{ID: "T01"}
	for _, s := range strings.Split(speakers, ",") {
		f := strings.Split(s+"==", "=")
		if f[0] != "" {
			meta.Speakers = append(meta.Speakers, corpus.Speaker{Label: f[0], Kind: corpus.SpeakerKind(f[1]), Participant: f[2]})
		}
	}
	d, err := corpus.Build(meta, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func spanOf(t *testing.T, text, quote string) corpus.Span {
	t.Helper()
	i := strings.Index(text, quote)
	if i < 0 {
		t.Fatalf("%q is not in %q", quote, text)
	}
	return corpus.Span{Start: i, End: i + len(quote)}
}

var cast = &People{Persons: []Person{
	{Name: "Maureen Fitzwarren", Aliases: []string{"Mo"}, Participant: "P03"},
	{Name: "Beatrix Ollerenshaw"},
	{Name: "Keeva Devane", Label: "key worker"},
	{Name: "Desmond Fitzwarren", Aliases: []string{"Des"}},
}}

func TestApplyWritesTheTranscriptAnew(t *testing.T) {
	d := interview(t, "MAUREEN=participant,Beatrix=interviewer,Des=other",
		"Interviewer: Beatrix Ollerenshaw\n\nBeatrix: So, Mo, how is Keeva's work?\n\nMAUREEN: Des says\n\nInterviewer: that is the wrong word.\n\nDes: I do. In Whitby, with the other Fitzwarren.\n")
	d = d.WithTimes([]time.Duration{-1, time.Second, 2 * time.Second, 3 * time.Second})
	res, err := Apply(d, cast, Options{Literals: []Literal{{Text: "Whitby"}}})
	if err != nil {
		t.Fatal(err)
	}
	want := "Interviewer : [person 1]\n\nInterviewer: So, [P03], how is [key worker]'s work?\n\nP03: [person 2] says\n\nInterviewer : that is the wrong word.\n\nOther 1: I do. In [removed], with the other [name].\n"
	if got := res.Document.Text; got != want {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
	if got := res.Document.Participants; len(got) != 1 || got[0] != "P03" {
		t.Errorf("participants %v", got)
	}
	for i, turn := range res.Document.Turns {
		if turn.At != d.Turns[i].At {
			t.Errorf("turn %d lost its time", turn.Number)
		}
	}
	if id := res.Document.ParticipantOf(res.Document.Turns[2]); id != "P03" {
		t.Errorf("turn 3 is spoken by %q", id)
	}
	if n := len(res.Report.Hits); n != 6 {
		t.Fatalf("%d hits, want 6", n)
	}
	for i, h := range []Hit{{Turn: 1, Person: 1}, {Turn: 2, Person: 0}, {Turn: 2, Person: 2}, {Turn: 3, Person: 3}, {Turn: 4, Person: -1}, {Turn: 4, Person: -1, Doubt: Shared}} {
		got := res.Report.Hits[i]
		if got.Turn != h.Turn || got.Person != h.Person || got.Doubt != h.Doubt {
			t.Errorf("hit %d is %+v", i, got)
		}
		if res.Offsets.Forward(got.Source) != got.Target || !strings.HasPrefix(res.Document.Slice(got.Target), "[") {
			t.Errorf("hit %d is not where its span says", i)
		}
	}
	if len(res.Report.Doubtful()) != 1 || len(res.Report.Unmapped()) != 0 {
		t.Errorf("doubtful %v, unmapped %v", res.Report.Doubtful(), res.Report.Unmapped())
	}
}

func TestSpeakerLabels(t *testing.T) {
	for _, c := range []struct{ why, speakers, want, unmapped string }{
		{"ids and roles stay", "P07=participant,I=interviewer,Speaker 1=other,Pod Leader=participant,FS-12a=participant", "P07,I,Speaker 1,Pod Leader,FS-12a", ""},
		{"a participant's names are one speaker", "Mo=participant,Maureen F=participant,Mrs Fitzwarren (Client)=participant", "P03,P03,Speaker 1", "2"},
		{"title, role and id may stand beside a name", "Mrs Maureen Fitzwarren (client)=other,P03 - Mo=other", "P03,P03", ""},
		{"an interviewer's name", "Beatrix=interviewer,Xanthe Pole=interviewer", "Interviewer,Interviewer 2", "1"},
		{"others are numbered", "Des=other,Keeva=other", "Other 1,Other 2", ""},
		{"unknown names", "Xanthe=participant,Yul=other,Speaker 1=other", "Speaker 2,Speaker 3,Speaker 1", "0,1"},
		{"initials may be a name", "XP=participant", "Speaker 1", "0"},
		{"somebody's mother is not that somebody", "Mo's mum=other", "Speaker 1", "0"},
		{"a participant given on import", "Xanthe=participant=P09", "P09", ""},
		{"an id that is a name of the list is none", "Xanthe=participant=Maureen", "Speaker 1", "0"},
	} {
		d := interview(t, c.speakers, "Words.\n")
		res, err := Apply(d, cast, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var labels []string
		for _, l := range res.Report.Labels {
			labels = append(labels, l.New)
		}
		if got := strings.Join(labels, ","); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
		var unmapped []string
		for _, i := range res.Report.Unmapped() {
			unmapped = append(unmapped, string(rune('0'+i)))
		}
		if got := strings.Join(unmapped, ","); got != c.unmapped {
			t.Errorf("%s: unmapped %q, want %q", c.why, got, c.unmapped)
		}
		if strings.Contains(string(res.Document.Render()), "Xanthe") {
			t.Errorf("%s: a raw label is left", c.why)
		}
	}
}

func TestPersonsWhoAreNoParticipants(t *testing.T) {
	people := &People{Persons: []Person{
		{Name: "Beatrix Ollerenshaw", Aliases: []string{"Bea"}, Label: "Interviewer"},
		{Name: "Ilka", Label: "researcher"}, {Name: "Yul", Label: "FACILITATOR"}, {Name: "Odo", Label: " moderator "},
		{Name: "Keeva", Label: "key worker"}, {Name: "Des"},
		{Name: "Mo", Participant: "P03", Label: "interviewer"},
	}}
	for _, c := range []struct{ why, speakers, participants, want string }{
		{"a label of the list makes an interviewer", "Ilka=participant", "", "Interviewer/interviewer"},
		{"whatever its case", "Beatrix=other,Yul=participant,Odo=participant", "", "Interviewer/interviewer Interviewer 2/interviewer Interviewer 3/interviewer"},
		{"two labels of one interviewer are one speaker", "Beatrix Ollerenshaw=participant,Bea=participant", "", "Interviewer/interviewer"},
		{"all others are others", "Keeva=participant,Des=participant", "", "Other 1/other Other 2/other"},
		{"two labels of one of them are one speaker", "Beatrix=interviewer,Des=other,Mr Des=participant", "", "Interviewer/interviewer Other 1/other"},
		{"an interviewer by the file stays one", "Des=interviewer", "", "Interviewer/interviewer"},
		{"none of them is the one participant", "Des=participant", "P09", "Other 1/other"},
		{"nor keeps a stranger from being it", "Ilka=participant,Xanthe=participant", "P09", "Interviewer/interviewer P09/participant"},
		{"an id of the file counts more", "Des=participant=P05", "", "P05/participant"},
		{"a participant who interviews is a participant", "Mo=participant", "", "P03/participant"},
	} {
		d := interview(t, c.speakers, "Words.\n")
		if c.participants != "" {
			d.Participants = strings.Split(c.participants, ",")
		}
		res, err := Apply(d, people, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range res.Document.Speakers {
			got = append(got, s.Label+"/"+string(s.Kind))
			if s.Kind != corpus.ParticipantSpeech && s.Participant != "" {
				t.Errorf("%s: %s has the participant id %s", c.why, s.Label, s.Participant)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", c.why, strings.Join(got, " "), c.want)
		}
	}
}

func TestARoleThatIsANameOfTheListIsNoRole(t *testing.T) {
	res, err := Apply(interview(t, "Nurse=other,Nurse 2=other", "Words.\n"), list("Ida Nurse", "Bo Nurse"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := string(res.Document.Render()); strings.Contains(got, "Nurse") {
		t.Errorf("a name is left: %s", got)
	}
}

func TestALoneParticipantIsNamedByTheDocument(t *testing.T) {
	d := interview(t, "Xanthe=participant,I=interviewer", "Xanthe: Me, Xanthe? On xanthe street.\n")
	d.Participants = []string{"P11"}
	res, err := Apply(d, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "P11: Me, [P11]? On xanthe street.\n"; res.Document.Text != want {
		t.Errorf("got %q, want %q", res.Document.Text, want)
	}
	if len(res.Report.Unmapped()) != 1 {
		t.Error("nobody is told that the name is on no list")
	}
}

func TestAHeadingStaysWhatItWas(t *testing.T) {
	d := interview(t, "", "# With Maureen\nFitzwarren\n\nText.\n")
	res, err := Apply(d, cast, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "# With [P03]\n[P03]\n\nText.\n"; res.Document.Text != want {
		t.Errorf("got %q", res.Document.Text)
	}
}

type fixedVotes []Vote

func (fixedVotes) Name() string                     { return "fixed" }
func (f fixedVotes) Detect(*corpus.Document) []Vote { return f }

func TestOverlappingVotesLeaveNothingOver(t *testing.T) {
	d := interview(t, "", "at Mo Pemberly Hall now")
	extra := fixedVotes{
		{Detector: "fixed", Span: corpus.Span{Start: 3, End: 14}, Person: -1, Replacement: "[a place]"},
		{Detector: "fixed", Span: corpus.Span{Start: 12, End: 19}, Person: -1, Replacement: "[x]"},
	}
	res, err := Apply(d, cast, Options{Detectors: []Detector{extra}})
	if err != nil {
		t.Fatal(err)
	}
	if want := "at [a place] now"; res.Document.Text != want {
		t.Errorf("got %q, want %q", res.Document.Text, want)
	}
}

// entangled is a list whose names are pieces of each other.
var entangled = list("Ann Mary", "Mary Jane Bell; Mrs O; J.T.", "Pat O'Brien; Brien", "Ma Jay; Am", "Jane Ann de Mary-Bell; Jt", "Min So", "Annmary Titus:case")

// spoken draws interviews full of names and what looks like them.
func spoken(t *rapid.T) *corpus.Document {
	piece := rapid.SampledFrom([]string{"Maureen", "maureen ", "MO", "Mo's ", "Fitz-\nwarren", "Fitzwarren", "Fitzwarrens ", "Mrs ", "M. ", "Des", "desmond",
		"Keeva", "Kee\u00adva", "Bea", "trix", "Ollerenshaw", " ", "\u00a0", "\n", "\n\n", "-", "’", "'s", ".", "[", "]", "[P03]", "# ", "Interviewer: ", "Other 1:",
		"P03: ", "Speaker 1:", "Zed: ", "Zed", "Ann", "Mary", "Jane ", "Bell", "bell", "O", "Brien", "J.", "T.", "JT", "T", "M", "Ma", "Am", "am", "So ", "so", " de ", "s", "also", "moment", "\u0301", "漢", "1", "_", "@"})
	text := strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), "")
	us := []corpus.Speaker{{Label: "Maureen", Kind: corpus.ParticipantSpeech}, {Label: "Zed", Kind: corpus.OtherSpeech}, {Label: "Beatrix", Kind: corpus.InterviewerSpeech}, {Label: "Des", Kind: corpus.OtherSpeech}}
	n := rapid.IntRange(0, len(us)).Draw(t, "speakers")
	d, err := corpus.Build(corpus.Meta{ID: "T01", Speakers: us[:n]}, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestApplyLeavesNoNameAndChangesNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := spoken(t)
		cast := rapid.SampledFrom([]*People{cast, entangled}).Draw(t, "people")
		res, err := Apply(d, cast, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if left := Leaks(string(res.Document.Render()), cast); len(left) > 0 {
			t.Fatalf("%d names left in %q", len(left), res.Document.Text)
		}
		if err := res.Offsets.Check(); err != nil {
			t.Fatal(err)
		}
		from, to := 0, 0
		for _, e := range append(res.Offsets.Edits, Edit{len(d.Text), 0, len(res.Document.Text), 0}) {
			if d.Text[from:e.Start] != res.Document.Text[to:e.NewStart] {
				t.Fatal("text outside the edits changed")
			}
			from, to = e.End, e.NewEnd
		}
		again, err := Apply(res.Document, cast, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if again.Document.Text != res.Document.Text || len(again.Offsets.Edits) > 0 {
			t.Fatalf("applied twice, %q became %q", res.Document.Text, again.Document.Text)
		}
	})
}

func FuzzApply(f *testing.F) {
	f.Add("Maureen: hello Mo\n\nZed: the door bell, Mrs Bell", "name,aliases,participant\nJoan Bell,,P01\nMaureen Fitz,Mo,\n", "Zed")
	f.Add("# A\nB: c", "name\nA B\n", "B")
	f.Fuzz(func(t *testing.T, text, csv, label string) {
		people, err := ReadPeople(strings.NewReader(csv), "people.csv")
		if err != nil {
			return
		}
		d, err := corpus.Build(corpus.Meta{ID: "T01", Speakers: []corpus.Speaker{{Label: label, Kind: corpus.OtherSpeech}}}, text)
		if err != nil {
			return
		}
		res, err := Apply(d, people, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if left := Leaks(res.Document.Text, people); len(left) > 0 {
			t.Fatalf("%d names left", len(left))
		}
	})
}

func TestLabelsWithTheSurnameFirst(t *testing.T) {
	for label, want := range map[string]string{
		"Fitzwarren, Maureen":           "P03",
		"Fitzwarren, Maureen (Guest)":   "P03",
		"Fitzwarren, Xanthe":            "Speaker 1", // a relative, perhaps
		"Pole, Xanthe (External)":       "Speaker 1",
		"Maureen Fitzwarren (Client 1)": "P03",
	} {
		d, err := corpus.Build(corpus.Meta{ID: "T01", Speakers: []corpus.Speaker{{Label: label, Kind: corpus.ParticipantSpeech}}}, label+": Words.\n")
		if err != nil {
			t.Fatal(err)
		}
		res, err := Apply(d, cast, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := res.Report.Labels[0].New; got != want {
			t.Errorf("%s: %s, want %s", label, got, want)
		}
	}
}
