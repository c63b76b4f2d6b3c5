package structured

import (
	"github.com/mitten-qda/mitten/corpus"
)

// Find gives the identifiers in text, in the order in which they begin. Two
// matches may overlap, but none contains another. It may be called by several
// goroutines at once.
func Find(text string) []Match {
	s := &scan{text: text, words: vocabulary()}
	s.tokenise()
	s.markCaseless()
	for i := range s.toks {
		s.at(i)
	}
	return merge(s.found)
}

// A scan is one text being read.
type scan struct {
	text    string
	words   map[string]entry
	toks    []token
	found   []Match
	groups  []group   // of the run of digits being read
	ends    []codeEnd // of the code being read
	numbers int       // token before which all numbers are read
	chunk   int       // token before which all strings without blanks are read
}

// at calls the rules that may begin at, or turn on, token i.
func (s *scan) at(i int) {
	t := &s.toks[i]
	if i >= s.chunk {
		s.chunk = s.readChunk(i)
	}
	if i >= s.numbers && (t.kind == number || t.class&spokenNumber != 0) {
		s.numbers = s.readNumbers(i)
	}
	switch {
	case t.kind == number:
		s.age(i)
		s.dayOfNumber(i)
		s.year(i)
		s.streetAbroad(i)
		s.boxNumber(i)
		s.houseByCue(i)
	case t.kind == word:
		s.atWord(i)
	}
}

func (s *scan) atWord(i int) {
	t := &s.toks[i]
	if t.end-t.start <= 2 && t.class&stop == 0 || t.end-t.start == 1 || t.class&(letterName|postArea) != 0 {
		s.spelledCode(i)
	}
	if t.upper && t.end-t.start == 1 {
		s.initials(i)
	}
	if t.allUpper {
		s.upperCode(i)
	}
	if t.class == 0 {
		return
	}
	for _, r := range wordRules {
		if t.class&r.on != 0 {
			r.read(s, i)
		}
	}
}

// wordRules are the rules that turn on a class of words.
var wordRules = [...]struct {
	on   class
	read func(*scan, int)
}{
	{monthName | monthShort, (*scan).monthDate},
	{ordinal, (*scan).dayAlone},
	{tensWord | teenWord | twoWord, (*scan).spokenYear},
	{digitWord | teenWord | tensWord, (*scan).age},
	{ordinal, (*scan).ageByBirthday},
	{formalTitle | kinTitle, (*scan).honorific},
	{introWord, (*scan).introduction},
	{kinWord, (*scan).kin},
	{ownWord, (*scan).ours},
	{streetType | streetWeak, (*scan).street},
	{streetFirst, (*scan).streetInFront},
	{homeWord, (*scan).flat},
	{numberWord, (*scan).houseNumber},
	{numberWord, (*scan).numbered},
	{postCue, (*scan).outwardCode},
	{refCue | passportCue | licenceCue, (*scan).reference},
	{atWord, (*scan).spokenEmail},
	{dotWord, (*scan).spokenDomain},
	{wwwWord, (*scan).bareDomain},
	{underscoreWord, (*scan).spokenHandle},
	{siteCue, (*scan).namedHandle},
}

// add notes that the bytes from start to end are an identifier.
func (s *scan) add(start, end int, kind Kind, rule string, sure bool) {
	if start < end {
		s.found = append(s.found, Match{corpus.Span{Start: start, End: end}, kind, rule, sure})
	}
}

// addToks is add for the tokens from first to last, last included.
func (s *scan) addToks(first, last int, kind Kind, rule string, sure bool) {
	s.add(s.toks[first].start, s.toks[last].end, kind, rule, sure)
}
