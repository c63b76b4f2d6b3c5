package query

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/internal/fault"
)

func w(text string) Word               { return Word{Text: text} }
func f(name, value string, c int) Node { return Field{Name: name, Value: value, Col: c} }

func TestParse(t *testing.T) {
	cases := []struct {
		why, in string
		want    Node
	}{
		{"nothing asks for everything", "  ", And{}},
		{"a word", "elephant", w("elephant")},
		{"a space is and", "lost the plot", And{w("lost"), w("the"), w("plot")}},
		{"a phrase", `"lost the plot"`, Phrase{"lost the plot"}},
		{"curly quotes", "“lost the plot”", Phrase{"lost the plot"}},
		{"an apostrophe, straight and curly, is part of the word", "can't can’t", And{w("can't"), w("can’t")}},
		{"a single quote opens nothing", "'cause", w("'cause")},
		{"fuzzy", "elephnat~ elefnat~2 same~0", And{Word{"elephnat", 1, false}, Word{"elefnat", 2, false}, w("same")}},
		{"prefix", "listen*", Word{"listen", 0, true}},
		{"and binds closer than or", "a b OR c AND d", Or{And{w("a"), w("b")}, And{w("c"), w("d")}}},
		{"parentheses group", "(a OR b) c", And{Or{w("a"), w("b")}, w("c")}},
		{"parentheses that change nothing leave no trace", "((a) (b c))", And{w("a"), w("b"), w("c")}},
		{"not and minus", "a NOT b -c -(d e)", And{w("a"), Not{w("b")}, Not{w("c")}, Not{And{w("d"), w("e")}}}},
		{"a minus within a word is not an operator", "drop-in", w("drop-in")},
		{"a minus alone is noise", "a - b", And{w("a"), w("-"), w("b")}},
		{"lower-case or between operands", "good or bad", Or{w("good"), w("bad")}},
		{"lower-case and between operands", "salt and -pepper", And{w("salt"), Not{w("pepper")}}},
		{"lower-case or at the ends is a word", "or good or", And{w("or"), w("good"), w("or")}},
		{"lower-case or in parentheses alone is a word", "(or) a", And{w("or"), w("a")}},
		{"upper-case AND makes a word of the or after it", "a AND or AND b", And{w("a"), w("or"), w("b")}},
		{"lower-case not is a word", "not good enough", And{w("not"), w("good"), w("enough")}},
		{"lower-case not before a phrase is a word", `not "good enough"`, And{w("not"), Phrase{"good enough"}}},
		{"lower-case not before a field excludes", "not role:volunteer", Not{f("role", "volunteer", 5)}},
		{"lower-case not before a negated field excludes", "not role!=volunteer", Not{Not{f("role", "volunteer", 5)}}},
		{"lower-case not before a parenthesis excludes", "a not (b or c)", And{w("a"), Not{Or{w("b"), w("c")}}}},
		{"title case is a word", "Or And Not", And{w("Or"), w("And"), w("Not")}},
		{"a field with a colon, its name in lower case", "Theme:good-enough", f("theme", "good-enough", 1)},
		{"a field with an equals sign and quotes", `x role="Pod Leader"`, And{w("x"), f("role", "Pod Leader", 3)}},
		{"a column counts code points", "né role:x", And{w("né"), f("role", "x", 4)}},
		{"not equal", "role!=client", Not{f("role", "client", 1)}},
		{"a value that begins so", `cycle:2019* role:"pod l"*`, And{Field{"cycle", "2019", 1, true}, Field{"role", "pod l", 13, true}}},
		{"a star in quotes is only a star", `role:"a*"`, f("role", "a*", 1)},
		{"a field name with a space", `"First language":Welsh`, f("first language", "Welsh", 1)},
		{"a phrase before a colon is a phrase", `"he said": no`, And{Phrase{"he said"}, w(":"), w("no")}},
		{"a time of day is no field", "10:30", w("10:30")},
		{"a value may hold separators", "document:a=b:c", f("document", "a=b:c", 1)},
	}
	for _, c := range cases {
		t.Run(c.why, func(t *testing.T) {
			got, err := Parse(c.in)
			if err != nil {
				t.Fatalf("%s: %v", c.in, err)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("%s: -want +got\n%s", c.in, d)
			}
		})
	}
}

func TestParseErrors(t *testing.T) {
	cases := []struct {
		in   string
		col  int
		says string
	}{
		{`né "good enough`, 4, "quote is not closed"},
		{`role:"Pod`, 6, "quote is not closed"},
		{`a ""`, 3, "nothing between the quotes"},
		{"a AND", 3, "AND has nothing after it"},
		{"AND a", 1, "AND has nothing before it"},
		{"a OR OR b", 6, "OR has nothing before it"},
		{"NOT", 1, "NOT has nothing after it"},
		{"(a", 1, "not closed"},
		{"a (", 3, "not closed"},
		{"a ()", 3, "nothing between the parentheses"},
		{")", 1, "no ("},
		{"a) b", 2, "no ("},
		{"role: x", 1, `"role" has no value`},
		{`x role=""`, 3, `"role" has no value`},
		{"a *", 3, "not a word"},
		{"a*b", 1, "not a word"},
		{"a~3", 1, "1 or 2"},
		{`"a b"~`, 6, "a phrase takes no ~"},
		{strings.Repeat("(", 300), 201, "within each other"},
	}
	for _, c := range cases {
		n, err := Parse(c.in)
		var at *fault.Error
		if !errors.As(err, &at) || at.Col != c.col || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %v, %v; want column %d, %q", c.in, n, err, c.col, c.says)
		}
		if len(fault.Hints(err)) == 0 && c.says != "within each other" {
			t.Errorf("%s: no hint", c.in)
		}
	}
}

func TestFieldsAndHasText(t *testing.T) {
	n, err := Parse("theme:a (role:b OR NOT (theme:c cycle:d))")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"theme", "role", "cycle"}, Fields(n)); d != "" {
		t.Error(d)
	}
	if HasText(n) {
		t.Error("fields alone are no text")
	}
	for _, in := range []string{"role:b -x", `role:b OR "x y"`} {
		if n, err := Parse(in); err != nil || !HasText(n) {
			t.Errorf("%s: %v asks for text", in, n)
		}
	}
}

var noCol = cmpopts.IgnoreFields(Field{}, "Col")

// Whatever parses prints as something that parses to the same tree.
func TestStringParsesBack(t *testing.T) {
	pieces := []string{"a", "or", "and", "not", "AND", "OR", "NOT", "-", "(", ")", "(", ")", `"x y"`, "b*", "c~2",
		"role:d", "cycle!=e", `role:"f g"*`, `"h i":j`, " ", " ", " ", " ", "10:30", "’s"}
	rapid.Check(t, func(t *rapid.T) {
		parsesBack(t, strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between")))
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", `a "b c" OR -d`, "role:x* not (y)", `"a b":"c"`, "a~2 (b", "“x” ) :", "\xff:a", "İ:x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) { parsesBack(t, in) })
}

func parsesBack(t interface{ Fatalf(string, ...any) }, in string) {
	n, err := Parse(in)
	if err != nil {
		return
	}
	again, err := Parse(n.String())
	if err != nil {
		t.Fatalf("%q prints as %q: %v", in, n, err)
	}
	if d := cmp.Diff(n, again, noCol); d != "" {
		t.Fatalf("%q prints as %q: %s", in, n, d)
	}
}
