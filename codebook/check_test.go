package codebook

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/internal/fault"
)

const top = "codebook: 1\nthemes:\n"

// Each file has the problems listed, in file order, as severity line:col
// message | hint; parts of them are enough.
func TestCheckFindsEveryProblem(t *testing.T) {
	theme := func(lines string) string { return top + "  - id: tone\n    definition: d\n" + lines }
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"nothing wrong":                     {theme(""), nil},
		"no themes yet":                     {"codebook: 1\nthemes:\n", nil},
		"no themes key":                     {"codebook: 1\nname: x\n", nil},
		"with a ---":                        {"---\n" + theme(""), nil},
		"texts that look like other things": {theme("    name: 12\n    memo: yes\n    cues: [on, 3.5, 2019-05-01]\n"), nil},

		"empty file":          {"", []string{"error 0:0 the codebook is empty | themes:"}},
		"only comments":       {"# hello\n\n", []string{"error 0:0 the codebook is empty"}},
		"only a ---":          {"---\n", []string{"error 0:0 the codebook is empty"}},
		"not a mapping":       {"- id: tone\n", []string{"error 1:1 a codebook is made of keys, this is a list"}},
		"prose":               {"hello there\n", []string{"error 1:1 a codebook is made of keys, this is a text"}},
		"no version":          {"themes:\n", []string{"warning 1:1 which codebook format | codebook: 1"}},
		"newer version":       {"codebook: 2\nthemes:\n", []string{`error 1:11 format "2" | newer mitten`}},
		"unknown top key":     {"codebook: 1\ntheme: []\n", []string{`error 2:1 unknown key "theme" | did you mean themes?`}},
		"themes not a list":   {"codebook: 1\nthemes:\n  id: tone\n", []string{"error 3:3 themes is a list of themes, not a set of keys | - id:"}},
		"theme not a set":     {top + "  - Good enough\n", []string{"error 3:5 a theme is made of keys, this is a text | write `- id: good-enough`"}},
		"unknown key":         {theme("    defintion: x\n"), []string{`error 5:5 unknown key "defintion" | did you mean definition?`}},
		"american colour":     {theme("    color: x\n"), []string{"error 5:5 | did you mean colour?"}},
		"description":         {theme("    description: x\n"), []string{"error 5:5 | did you mean definition?"}},
		"parent":              {theme("    parent: x\n"), []string{"error 5:5 | put the theme under the `themes:` of its parent"}},
		"far from any key":    {theme("    xyzzyxyzzy: x\n"), []string{"error 5:5 | the keys here are id, name"}},
		"list as a key":       {theme("    [a]: x\n"), []string{"error 5:5 unknown key"}},
		"key twice":           {theme("    memo: a\n    memo: b\n"), []string{"error 6:5 the key memo stands here a second time, first on line 5"}},
		"id missing":          {top + "  - name: Good enough\n    definition: d\n", []string{"error 3:5 without an id | add the line `id: good-enough`"}},
		"id empty":            {top + "  - id:\n    definition: d\n", []string{"error 3:5 without an id"}},
		"id with a space":     {top + "  - id: good enough\n    definition: d\n", []string{`error 3:9 id "good enough" | for example good-enough`}},
		"id with an accent":   {top + "  - id: café\n    definition: d\n", []string{"error 3:9 | for example cafe"}},
		"id with a hyphen":    {top + "  - id: -tone\n    definition: d\n", []string{"error 3:9 beginning with a letter or digit"}},
		"id too long":         {top + "  - id: " + strings.Repeat("a", 65) + "\n    definition: d\n", []string{"error 3:9 1 to 64"}},
		"id with capitals":    {top + "  - id: Good_enough\n    definition: d\n", []string{"warning 3:9 | for example good-enough"}},
		"id twice":            {theme("  - id: tone\n    definition: d\n"), []string{"error 5:9 the id tone stands on line 3 already"}},
		"id twice, in depth":  {theme("    themes:\n      - id: tone\n        definition: d\n"), []string{"error 6:13 the id tone stands on line 3 already"}},
		"separators":          {top + "  - {id: good-enough, definition: d}\n  - {id: goodenough, definition: d}\n", []string{"warning 4:10 good-enough (line 3) are easily mistaken"}},
		"underscore":          {top + "  - {id: good-enough, definition: d}\n  - {id: good_enough, definition: d}\n", []string{"warning 4:10 best written", "warning 4:10 easily mistaken"}},
		"one letter":          {top + "  - {id: normalising, definition: d}\n  - {id: normalizing, definition: d}\n", []string{"warning 4:10 easily mistaken"}},
		"two letters swapped": {top + "  - {id: stepping-back, definition: d}\n  - {id: steppnig-back, definition: d}\n", []string{"warning 4:10 easily mistaken"}},
		"plural":              {top + "  - {id: limit, definition: d}\n  - {id: limits, definition: d}\n", []string{"warning 4:10 easily mistaken"}},
		"numbers on purpose":  {top + "  - {id: pod-support-1, definition: d}\n  - {id: pod-support-2, definition: d}\n", nil},
		"short ids":           {top + "  - {id: tone, definition: d}\n  - {id: zone, definition: d}\n", nil},
		"near but retired":    {top + "  - {id: good-enough, definition: d}\n  - {id: good--enough, status: retired}\n", nil},
		"text as a list":      {theme("    memo: [a]\n"), []string{"error 5:11 memo is a text, not a list"}},
		"text as keys":        {theme("    memo:\n      a: b\n"), []string{"error 6:7 memo is a text, not a set of keys"}},
		"list as a text":      {theme("    cues: crying\n"), []string{`error 5:11 cues is a list of texts, not a text | cues: ["first"`}},
		"keys in a list":      {theme("    cues: [a, {b: c}]\n"), []string{"error 5:15 cues is a list of texts, this is a set of keys"}},
		"empty in a list":     {theme("    cues: [a, '', ~]\n"), []string{"warning 5:15 empty entry", "warning 5:19 empty entry"}},
		"bad colour":          {theme("    colour: red\n"), []string{`error 5:13 colour "red" | "#c2410c"`}},
		"short colour":        {theme("    colour: '#abc'\n"), []string{"error 5:13 six hex digits"}},
		"colour as comment":   {theme("    colour: #c2410c\n"), []string{`error 5:12 read as a comment | write colour: "#c2410c"`}},
		"no colour yet":       {theme("    colour: # to be chosen\n"), nil},
		"unknown status":      {theme("    status: retierd\n"), []string{`error 5:13 status "retierd" | did you mean retired?`}},
		"strange status":      {theme("    status: xxxxxxxxxxxx\n"), []string{"error 5:13 | active, draft, retired"}},
		"heir unknown":        {theme("    status: retired\n    replaced_by: tones\n"), []string{"error 6:18 replaced_by names no theme: tones | did you mean tone?"}},
		"heir itself":         {theme("    status: retired\n    replaced_by: tone\n"), []string{"error 6:18 replaced_by leads from tone back to itself"}},
		"heir in a ring": {top + "  - {id: a, status: retired, replaced_by: b}\n  - {id: b, status: retired, replaced_by: a}\n",
			[]string{"error 3:43 back to itself", "error 4:43 back to itself"}},
		"heir leading to a ring": {top + "  - {id: a, status: retired, replaced_by: b}\n  - {id: b, status: retired, replaced_by: b}\n",
			[]string{"error 4:43 back to itself"}},
		"heir of one in use": {theme("    replaced_by: tune\n  - {id: tune, definition: d}\n"), []string{"error 5:18 not retired | status: retired"}},
		"names alike": {top + "  - {id: a, name: Good  enough, definition: d}\n  - {id: b, name: good enough, definition: d}\n",
			[]string{`warning 4:19 the name "good enough" stands on line 3 too`}},
		"names alike apart": {top + "  - {id: a, name: x, definition: d}\n  - {id: b, definition: d, themes: [{id: c, name: x, definition: d}]}\n", nil},
		"no definition":     {top + "  - id: tone\n", []string{"warning 3:5 theme tone has no definition"}},

		"anchor":        {theme("    memo: &a x\n"), []string{"error 5:11 anchors (&a)"}},
		"alias":         {theme("    memo: &a x\n    include: *a\n"), []string{"error 5:11 anchors", "error 6:14 aliases (*a)"}},
		"merge key":     {theme("    <<: {memo: x}\n"), []string{"error 5:5 merge keys"}},
		"tag":           {theme("    memo: !!int 3\n"), []string{"error 5:11 tags (!!int)"}},
		"alias themes":  {"codebook: 1\nthemes: &t\n  - &u {id: a, definition: d, themes: *t}\n  - *u\n", []string{"error 2:9 anchors", "error 3:5 anchors", "error 3:39 aliases", "error 4:5 aliases"}},
		"two documents": {theme("---\ncodebook: 1\n"), []string{"error 5:1 a second YAML document | without lines of ---"}},
		"not UTF-8":     {theme("    memo: caf\xe9\n"), []string{"error 5:14 not UTF-8 | save the file as UTF-8"}},
		"UTF-16":        {"\xff\xfec\x00o\x00", []string{"error 1:1 not UTF-8"}},
		"control":       {theme("    memo: a\x00b\n"), []string{"error 5:12 control character U+0000"}},
		"mark, control": {"\ufeff# a\x00\n", []string{"error 1:4 control character"}},
		"tab":           {theme("    memo: x\n\tinclude: y\n"), []string{"error 6:1 a tab stands in the indentation | indent with spaces"}},
		"colon in text": {theme("    memo: she said: no\n"), []string{"error 5:0 mapping values are not allowed | put a text with a colon"}},
		"at sign":       {theme("    memo: @home\n"), []string{"error 5:0 not YAML | begins with @"}},
		"two at once": {theme("    color: x\n    status: gone\n  - name: X\n    definition: d\n"),
			[]string{"error 5:5 unknown key", "error 6:13 status", "error 7:5 without an id"}},
	} {
		t.Run(name, func(t *testing.T) {
			problems := Check([]byte(c.text), "book.yaml")
			if len(problems) != len(c.want) {
				t.Fatalf("got %d problems %v, want %d", len(problems), problems, len(c.want))
			}
			for i, p := range problems {
				got := fmt.Sprintf("%s %d:%d %s | %s", p.Severity, p.Line, p.Col, p.Msg, p.Hint)
				head, hint, _ := strings.Cut(c.want[i], " | ")
				place, msg := head, ""
				if parts := strings.SplitN(head, " ", 3); len(parts) == 3 {
					place, msg = parts[0]+" "+parts[1], parts[2]
				}
				if !strings.HasPrefix(got, place+" ") || !strings.Contains(p.Msg, msg) || !strings.Contains(p.Hint, hint) || p.File != "book.yaml" {
					t.Errorf("got %s\nwant %s", got, c.want[i])
				}
			}
		})
	}
}

func TestSyntaxErrorIsFoundAndShownWithItsNeighbours(t *testing.T) {
	quoted := "    memo: \"over\n      several\n\n      lines\"\n"
	fine := strings.Repeat("  - id: x\n    definition: d\n"+quoted, 20)
	for name, c := range map[string]struct {
		text string
		line int
	}{
		"words behind a quoted text": {"    definition: \"x\" y\n    memo: z\n", 4},
		"quote not closed":           {"    definition: \"x\n    memo: z\n" + strings.Repeat("  - id: b\n", 60), 4},
		"bracket not closed":         {"    cues: [x, y\n    memo: z\n", 4},
		"key out of its column":      {"   definition: x\n    memo: z\n", 4},
		"behind many quoted texts":   {quoted + fine + "    memo: : x\n" + fine, 128},
	} {
		problems := Check([]byte("codebook: 1\nthemes:\n  - id: a\n"+c.text), "book.yaml")
		if len(problems) != 1 || problems[0].Line != c.line {
			t.Errorf("%s: got %+v, want line %d", name, problems, c.line)
			continue
		}
		lines := strings.Split("codebook: 1\nthemes:\n  - id: a\n"+c.text, "\n")
		for n := c.line - 1; n <= c.line+1; n++ {
			if shown := fmt.Sprintf("\n%5d | %s", n, lines[n-1]); !strings.Contains(problems[0].Hint, shown) {
				t.Errorf("%s: %q is not shown in %s", name, shown, problems[0].Hint)
			}
		}
	}
}

func TestDepthHasALimit(t *testing.T) {
	text := func(levels int) []byte {
		var b strings.Builder
		b.WriteString("codebook: 1\n")
		for i := range levels {
			fmt.Fprintf(&b, "%sthemes:\n%s  - id: level-%d\n", strings.Repeat(" ", 4*i), strings.Repeat(" ", 4*i), i)
		}
		return []byte(b.String())
	}
	if b, err := Parse(text(maxDepth), "f"); err != nil || len(b.All()) != maxDepth {
		t.Errorf("%d levels: %v", maxDepth, err)
	}
	if _, err := Parse(text(maxDepth+1), "f"); err == nil || !strings.Contains(err.Error(), "f:27:51: themes are nested more than 12 levels deep") {
		t.Errorf("%d levels: %v", maxDepth+1, err)
	}
	if _, err := Parse([]byte("themes: "+strings.Repeat("[", 20000)), "f"); err == nil {
		t.Error("20,000 brackets went through")
	}
}

func TestParseJoinsErrorsAndPassesOverWarnings(t *testing.T) {
	_, err := Parse([]byte("themes:\n  - id: A\n    color: x\n  - name: y\n"), "book.yaml")
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok || len(joined.Unwrap()) != 2 {
		t.Fatalf("got %v", err)
	}
	var at *fault.Error
	if !errors.As(joined.Unwrap()[0], &at) || at.Line != 3 || at.Col != 5 || at.Hint != "did you mean colour?" {
		t.Errorf("got %#v", at)
	}
	if want := "book.yaml:3:5: unknown key \"color\"\nbook.yaml:4:5: a theme without an id"; err.Error() != want {
		t.Errorf("got %s", err)
	}
	if _, err := Parse([]byte("themes:\n  - id: A\n"), "book.yaml"); err != nil {
		t.Errorf("warnings alone: %v", err)
	}
}

func support(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/support.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestParseFillsTheBook(t *testing.T) {
	b := mustParse(t, support(t))
	var got []string
	for _, theme := range b.All() {
		got = append(got, fmt.Sprintf("%d %s %s %d:%d", theme.Depth(), theme.ID, theme.Status, theme.Line, theme.Col))
	}
	want := `0 naming-the-elephant active 10:5
1 tone active 30:9
1 authenticity active 34:9
1 normalising active 36:9
0 good-enough draft 42:5
0 doing-stuff active 48:5
1 distraction active 52:9
1 keeping-busy retired 54:9
0 stepping-back active 58:5`
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	e, _ := b.Find("naming-the-elephant")
	if b.Name != "Good support" || e.Name != "naming the elephant" || e.Colour != "#c2410c" ||
		e.Definition != "Saying out loud what everybody in the room knows and nobody mentions, in a tone that lets it be said.\nNot the same as complaining." ||
		e.Exclude != "complaints about the service: see waiting" || e.Memo != "Coded twice in cycle 1.\n  - by AB\n  - by CD" ||
		len(e.Cues) != 3 || e.Examples[1] != "Somebody had to say it, and it's never me." {
		t.Errorf("got %+v", e)
	}
	if tone, _ := b.Find("tone"); tone.Name != "tone" || tone.Parent != e || e.Children[0] != tone {
		t.Errorf("tone is %+v", tone)
	}
	if busy, ok := b.Resolve("keeping-busy"); !ok || busy.ID != "distraction" {
		t.Errorf("keeping-busy is now %v", busy)
	}
}

func TestRevisionIsTheStartOfTheSHA256(t *testing.T) {
	if got := Revision([]byte("abc")); got != "ba7816bf8f01" {
		t.Errorf("got %s", got)
	}
}
