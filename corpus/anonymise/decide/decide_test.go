package decide

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/fault"
)

var (
	noon  = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	lists = Lists{People: &anonymise.People{Persons: []anonymise.Person{
		{Name: "Maureen Fitzwarren", Aliases: []string{"Mo"}, Participant: "P03"},
		{Name: "Beatrix"},
	}}}
)

func mustDecide(t *testing.T, l *Log, events ...Event) {
	t.Helper()
	for _, e := range events {
		if _, err := l.Decide(e, noon, lists); err != nil {
			t.Fatalf("%+v: %v", e, err)
		}
	}
}

// apply gives a text with what l decided replaced.
func apply(t *testing.T, l *Log, text string) string {
	t.Helper()
	plan := l.State().Plan(lists.People, lists.Literals)
	d, err := corpus.Build(corpus.Meta{ID: "T01"}, text)
	if err != nil {
		t.Fatal(err)
	}
	r, err := anonymise.NewReplacer(plan.People, anonymise.Options{Literals: plan.Literals})
	if err != nil {
		t.Fatal(err)
	}
	votes, _ := plan.Votes(d, detect.New(detect.Options{People: plan.People}).Scan(d.Text).Candidates)
	res, err := r.ApplyWith(d, votes)
	if err != nil {
		t.Fatal(err)
	}
	return res.Document.Text
}

func TestWhatIsPrinted(t *testing.T) {
	for name, c := range map[string]struct {
		events     []Event
		text, want string
	}{
		"numbers by category": {
			[]Event{{Surface: "Tess", As: Person}, {Surface: "Dortmund", As: Place}, {Surface: "Zsombek", As: Place}, {Surface: "Wool Inn", As: Organisation}},
			"So Tess, dortmund's, ZSOMBEK and the Wool\nInn, and Beatrix.", "So [Person 2], [Place 1]'s, [Place 2] and the [Organisation 1], and [person 1]."},
		"the nearest level that is not the name": {
			[]Event{{Surface: "Dortmund", As: Place, Levels: []string{"Dortmund", "a large city", "a region"}}}, "in Dortmund", "in [a large city]"},
		"a level": {
			[]Event{{Surface: "Dortmund", As: Place, Levels: []string{"a large city", "a region"}}, {Surface: "dortmund", Level: 2}}, "in Dortmund", "in [a region]"},
		"levels after a print": {
			[]Event{{Surface: "Dortmund", As: Place, Print: "a city"}, {Surface: "dortmund", Levels: []string{"a large city", "a region"}}}, "in Dortmund", "in [a large city]"},
		"a print after levels, and a level again": {
			[]Event{{Surface: "Dortmund", As: Place, Levels: []string{"a large city", "a region"}}, {Surface: "dortmund", Print: "a city"}, {Surface: "dortmund", Level: 2}}, "in Dortmund", "in [a region]"},
		"what was printed holds on": {
			[]Event{{Surface: "Dortmund", As: Place, Print: "a city"}, {Surface: "dortmund", As: Place}}, "in Dortmund", "in [a city]"},
		"brackets typed": {
			[]Event{{Surface: "Tess", As: Person, Print: "[the key worker]"}}, "with Tess", "with [the key worker]"},
		"another name of the list's": {
			[]Event{{Surface: "Reeny", As: Person, Same: "Maureen Fitzwarren"}}, "with Reeny's", "with [P03]'s"},
		"another name of another": {
			[]Event{{Surface: "Tess", As: Person}, {Surface: "Tessa", As: Person, Same: "Tess"}, {Surface: "Wool", As: Place}, {Surface: "Woolton", As: Place, Same: "Wool"}},
			"with Tessa in Woolton", "with [Person 2] in [Place 1]"},
		"no identifier": {[]Event{{Surface: "Fitzwarren", As: No}}, "the Fitzwarren, Maureen Fitzwarren", "the Fitzwarren, [P03]"},
		"kept":          {[]Event{{Surface: "Dortmund", As: Place, Keep: true, Reason: "a city of many"}}, "in Dortmund", "in Dortmund"},
		"by itself": {
			[]Event{{Surface: "14 March 2024", As: Date}, {Surface: "YO98 4AB", As: Address}, {Surface: "01947 555123", As: Contact}, {Surface: "m.wren@x.org", As: Contact}},
			"On 14 March, 2024 at yo984ab, 01947555123, M.Wren@x.org.", "On [March 2024] at [YO98], [phone number], [e-mail address]."},
		"a word that is one only with a capital": {
			[]Event{{Surface: "Will", As: Person}}, "I said Will will come", "I said [Person 2] will come"},
		"place by place": {
			[]Event{{Surface: "Fitzwarren", As: Person, Mentions: []Mention{{"T01", 1, 2}}}, {Surface: "Fitzwarren", As: No, Mentions: []Mention{{"T01", 1, 1}}}},
			"a Fitzwarren and a Fitzwarren and a Fitzwarren", "a Fitzwarren and a [Person 2] and a [P03]"},
	} {
		l := &Log{}
		mustDecide(t, l, c.events...)
		if got := apply(t, l, c.text); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
		again, err := Parse(l.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if got := apply(t, again, c.text); got != c.want {
			t.Errorf("%s, read again: %s", name, got)
		}
		for range c.events {
			if _, ok, err := again.Undo(noon); !ok || err != nil {
				t.Fatal(ok, err)
			}
		}
		if got, want := apply(t, again, c.text), apply(t, &Log{}, c.text); got != want {
			t.Errorf("%s, taken back:\n got %s\nwant %s", name, got, want)
		}
		if _, ok, _ := again.Undo(noon); ok {
			t.Errorf("%s: something is left to take back", name)
		}
	}
}

func TestNumbersStay(t *testing.T) {
	l := &Log{}
	mustDecide(t, l, Event{Surface: "Dortmund", As: Place}, Event{Surface: "Zsombek", As: Place})
	if _, _, err := l.Undo(noon); err != nil {
		t.Fatal(err)
	}
	mustDecide(t, l, Event{Surface: "Woolton", As: Place}, Event{Surface: "Dortmund", As: Place})
	if got, want := apply(t, l, "in Dortmund, Woolton"), "in [Place 1], [Place 3]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDecisionsThatMakeNoSense(t *testing.T) {
	for name, c := range map[string]struct {
		e          Event
		says, hint string
	}{
		"nothing":               {Event{Surface: " ... ", As: Place}, "nothing to decide", "as it stands"},
		"no kind":               {Event{Surface: "Dortmund"}, "say what it is", "person, place"},
		"another kind":          {Event{Surface: "Dortmund", As: "town"}, "no such kind", "person, place"},
		"no reason":             {Event{Surface: "Dortmund", As: Place, Keep: true}, "kept for a reason", "--reason"},
		"no such level":         {Event{Surface: "Dortmund", As: Place, Levels: []string{"a city"}, Level: 2}, "no level 2 of 1", "near to far"},
		"itself":                {Event{Surface: "Dortmund", As: Place, Print: "DORTMUND"}, "the identifier itself", "--keep"},
		"a name as a print":     {Event{Surface: "Dortmund", As: Place, Print: "where Beatrix lives"}, "holds a name", "not which"},
		"brackets":              {Event{Surface: "Dortmund", As: Place, Print: "a [city]"}, "has brackets", "not [a large city]"},
		"same as nobody":        {Event{Surface: "Tess", As: Person, Same: "Zsuzsa"}, "neither a name of the people list", "anonymise list"},
		"same as itself":        {Event{Surface: "Tess", As: Person, Same: "tess"}, "another name of itself", "before"},
		"a place as a person":   {Event{Surface: "Dortmund", As: Place, Same: "Beatrix"}, "persons only", "--as person"},
		"a participant to stay": {Event{Surface: "Mo", As: No}, "name of the people list", "--mention"},
	} {
		l := &Log{}
		_, err := l.Decide(c.e, noon, lists)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		if !strings.Contains(err.Error(), c.says) || !strings.Contains(strings.Join(fault.Hints(err), " "), c.hint) {
			t.Errorf("%s: %v (%v)", name, err, fault.Hints(err))
		}
		for _, word := range []string{"Dortmund", "Tess", "Zsuzsa", "Beatrix"} {
			if strings.Contains(strings.ToLower(err.Error()), strings.ToLower(word)) {
				t.Errorf("%s: the error holds a name: %v", name, err)
			}
		}
		if len(l.Bytes()) > 0 {
			t.Errorf("%s: the log was changed", name)
		}
	}
}

func TestGeneralised(t *testing.T) {
	for _, c := range []struct {
		kind          Kind
		surface, want string
	}{
		{Age, "84", "in their eighties"}, {Age, "eighty-four years old", "in their eighties"}, {Age, "aged 7", "under ten"},
		{Age, "seventeen", "in their teens"}, {Age, "101", "over a hundred"}, {Age, "30 or 40", ""}, {Age, "old", ""},
		{Date, "14 March 2024", "March 2024"}, {Date, "the 3rd of Sept 1950", "September 1950"}, {Date, "12/03/2024", "March 2024"},
		{Date, "2024-03-12", "March 2024"}, {Date, "1/13/24", ""}, {Date, "March 3rd", "March"}, {Date, "last Tuesday", ""},
		{Address, "yo98 4ab", "YO98"}, {Address, "12 High Street", ""}, {Person, "84", ""},
	} {
		if got, _ := generalised(c.kind, c.surface); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.kind, c.surface, got, c.want)
		}
	}
}

func TestCategories(t *testing.T) {
	for _, c := range []struct {
		kind          detect.Kind
		surface, want string
	}{
		{detect.Person, "Tess", "name"}, {detect.Place, "Wool", "place"}, {detect.Organisation, "Wool Inn", "organisation"},
		{detect.Contact, "01947 555123", "phone number"}, {detect.Contact, "oh one nine four seven", "phone number"},
		{detect.Contact, "m.wren@x.org", "e-mail address"}, {detect.Contact, "maureen at wool dot org", "e-mail address"},
		{detect.Contact, "@reeny", "web address"}, {detect.Contact, "www.wool.org", "web address"}, {detect.ID, "943 476 5919", "number"},
		{detect.Address, "12 High Street", "address"}, {detect.Address, "YO98 4AB", "postcode"}, {detect.Date, "3 May", "date"}, {detect.Age, "84", "age"},
	} {
		if got := Category(c.kind, c.surface); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.kind, c.surface, got, c.want)
		}
	}
}

func TestPseudonymsAreNobody(t *testing.T) {
	taken := Taken{}
	first, err := Pseudonym("polish", "f", taken.Has)
	if err != nil {
		t.Fatal(err)
	}
	taken.Add("and " + strings.ToUpper(first) + "'s")
	second, err := Pseudonym("polish", "f", taken.Has)
	if err != nil || second == first {
		t.Errorf("%q, %v", second, err)
	}
	if _, err := Pseudonym("polish", "", func(string) bool { return true }); err == nil {
		t.Error("a name that somebody has")
	}
	for _, origin := range Origins() {
		for _, gender := range []string{"f", "m"} {
			if _, err := Pseudonym(origin, gender, taken.Has); err != nil {
				t.Errorf("%s %s: %v", origin, gender, err)
			}
		}
	}
}

func TestForgettingTakesOutEventsAndNothingElse(t *testing.T) {
	l := &Log{}
	mustDecide(t, l, Event{Surface: "Reeny", As: Person, Same: "Mo"}, Event{Surface: "Reens", As: Person, Same: "Reeny"}, Event{Surface: "Dortmund", As: Place})
	if err := l.Hear("T01", []string{"reeny", "wool"}, noon); err != nil {
		t.Fatal(err)
	}
	if !l.Forget(func(name string) bool { return lists.People.Owner(name) == 0 }) {
		t.Error("nothing was forgotten")
	}
	text := strings.ToLower(string(l.Bytes()))
	for _, gone := range []string{"reen", `"mo"`} {
		if strings.Contains(text, gone) {
			t.Errorf("%s is left in %s", gone, text)
		}
	}
	for _, stays := range []string{"dortmund", "wool"} {
		if !strings.Contains(text, stays) {
			t.Errorf("%s is gone from %s", stays, text)
		}
	}
	if l.Forget(func(string) bool { return false }) {
		t.Error("nobody was forgotten, and the log changed")
	}
}

func TestALogOfLaterKeepsItsFields(t *testing.T) {
	line := `{"id":"1","op":"praise","at":"2026-05-04T12:00:00Z","form":"tess","stars":5}` + "\n"
	l, err := Parse([]byte(line))
	if err != nil {
		t.Fatal(err)
	}
	mustDecide(t, l, Event{Surface: "Tess", As: Person})
	if !strings.HasPrefix(string(l.Bytes()), line) || l.Events()[1].ID != "2" {
		t.Errorf("%s", l.Bytes())
	}
	if _, err := Parse([]byte(line + "Tess is here\n")); err == nil || strings.Contains(err.Error(), "Tess") || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("%v", err)
	}
}

// What apply does of itself: sure candidates become their category, others stay
// and wait, and what was decided or is covered is not asked.
func TestWhatNobodyHasDecided(t *testing.T) {
	text := "Interviewer: Ask Tess Wool, Mrs Beatrix, Zsombek and Juno.\n\nZsombek: Juno, I said. Wren in Dortmund, Maureen Quince. May? May! Quince Beatrix Vale and Mo Hill.\n"
	d, err := corpus.Build(corpus.Meta{ID: "T01", Speakers: []corpus.Speaker{{Label: "Interviewer", Kind: corpus.InterviewerSpeech}, {Label: "Zsombek", Kind: corpus.ParticipantSpeech}}}, text)
	if err != nil {
		t.Fatal(err)
	}
	var found []detect.Candidate
	at := 0
	for _, c := range []struct {
		surface string
		kind    detect.Kind
		tier    detect.Tier
		layer   string
	}{
		{"Tess Wool", detect.Person, detect.Sure, "names"}, {"Mrs Beatrix", detect.Person, detect.Sure, "people"}, {"Zsombek", detect.Place, detect.Ask, "capitals"},
		{"Juno", detect.Person, detect.Ask, "capitals"}, {"Zsombek", detect.Person, detect.Ask, "capitals"}, {"Juno", detect.Person, detect.Sure, "names"},
		{"Wren", detect.Person, detect.Ask, "heard"}, {"Dortmund", detect.Place, detect.Sure, "places"}, {"Maureen Quince", detect.Person, detect.Sure, "names"},
		{"May", detect.Person, detect.Sure, "context"}, {"May", detect.Person, detect.Ask, "capitals"},
		{"Quince Beatrix Vale and Mo Hill", detect.Person, detect.Sure, "names"},
	} {
		i := at + strings.Index(text[at:], c.surface)
		at = i + len(c.surface)
		found = append(found, detect.Candidate{Span: corpus.Span{Start: i, End: at}, Kind: c.kind, Tier: c.tier, Layers: []string{c.layer}})
	}
	l := &Log{}
	mustDecide(t, l, Event{Surface: "Dortmund", As: No})
	plan := l.State().Plan(lists.People, nil)
	votes, waiting := plan.Votes(d, found)
	r, err := anonymise.NewReplacer(plan.People, anonymise.Options{Literals: plan.Literals})
	if err != nil {
		t.Fatal(err)
	}
	res, err := r.ApplyWith(d, votes)
	if err != nil {
		t.Fatal(err)
	}
	// Juno is sure once, so all of it goes; May is an everyday word.
	want := "Interviewer: Ask [name], Mrs [person 1], Zsombek and [name].\n\nSpeaker 1: [name], I said. [name] in Dortmund, [P03]. [name]? May! [name] [person 1] [name] [P03] [name].\n"
	if got := strings.ReplaceAll(res.Document.Text, "[Speaker 1]", "Zsombek"); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	var told []string
	for _, w := range waiting {
		mark := ""
		if w.Masked {
			mark = "*"
		}
		told = append(told, w.Form+mark)
	}
	if got, want := strings.Join(told, ", "), "tess wool*, zsombek, juno*, juno*, wren*, maureen quince*, may*, may, quince beatrix vale and mo hill*"; got != want {
		t.Errorf("waiting:\n got %s\nwant %s", got, want)
	}
}

func TestNearAndCovers(t *testing.T) {
	l := &Log{}
	mustDecide(t, l, Event{Surface: "Wool Inn", As: Organisation}, Event{Surface: "Tess Wren", As: Person}, Event{Surface: "Moss", As: No})
	p := l.State().Plan(lists.People, nil)
	for surface, want := range map[string]string{"Fitzwarren": "Maureen Fitzwarren", "wool": "Wool Inn", "Tess Wren Quince": "Tess Wren", "Quince": "", "Moss Side": ""} {
		if got := p.Near(surface); got != want {
			t.Errorf("near %s: %q, want %q", surface, got, want)
		}
	}
	for surface, want := range map[string]bool{"Mrs Fitzwarren": true, "Tess": true, "Moss": true, "Wool": false, "Moss Side": false, "Mo": true} {
		if got := p.Covers(surface); got != want {
			t.Errorf("covers %s: %v", surface, got)
		}
	}
}

// A log of format 1, which every later version must read.
func TestALogOfFormat1StillCounts(t *testing.T) {
	data, err := os.ReadFile("testdata/v1.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	l, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := apply(t, l, "Tess and Reeny of Dortmund, Zsombek, Quince."), "[Person 2] and [P03] of [a region], Zsombek, Quince."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	s := l.State()
	if names, ok := s.Heard("T02"); !ok || len(names) != 1 {
		t.Errorf("heard: %q %v", names, ok)
	}
	if _, ok := s.Heard("T03"); ok {
		t.Error("nobody listened to T03")
	}
	if reason, ok := s.Waived("tesso"); !ok || reason != "a brand" {
		t.Errorf("waived: %q %v", reason, ok)
	}
	if string(l.Bytes()) != string(data) {
		t.Error("read and written, the log is another")
	}
}
