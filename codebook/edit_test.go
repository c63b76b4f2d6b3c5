package codebook

import (
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/internal/fault"
)

// changes shows the lines that an edit took (-) and put (+), with the common
// lines at both ends left out.
func changes(before, after []byte) string {
	a, b := strings.SplitAfter(string(before), "\n"), strings.SplitAfter(string(after), "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var out strings.Builder
	for _, line := range a {
		out.WriteString("-" + line)
	}
	for _, line := range b {
		out.WriteString("+" + line)
	}
	return out.String()
}

func wantChange(t *testing.T, before, after []byte, err error, want string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if got := changes(before, after); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAdd(t *testing.T) {
	data := support(t)
	for name, c := range map[string]struct {
		parent, after string
		theme         Theme
		want          string
	}{
		"at the end": {"", "", Theme{Name: "Lightness"}, "+\n+  - id: lightness\n+    name: Lightness\n"},
		"behind a sibling": {"", "good-enough", Theme{ID: "lightness", Status: Draft, Colour: "#aabbcc"},
			"+  - id: lightness\n+    colour: \"#aabbcc\"\n+    status: draft\n+\n"},
		"in front": {"", First, Theme{ID: "lightness"}, "+  - id: lightness\n+\n"},
		"first child": {"good-enough", "", Theme{ID: "enough", Cues: []string{"a, b", "c"}},
			"+    themes:\n+      - id: enough\n+        cues: [\"a, b\", c]\n"},
		"further child": {"naming-the-elephant", "tone", Theme{ID: "pace", Examples: []string{"It's fast.", "two\nlines"}},
			"+      - id: pace\n+        examples:\n+          - It's fast.\n+          - |\n+            two\n+            lines\n"},
		"with children": {"doing-stuff", "", Theme{ID: "a", Children: []*Theme{{ID: "b", Memo: "m"}}},
			"+      - id: a\n+        themes:\n+          - id: b\n+            memo: m\n"},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := Add(data, "f", c.parent, c.theme, c.after)
			wantChange(t, data, out, err, c.want)
		})
	}
}

func TestAddToFilesWithoutThemes(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"null":            {"codebook: 1\nthemes:\n", "codebook: 1\nthemes:\n  - id: a\n"},
		"no key":          {"codebook: 1", "codebook: 1\nthemes:\n  - id: a\n"},
		"brackets":        {"themes: [] # none\ncodebook: 1\n", "themes: # none\n  - id: a\ncodebook: 1\n"},
		"byte order mark": {"\ufeffthemes: [ ]\n", "\ufeffthemes:\n  - id: a\n"},
		"CRLF":            {"codebook: 1\r\nthemes:\r\n", "codebook: 1\r\nthemes:\r\n  - id: a\r\n"},
		"end of document": {"codebook: 1\nthemes:\n...\n", "codebook: 1\nthemes:\n  - id: a\n...\n"},
		"template in comments": {"codebook: 1\nthemes:\n  # - id: example\n  #   definition: x\n\n# the end\n",
			"codebook: 1\nthemes:\n  # - id: example\n  #   definition: x\n  - id: a\n\n# the end\n"},
	} {
		out, err := Add([]byte(c.text), "f", "", Theme{ID: "a"}, "")
		if err != nil || string(out) != c.want {
			t.Errorf("%s: %v, got %q", name, err, out)
		}
	}
}

func TestSet(t *testing.T) {
	data := support(t)
	long := strings.TrimSpace(strings.Repeat("many words ", 12))
	for name, c := range map[string]struct {
		id, key string
		values  []string
		want    string
	}{
		"plain":               {"doing-stuff", "name", []string{"doing things"}, "-    name: doing stuff\n+    name: doing things\n"},
		"needs quotes":        {"doing-stuff", "name", []string{"doing: things"}, "-    name: doing stuff\n+    name: \"doing: things\"\n"},
		"keeps folding":       {"naming-the-elephant", "definition", []string{"Short now."}, "-      Saying out loud what everybody in the room knows and nobody mentions,\n-      in a tone that lets it be said.\n-\n-      Not the same as complaining.\n+      Short now.\n"},
		"keeps quotes":        {"naming-the-elephant", "exclude", []string{"nothing"}, "-    exclude: \"complaints about the service: see waiting\" # moved in May\n+    exclude: \"nothing\" # moved in May\n"},
		"grows over lines":    {"naming-the-elephant", "exclude", []string{long}, "-    exclude: \"complaints about the service: see waiting\" # moved in May\n+    exclude: > # moved in May\n+      " + long[:81] + "\n+      " + long[82:] + "\n"},
		"new key in its row":  {"naming-the-elephant", "status", []string{"draft"}, "+    status: draft\n"},
		"new key behind text": {"normalising", "memo", []string{"a\n  b"}, "+        memo: |\n+          a\n+            b\n"},
		"out":                 {"naming-the-elephant", "memo", nil, "-    memo: |\n-      Coded twice in cycle 1.\n-        - by AB\n-        - by CD   \n"},
		"out by an empty one": {"good-enough", "status", []string{" "}, "-    status: draft\n"},
		"list in lines":       {"naming-the-elephant", "examples", []string{"- a", "b"}, "-      - \"We just said it: the money is running out.\"\n-      - 'Somebody had to say it, and it''s never me.'\n+      - \"- a\"\n+      - b\n"},
		"list in brackets":    {"naming-the-elephant", "cues", []string{"x"}, "-    cues: [say it, elephant, \"out loud\"]\n+    cues: [x]\n"},
		"list too long":       {"naming-the-elephant", "cues", []string{long[:59], long[:59]}, "-    cues: [say it, elephant, \"out loud\"]\n+    cues:\n+      - " + long[:59] + "\n+      - " + long[:59] + "\n"},
		"list out":            {"naming-the-elephant", "cues", nil, "-    cues: [say it, elephant, \"out loud\"]\n"},
		"new list":            {"tone", "cues", []string{"a b", "c"}, "+        cues: [a b, c]\n"},
		"same again":          {"tone", "definition", []string{"How it is said."}, ""},
		"out what is not in":  {"tone", "memo", nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := Set(data, "f", c.id, c.key, c.values...)
			wantChange(t, data, out, err, c.want)
		})
	}
}

func TestUnset(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"next key moves up":         {"themes:\n  - memo: x\n    id: a\n", "themes:\n  - id: a\n"},
		"comment below, further in": {"themes:\n  - id: a\n    memo: x\n        # about it\n    name: n\n", "themes:\n  - id: a\n        # about it\n    name: n\n"},
		"comment stays":             {"themes:\n  - memo: x\n    # about the id\n    id: a\n", "themes:\n  - memo: \"\"\n    # about the id\n    id: a\n"},
		"under the hyphen":          {"themes:\n  -\n    memo: x\n    id: a\n", "themes:\n  -\n    id: a\n"},
	} {
		out, err := Set([]byte(c.text), "f", "a", "memo")
		if err != nil || string(out) != c.want {
			t.Errorf("%s: %v, got %q", name, err, out)
		}
	}
}

func TestMove(t *testing.T) {
	data := support(t)
	for name, c := range map[string]struct{ id, parent, after, want string }{
		"up a level, comment and all": {"authenticity", "", "naming-the-elephant",
			"-\n-      # authenticity split off from tone\n-      - id: authenticity   # was: being-real\n-        definition: Being real with one another.\n" +
				"       - id: normalising\n         name: normalising\n         definition: |-\n           \"Everybody feels like that.\"\n         # colour: to be chosen\n \n" +
				"+  # authenticity split off from tone\n+  - id: authenticity   # was: being-real\n+    definition: Being real with one another.\n+\n"},
		"down, with a block text and the comment below": {"normalising", "good-enough", "",
			"-      - id: normalising\n-        name: normalising\n-        definition: |-\n-          \"Everybody feels like that.\"\n-        # colour: to be chosen\n" +
				" \n   - id: good-enough\n     definition: Stopping where it is good enough.\n     status: draft\n" +
				"+    themes:\n+      - id: normalising\n+        name: normalising\n+        definition: |-\n+          \"Everybody feels like that.\"\n+        # colour: to be chosen\n"},
		"where it is":      {"tone", "naming-the-elephant", First, ""},
		"where it is, too": {"authenticity", "naming-the-elephant", "tone", ""},
		"last already":     {"stepping-back", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := Move(data, "f", c.id, c.parent, c.after)
			if err != nil {
				t.Fatal(err)
			}
			got := changes(data, out)
			if c.want == "" && got != "" || !sameEdit(data, out, c.want) {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestSetLeavesACommentBelow(t *testing.T) {
	out, err := Set([]byte("themes:\n  - id: a\n    memo: x\n      y\n        # about it\n"), "f", "a", "memo", "z")
	if want := "themes:\n  - id: a\n    memo: z\n        # about it\n"; err != nil || string(out) != want {
		t.Errorf("%v, got %q", err, out)
	}
}

// Which comments and empty lines go with a theme.
func TestMoveTakesWhatBelongsToTheTheme(t *testing.T) {
	for name, c := range map[string]struct{ text, id, parent, want string }{
		"comment above, further out": {"themes:\n  - id: a\n# on b\n  - id: b\n  - id: c\n", "b", "", "themes:\n  - id: a\n  - id: c\n# on b\n  - id: b\n"},
		"comment above, further in":  {"themes:\n      # on all\n  - id: a\n  - id: b\n", "a", "", "themes:\n      # on all\n  - id: b\n  - id: a\n"},
		"comment set apart":          {"themes:\n  # on all\n\n  - id: a\n  - id: b\n", "a", "", "themes:\n  # on all\n\n  - id: b\n  - id: a\n"},
		"comment below, further in":  {"themes:\n  - id: a\n\n    # more on a\n  - id: b\n", "a", "", "themes:\n  - id: b\n  - id: a\n\n    # more on a\n"},
		"empty line behind first":    {"themes:\n  - id: a\n\n  - id: b\n\n  - id: c\n", "a", "", "themes:\n  - id: b\n\n  - id: c\n\n  - id: a\n"},
		"own empty line":             {"themes:\n  - id: a\n    themes:\n      - id: b\n  - id: c\n\n  - id: d\n", "d", "a", "themes:\n  - id: a\n    themes:\n      - id: b\n\n      - id: d\n  - id: c\n"},
	} {
		out, err := Move([]byte(c.text), "f", c.id, c.parent, "")
		if err != nil || string(out) != c.want {
			t.Errorf("%s: %v, got\n%s\nwant\n%s", name, err, out, c.want)
		}
	}
}

func TestMoveToTheFront(t *testing.T) {
	out, err := Move(support(t), "f", "distraction", "naming-the-elephant", First)
	if err != nil || !strings.Contains(string(out), "    themes:\n      - id: distraction\n        definition: It takes the mind off things.\n      - id: tone\n") ||
		!strings.Contains(string(out), "    themes:\n      - id: keeping-busy\n") {
		t.Errorf("%v, got\n%s", err, out)
	}
}

// sameEdit applies a diff of one hunk by hand and compares.
func sameEdit(before, after []byte, hunk string) bool {
	var old, fresh strings.Builder
	for _, line := range strings.SplitAfter(hunk, "\n") {
		switch {
		case strings.HasPrefix(line, "-"):
			old.WriteString(line[1:])
		case strings.HasPrefix(line, "+"):
			fresh.WriteString(line[1:])
		case line != "":
			old.WriteString(line[1:])
			fresh.WriteString(line[1:])
		}
	}
	return strings.Count(string(before), old.String()) >= 1 && strings.Replace(string(before), old.String(), fresh.String(), 1) == string(after)
}

func TestMoveOfTheOnlyChildTakesTheEmptyKeyAlong(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"bare":          {"themes:\n- id: a\n  memo: m\n  themes:\n  - id: b\n", "themes:\n- id: a\n  memo: m\n- id: b\n"},
		"with a remark": {"themes:\n- id: a\n  themes: # its own\n  - id: b\n", "themes:\n- id: a\n  themes: # its own\n- id: b\n"},
		"no line break": {"themes:\n- id: a\n  themes:\n  - id: b\n- id: c", "themes:\n- id: a\n- id: c\n- id: b\n"},
	} {
		out, err := Move([]byte(c.text), "f", "b", "", "")
		if err != nil || string(out) != c.want {
			t.Errorf("%s: %v, got %q", name, err, out)
		}
	}
}

func TestRename(t *testing.T) {
	data := support(t)
	out, err := Rename(data, "f", "good-enough", "enough", "just enough")
	wantChange(t, data, out, err, "-  - id: good-enough\n-    definition: Stopping where it is good enough.\n-    status: draft\n"+
		"+  - id: enough\n+    name: just enough\n+    definition: Stopping where it is good enough.\n+    status: draft\n+\n+  - id: good-enough\n+    status: retired\n+    replaced_by: enough\n")
	out, err = Rename(data, "f", "doing-stuff", "doing-things", "")
	if err != nil || !strings.Contains(string(out), "\n  - id: doing-stuff\n    name: doing stuff\n    status: retired\n    replaced_by: doing-things\n\n  - id: stepping-back") {
		t.Errorf("%v, got\n%s", err, out)
	}
	if b := mustParse(t, out); len(b.Themes) != 5 || len(b.Themes[2].Children) != 2 || b.Themes[2].ID != "doing-things" {
		t.Errorf("the children went astray:\n%s", out)
	}
	back, err := Rename(out, "f", "doing-things", "doing-stuff", "")
	if err != nil {
		t.Fatal(err)
	}
	b := mustParse(t, back)
	old, _ := b.Find("doing-things")
	if now, _ := b.Find("doing-stuff"); now.Status != Active || len(now.Children) != 2 || old.Status != Retired || old.ReplacedBy != "doing-stuff" {
		t.Errorf("renamed back:\n%s", back)
	}
	out, err = Rename(data, "f", "tone", "tone", "Tone of voice")
	wantChange(t, data, out, err, "+        name: Tone of voice\n")
}

func TestMergeSplitRetire(t *testing.T) {
	data := support(t)
	out, err := Merge(data, "f", []string{"doing-stuff", "tone"}, "good-enough")
	if err != nil {
		t.Fatal(err)
	}
	b := mustParse(t, out)
	into, _ := b.Find("good-enough")
	if len(into.Children) != 2 || into.Children[0].ID != "distraction" {
		t.Errorf("children of the merged theme: %v", into.Children)
	}
	for _, id := range []string{"doing-stuff", "tone"} {
		if now, _ := b.Resolve(id); now != into {
			t.Errorf("%s is now %v", id, now)
		}
	}
	out, err = Split(data, "f", "tone", []Theme{{Name: "Warm tone"}, {Name: "Plain tone"}})
	wantChange(t, data, out, err, "+      - id: warm-tone\n+        name: Warm tone\n+      - id: plain-tone\n+        name: Plain tone\n")
	out, err = Retire(data, "f", "tone", "authenticity")
	wantChange(t, data, out, err, "+        status: retired\n+        replaced_by: authenticity\n")
	out, err = Retire(data, "f", "tone", "")
	wantChange(t, data, out, err, "+        status: retired\n")
}

func TestEditsRefuse(t *testing.T) {
	data := support(t)
	flow := []byte("themes:\n  - {id: a, themes: [{id: b}]}\n  - id: c\n    themes: [{id: d}]\n")
	set := func(data []byte, id, key string, values ...string) error {
		_, err := Set(data, "f", id, key, values...)
		return err
	}
	add := func(data []byte, parent, after string, theme Theme) error {
		_, err := Add(data, "f", parent, theme, after)
		return err
	}
	move := func(data []byte, id, parent, after string) error {
		_, err := Move(data, "f", id, parent, after)
		return err
	}
	rename := func(id, to string) error { _, err := Rename(data, "f", id, to, ""); return err }
	merge := func(into string, from ...string) error { _, err := Merge(data, "f", from, into); return err }
	split := func(parts ...Theme) error { _, err := Split(data, "f", "tone", parts); return err }
	retire := func(id, heir string) error { _, err := Retire(data, "f", id, heir); return err }
	for name, c := range map[string]struct {
		err       error
		msg, hint string
	}{
		"a broken file":            {set([]byte("themes:\n  - ID: a\n"), "a", "memo", "x"), "f:2:5: unknown key", "id"},
		"unknown theme":            {set(data, "tones", "memo", "x"), `no theme "tones"`, "did you mean tone?"},
		"unknown key":              {set(data, "tone", "color", "x"), "unknown key", "did you mean colour?"},
		"id":                       {set(data, "tone", "id", "x"), "not set", "rename"},
		"themes":                   {set(data, "tone", "themes", "x"), "not set", "add or move"},
		"two values":               {set(data, "tone", "memo", "x", "y"), "one text, not 2", "one value"},
		"bad status":               {set(data, "tone", "status", "reitred"), "would leave the codebook wrong", "did you mean retired?"},
		"bad colour":               {set(data, "tone", "colour", "red"), "six hex digits", "#c2410c"},
		"heir in use":              {set(data, "tone", "replaced_by", "authenticity"), "not retired", "status: retired"},
		"set in braces":            {set(flow, "a", "memo", "x"), "f:2:5: a theme in {braces}", "one key a line"},
		"add in braces":            {add(flow, "a", "", Theme{ID: "x"}), "in {braces}", "one key a line"},
		"add in brackets":          {add(flow, "c", "", Theme{ID: "x"}), "f:4:13: a list of themes in {braces} or [brackets]", "one key a line"},
		"add behind braces":        {add(flow, "", "a", Theme{ID: "x"}), "in {braces}", "one key a line"},
		"move in braces":           {move(flow, "d", "", ""), "in {braces}", "one key a line"},
		"add a taken id":           {add(data, "", "", Theme{ID: "tone"}), "f:30:9: the id tone stands on line 30", "another id"},
		"add twice the same":       {add(data, "", "", Theme{ID: "x", Children: []*Theme{{ID: "x"}}}), "two of the new", "another id"},
		"add a bad id":             {add(data, "", "", Theme{ID: "Good Enough"}), "lower-case", "for example good-enough"},
		"add with capitals":        {add(data, "", "", Theme{ID: "Good"}), "lower-case", "for example good"},
		"add without a name":       {add(data, "", "", Theme{}), "1 to 64", "good-enough"},
		"add under nobody":         {add(data, "tune", "", Theme{ID: "x"}), "no theme", "did you mean tone?"},
		"add behind a stranger":    {add(data, "", "tone", Theme{ID: "x"}), "tone is not right under the top", "same parent"},
		"add a bad colour":         {add(data, "", "", Theme{ID: "x", Colour: "red"}), "six hex digits", "#c2410c"},
		"move under itself":        {move(data, "naming-the-elephant", "tone", ""), "a part of it", "move tone out of it first"},
		"move behind itself":       {move(data, "tone", "naming-the-elephant", "tone"), "after itself", "another sibling"},
		"move behind a stranger":   {move(data, "tone", "doing-stuff", "good-enough"), "not right under doing-stuff", "same parent"},
		"rename to a taken id":     {rename("tone", "good-enough"), "stands on line 42 already", "another id"},
		"rename to a foreign stub": {rename("tone", "keeping-busy"), "already", "another id"},
		"rename to a bad id":       {rename("tone", "Tone of voice"), "lower-case", "tone-of-voice"},
		"rename to nothing":        {rename("tone", ""), "nothing to be renamed to", "new id"},
		"merge into a part":        {merge("tone", "naming-the-elephant"), "a part of it", "move tone out of it first"},
		"merge into itself":        {merge("tone", "tone"), "itself", "another theme"},
		"merge into a retired one": {merge("keeping-busy", "tone"), "retired", "did you mean distraction"},
		"merge a retired one":      {merge("tone", "keeping-busy"), "retired already", "leave it out"},
		"merge twice":              {merge("tone", "authenticity", "authenticity"), "named twice", "leave one out"},
		"merge nothing":            {merge("tone"), "nothing to merge", "name the themes"},
		"split into nothing":       {split(), "nothing to split", "name the new themes"},
		"split into a taken id":    {split(Theme{Name: "Good enough"}), "already", "another id"},
		"split into the same":      {split(Theme{Name: "X"}, Theme{Name: "x"}), "two of the new", "another id"},
		"retire for nobody":        {retire("tone", "ton"), "no theme", "did you mean tone?"},
		"retire for a retired one": {retire("tone", "keeping-busy"), "keeping-busy is retired", "did you mean distraction"},
	} {
		if c.err == nil {
			t.Errorf("%s went through", name)
			continue
		}
		hints := strings.Join(fault.Hints(c.err), "\n")
		if !strings.Contains(c.err.Error(), c.msg) || !strings.Contains(hints, c.hint) {
			t.Errorf("%s: %v | %s", name, c.err, hints)
		}
	}
}

// Where the layout misleads the splice, nothing is given out.
func TestEditsCheckThemselves(t *testing.T) {
	s, err := open(support(t), "f")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := s.apply(change{[]splice{{len(s.data), len(s.data), "# harmless\n"}}, func(b *Book) {}}); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	stray := splice{len(s.data), len(s.data), "  - id: stray\n"}
	if _, err := s.apply(change{[]splice{stray}, func(b *Book) {}}); err == nil || !strings.Contains(err.Error(), "no safe place") {
		t.Errorf("a stray theme went through: %v", err)
	}
}
