package detect

import (
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/gazetteer"
)

func words(t testing.TB) *gazetteer.Lists {
	t.Helper()
	l, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// layerCases are sentences with what is to be found in them, surfaces between
// bars; a candidate may be larger only by what the case says.
var layerCases = []struct{ why, text, want string }{
	{"inside a sentence", "So I told Benedek about the shed.", "Benedek"},
	{"a full name", "She met Orsolya Vadas at the gate.", "Orsolya Vadas"},
	{"particles inside a name", "It was Nuala de Brún who rang.", "Nuala de Brún"},
	{"d' and a capital", "Then d'Ettorre came.", "d'Ettorre"},
	{"a double name over a line end", "He asked Wetherall-\nGunn for it, and\n\nthen we went.", "Wetherall-\nGunn"},
	{"an unknown word at the start", "Kwabena was there. Then we left.", "Kwabena"},
	{"a word at the start is none", "Kettles were there. Lanterns too.", ""},
	{"a name that is a word, at the start, with what people do", "Grace said it would rain.", "Grace"},
	{"a word that is a name, at the start", "Mark the spot. Will you come? Bill it to us.", ""},
	{"a name that is a word before a surname", "Bill Hathersedge found him.", "Bill Hathersedge"},
	{"function words that are names", "I told Will about it, and then we all went home to see May.", "Will|May"},
	{"days and months", "On Monday in August we went, and at Easter.", ""},
	{"titles and roles", "The Pod Leader and the Doctor came to see my Mum.", ""},
	{"a club named by a day", "I go to the Thursday Club every week.", "Thursday Club"},
	{"a saint and its possessive", "She went to St Osyth's Hall and to St Blane's after.", "St Osyth's Hall|St Blane's"},
	{"a street without its kind", "They lived at 7 Heol y Barcud then.", "7 Heol y Barcud"},
	{"a place with a kind in lower case", "Up on the Herring Drift estate it was.", "Herring Drift estate"},
	{"a place of several words", "We moved to Bury St Edmunds in the end.", "Bury St Edmunds"},
	{"an office", "He went to the Larkholme Surgery first.", "Larkholme Surgery"},
	{"a nationality", "She was the only Eritrean there.", "Eritrean"},
	{"everyday acronyms", "The NHS and my GP and the TV.", ""},
	{"shouting is no name", "I said NO and he said WHY NOT.", ""},
	{"a capital inside", "I read it on wikiHow once.", "wikiHow"},
	{"an initial before a name", "It was J. Oyelaran, or J-Lo as we said.", "J. Oyelaran|J-Lo"},
	{"a cut word", "We were Twe- twenty of us. Mmkay. Erm.", ""},
	{"another script", "His wife is called 王秀英 at home.", "王秀英"},
	{"an address", "look at www.tanneryrooms.example/kasia and then we'll see", "www.tanneryrooms.example/kasia"},
}

var caselessCases = []struct{ why, text, want string }{
	{"an unknown word", "and then kwabena came round with the soup", "kwabena"},
	{"a full name", "it was delphine agbaje who said that to me then", "delphine agbaje"},
	{"a word as a surname behind a name", "i saw michael skinner at the bus stop last week", "michael skinner"},
	{"a name that is a word before an unknown one", "and mark ollivander came to see us on the day", "mark ollivander"},
	{"kin before a name that is a word", "so my sister rose came and she brought a cake", "rose"},
	{"the word", "the sun rose and we had to mark the place in good grace", ""},
	{"will", "and will said he will come if you will let him", "will"},
	{"that's somebody", "that's frank over there by the door with the dog", "frank"},
	{"frank as a word", "to be quite frank with you i was not happy at all", ""},
	{"a name said", "my name is mark and i am one of the volunteers here", "mark"},
	{"somebody's surname alone, once the full name was said", "we had dan savage round and then savage sang to us", "dan savage|savage"},
	{"initials", "it was o j simpson on the telly again that night", "o j simpson"},
	{"a place that is a word", "we used to live in bath and then we came to lowestoft", "bath|lowestoft"},
	{"an office", "they sent me to the fettlegate health centre in the end", "fettlegate health centre"},
	{"a day centre is anybody's", "he goes to the day centre and then to the old library", ""},
	{"noises", "erm yeah mmhmm innit gonna dunno aye ooh hahaha wasnt", ""},
}

func surfaces(text string, r Result) string {
	var out []string
	for _, c := range r.Candidates {
		out = append(out, text[c.Span.Start:c.Span.End])
	}
	return strings.Join(out, "|")
}

func TestLayers(t *testing.T) {
	s := New(Options{Words: words(t)})
	for _, c := range layerCases {
		// The last words have a capital, so that the text is plainly written with them.
		text := c.text + "\n\n" + "So there."
		p := newPage(text, nil, nil)
		if p.caseless {
			text += strings.Repeat(" And Zsombek came.", 3)
		}
		got := strings.TrimSuffix(strings.TrimSuffix(surfaces(text, s.Scan(text)), "Zsombek|Zsombek|Zsombek"), "|")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
	for _, c := range caselessCases {
		text := strings.Repeat("so then we went out and we had a look round the garden\n", 3) + c.text
		r := s.Scan(text)
		if !r.Caseless {
			t.Errorf("%s: not taken for caseless", c.why)
		}
		if got := surfaces(text, r); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestTiersAndKinds(t *testing.T) {
	s := New(Options{Words: words(t), People: &anonymise.People{Persons: []anonymise.Person{{Name: "Caoimhe Devane", Aliases: []string{"Keeva"}}, {Name: "Mrs Kathryn Oldroyd"}}}, Heard: []string{"Dawn"}})
	for _, c := range []struct{ why, text, want string }{
		{"the list of people", "So Keeva came, and then she left.", "Keeva/PERSON/A"},
		{"a name heard", "So then Dawn came, and then she left at dawn.", "Dawn/PERSON/A dawn/PERSON/B"},
		{"nearly a name of the list", "So Caoimhi came, and then she left, to see Devain.", "Caoimhi/PERSON/A Devain/PERSON/A"},
		{"another form of a given name of the list", "So then Kit came, and the kit was there.", "Kit/PERSON/A"},
		{"given name and surname", "So then Jonathan Whitfield came.", "Jonathan Whitfield/PERSON/A"},
		{"a word and a name are asked about", "So then Oak came, and Joy.", "Oak/PERSON/B Joy/PERSON/B"},
		{"a country", "So then we went to Slovenia and back.", "Slovenia/PLACE/A"},
		{"an office", "So we went to the Marram Fen High School and back.", "Marram Fen High School/ORG/B"},
		{"a line of a head ends where the next says what it is about", "Asked by: Jonathan Whitfield\nDate: soon\nWhere: the shed, Lowestoft\nTypist's note: she was late\n\nSo it is.\n\nAnd so.", "Jonathan Whitfield/PERSON/A Lowestoft/PLACE/A"},
		{"a name over a line end", "So then he said that Jonathan\nWhitfield had come to the house that day\n\nAnd so it was.", "Jonathan\nWhitfield/PERSON/A"},
		{"a label that opens turns", "Benedek: So how was it?\n\nP01: Good.\n\nBenedek: Right.\n", "Benedek/PERSON/A Benedek/PERSON/A"},
	} {
		if got := found(c.text, s.Scan(c.text)); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestAListOfOnesOwn(t *testing.T) {
	s := New(Options{Words: words(t), Own: []Own{{"blue barn", Place}, {"The Hinge", Organisation}}})
	const text = "So we met at the blue barn, and at the hinge. A hinge is a hinge."
	if got := found(text, s.Scan(text)); got != "blue barn/PLACE/B the hinge/ORG/B" {
		t.Errorf("%q", got)
	}
}

func TestFormsAreFolded(t *testing.T) {
	for surface, want := range map[string]string{
		"Brún": "brun", "O’Driscoll": "o driscoll", "07700 900-123": "07700 900 123", "YO98 4QX": "yo98 4qx", " jo@moss.example ": "jo@moss example", "": "",
	} {
		if got := Form(surface); got != want {
			t.Errorf("%q: %q, want %q", surface, got, want)
		}
	}
}

func TestAScannerKnowsHowTheStudyIsWritten(t *testing.T) {
	const text = "Kestrel was there.\n\nSo we went."
	if got := surfaces(text, New(Options{Words: words(t)}).Scan(text)); got != "" {
		t.Errorf("a word that opens a sentence: %q", got)
	}
	known := &Vocabulary{}
	known.Add("I told Kestrel so. We all like Kestrel here, and the birds.")
	if got := surfaces(text, New(Options{Words: words(t), Known: known}).Scan(text)); got != "Kestrel" {
		t.Errorf("a name elsewhere in the study: %q", got)
	}
}
