package gazetteer

import (
	"strings"
	"testing"
)

func TestFunctionWordsAreNoNames(t *testing.T) {
	l := load(t)
	for w := range strings.FieldsSeq(`the and of to in on so do he no you an my or oh can said man woman people thing
		yeah um er me him she they was were are is am be been had has have did done will-not a b z mr mrs dr baby unknown`) {
		if l.Given(w) || l.Surname(w) {
			t.Errorf("%s is a name", w)
		}
	}
}

func TestNamesThatAreWordsToo(t *testing.T) {
	l := load(t)
	for w := range strings.FieldsSeq("will may grace mark hope rose joy frank jack faith dawn bill dot pip") {
		if !l.Given(w) || l.Common(w) == 0 {
			t.Errorf("%s: given %v, class %d; want a name and a word", w, l.Given(w), l.Common(w))
		}
	}
	for w := range strings.FieldsSeq("brown white young king wood hill field baker church day") {
		if !l.Surname(w) && w != "day" || l.Common(w) == 0 {
			t.Errorf("%s: surname %v, class %d; want a name and a word", w, l.Surname(w), l.Common(w))
		}
	}
}

func TestRank(t *testing.T) {
	l := load(t)
	if common, rare := l.GivenRank("margaret"), l.GivenRank("zebulon"); common != 1 || rare <= common {
		t.Errorf("ranks %d and %d of a common and a rare name, want 1 and more", common, rare)
	}
	if l.GivenRank("qzx") != 0 || l.SurnameRank("qzx") != 0 {
		t.Error("what is no name has a rank")
	}
}
