package codebook

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A sketch is a codebook as a person might type it: every entry with the exact
// lines that are its own.
type sketch struct {
	text    string
	ids     []string
	chunks  map[string]string // own lines of a theme, without those of its children
	comment []string          // every comment, each unlike all others
}

type typist struct {
	t        *rapid.T
	out      strings.Builder
	eol      string
	step     int
	wide     bool
	n        int
	comments []string
	ids      []string
	chunks   map[string]string
}

func (w *typist) pick(label string, n int) int { return rapid.IntRange(0, n-1).Draw(w.t, label) }

func (w *typist) chance(label string) bool { return w.pick(label, 4) == 0 }

func (w *typist) remark() string {
	w.n++
	c := fmt.Sprintf("# remark %d: don't \"lose\" [this]", w.n)
	w.comments = append(w.comments, c)
	return c
}

func (w *typist) words() string {
	pool := []string{"saying", "what nobody says,", "'don't'", "the café", "a \"quoted\" bit", "- not a list", "key: value", "# no comment", "[brackets]", "it's", "ünïcode", "&amp", "*star", "100%"}
	var out []string
	for i := 0; i <= w.pick("words", 24); i++ {
		out = append(out, pool[w.pick("word", len(pool))])
	}
	return strings.Join(out, " ")
}

// value types a text in one of the ways YAML has.
func (w *typist) value(indent int) string {
	pad := strings.Repeat(" ", indent+2+w.pick("extra", 3))
	text := w.words()
	trailing := ""
	if w.chance("trailing") {
		trailing = " " + w.remark()
	}
	switch w.pick("style", 11) {
	case 7:
		return trailing + w.eol
	case 8:
		return " ~" + trailing + w.eol
	case 9:
		return " |+" + trailing + w.eol + pad + text + w.eol + pad + "    " + w.eol + "  " + w.eol + pad + "end " + w.eol + pad + " " + w.eol + w.eol
	case 0:
		return " " + doubleQuoted(text) + trailing + w.eol
	case 1:
		return " '" + strings.ReplaceAll(text, "'", "''") + "'" + trailing + w.eol
	case 2:
		return " >" + []string{"", "-", "+"}[w.pick("chomp", 3)] + trailing + w.eol + pad + text + w.eol + w.eol + pad + "# still text" + w.eol + pad + w.words() + w.eol
	case 3:
		return " |" + trailing + w.eol + pad + text + w.eol + pad + "   further in" + w.eol
	case 4:
		return " |2-" + trailing + w.eol + strings.Repeat(" ", indent+2) + "  begins further in" + w.eol + strings.Repeat(" ", indent+2) + "- id: bait" + w.eol
	case 5:
		return " plain text over" + w.eol + pad + "two lines" + trailing + w.eol
	case 6:
		return " \"quoted over " + w.eol + pad + "two lines\"" + trailing + w.eol
	}
	return " plain" + trailing + w.eol
}

func (w *typist) items(indent int) string {
	if w.chance("flow") {
		return " [don't, \"a, b\", # inside" + w.eol + strings.Repeat(" ", indent+3) + "'c]']" + w.eol
	}
	pad := strings.Repeat(" ", indent+2*w.pick("offset", 2))
	return w.eol + pad + "- one" + w.eol + w.eol + pad + "- >" + w.eol + pad + "    folded" + w.eol + pad + "    item" + w.eol
}

func (w *typist) gap(indent int) string {
	out := ""
	if w.chance("blank") {
		out += w.eol
	}
	if w.chance("above") {
		out += strings.Repeat(" ", w.pick("column", indent+4)) + w.remark() + w.eol
		if w.chance("detached") {
			out += w.eol
		}
	}
	return out
}

func (w *typist) entry(dash, depth int) {
	id := fmt.Sprintf("t%d", len(w.ids)+1)
	w.ids = append(w.ids, id)
	w.out.WriteString(w.gap(dash))
	inner := 2
	if w.wide {
		inner = 4
	}
	indent := dash + inner
	keys := []string{"id"}
	for _, k := range []string{"name", "definition", "include", "examples", "memo", "colour"} {
		if w.pick("key", 3) == 0 {
			keys = append(keys, k)
		}
	}
	if w.chance("shuffle") {
		keys = rapid.Permutation(keys).Draw(w.t, "order")
	}
	var b strings.Builder
	lead := strings.Repeat(" ", dash) + "-" + strings.Repeat(" ", inner-1)
	if w.chance("lone hyphen") {
		lead = strings.Repeat(" ", dash) + "-" + w.eol + strings.Repeat(" ", indent)
	}
	for _, key := range keys {
		b.WriteString(lead + key + ":")
		lead = strings.Repeat(" ", indent)
		switch key {
		case "id":
			b.WriteString(" " + id + w.eol)
		case "colour":
			b.WriteString(" \"#aabbcc\" " + w.remark() + w.eol)
		case "examples":
			b.WriteString(w.items(indent))
		default:
			b.WriteString(w.value(indent))
		}
		if w.chance("between") {
			b.WriteString(strings.Repeat(" ", indent) + w.remark() + w.eol)
		}
	}
	w.chunks[id] = b.String()
	w.out.WriteString(b.String())
	children := 0
	if depth < 3 {
		children = w.pick("children", 3)
	}
	if children > 0 || w.chance("empty list") {
		none := ""
		if children == 0 {
			none = rapid.SampledFrom([]string{"", " []", " [ ] " + "# none", " null", " ~ "}).Draw(w.t, "none")
		} else if w.chance("remark on themes") {
			none = " " + w.remark()
		}
		w.out.WriteString(strings.Repeat(" ", indent) + "themes:" + none + w.eol)
	}
	for range children {
		w.entry(indent+w.step, depth+1)
	}
}

func typed(t *rapid.T) sketch {
	w := &typist{t: t, eol: "\n", chunks: map[string]string{}}
	if w.chance("crlf") {
		w.eol = "\r\n"
	}
	if w.chance("bom") {
		w.out.WriteString(string(bom))
	}
	w.step = []int{0, 2, 4}[w.pick("step", 3)]
	w.wide = w.chance("wide")
	w.out.WriteString(w.remark() + w.eol + w.eol + "codebook: 1" + w.eol + "themes:" + w.eol)
	for range w.pick("roots", 4) {
		w.entry(w.step, 0)
	}
	w.out.WriteString(w.gap(0))
	text := w.out.String()
	if w.chance("no line break at the end") {
		text = strings.TrimRight(text, "\r\n")
	}
	return sketch{text, w.ids, w.chunks, w.comments}
}

// A line of the flat model: everything a theme says, without its place in the file.
type flat struct{ id, parent, fields string }

func flatten(b *Book) []flat {
	var out []flat
	for _, t := range b.All() {
		f := flat{id: t.ID}
		if t.Parent != nil {
			f.parent = t.Parent.ID
		}
		c := *t
		f.fields = fmt.Sprintf("%q", []any{c.Name, c.Definition, c.Include, c.Exclude, c.Examples, c.Cues, c.Colour, c.Status, c.ReplacedBy, c.Memo})
		out = append(out, f)
	}
	return out
}

// branch gives the indexes [from, to) of a theme and everything below it.
func branch(rows []flat, id string) (from, to int) {
	from = slices.IndexFunc(rows, func(f flat) bool { return f.id == id })
	below := map[string]bool{id: true}
	for to = from + 1; to < len(rows) && below[rows[to].parent]; to++ {
		below[rows[to].id] = true
	}
	return from, to
}

// put is the flat model with rows inserted under parent behind after.
func put(rows, fresh []flat, parent, after string) []flat {
	at := len(rows)
	switch {
	case after == First && parent == "":
		at = 0
	case after == First:
		at, _ = branch(rows, parent)
		at++
	case after != "":
		_, at = branch(rows, after)
	case parent != "":
		_, at = branch(rows, parent)
	}
	fresh = slices.Clone(fresh)
	fresh[0].parent = parent
	return slices.Insert(slices.Clone(rows), at, fresh...)
}

func mustParse(t interface{ Fatalf(string, ...any) }, data []byte) *Book {
	b, err := Parse(data, "codebook.yaml")
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return b
}

func setField(f flat, b *Book, edit func(*Theme)) flat {
	t, _ := b.Find(f.id)
	c := *t
	c.Parent, c.Children = nil, nil
	edit(&c)
	row := flatten(New("", []*Theme{&c}))[0]
	row.parent = f.parent
	return row
}

// survives holds an edit to its promise: the themes in whole keep their bytes,
// those in moved keep them but for the indentation, and no comment is lost
// outside the themes in changed.
func (s sketch) survives(t *rapid.T, after []byte, changed, moved []string) {
	trimmed := func(text string) string {
		lines := strings.Split(text, "\n")
		for i := range lines {
			lines[i] = strings.TrimLeft(lines[i], " ")
		}
		return strings.Join(lines, "\n")
	}
	for _, id := range s.ids {
		chunk := strings.TrimRight(s.chunks[id], "\r\n")
		switch {
		case slices.Contains(changed, id):
		case slices.Contains(moved, id):
			if !strings.Contains(trimmed(string(after)), trimmed(chunk)) {
				t.Fatalf("theme %s lost bytes\n%s\nbefore\n%s\nafter\n%s", id, chunk, s.text, after)
			}
		case !strings.Contains(string(after), chunk):
			t.Fatalf("theme %s lost bytes\n%s\nbefore\n%s\nafter\n%s", id, chunk, s.text, after)
		}
	}
	for _, c := range s.comment {
		free := true
		for _, id := range changed {
			free = free && !strings.Contains(s.chunks[id], c)
		}
		if free && strings.Count(string(after), c+"\n")+strings.Count(string(after), c+"\r\n") != 1 && !strings.HasSuffix(string(after), c) {
			t.Fatalf("lost %s\nbefore\n%s\nafter\n%s", c, s.text, after)
		}
	}
	if crlf := strings.Count(s.text, "\r\n"); crlf > 0 && strings.Count(string(after), "\n") != strings.Count(string(after), "\r\n") {
		t.Fatalf("a line lost its CR\n%q", after)
	}
}

func (s sketch) compare(t *rapid.T, what string, after []byte, want []flat) {
	got := flatten(mustParse(t, after))
	if !slices.Equal(got, want) {
		t.Fatalf("%s\ngot  %v\nwant %v\nbefore\n%s\nafter\n%s", what, got, want, s.text, after)
	}
}

func TestEditsOfAnyTextChangeOnlyWhatTheySay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := typed(t)
		data := []byte(s.text)
		book := mustParse(t, data)
		rows := flatten(book)
		any := func(label string, extra ...string) string {
			return rapid.SampledFrom(append(slices.Clone(s.ids), extra...)).Draw(t, label)
		}
		fail := func(err error) {
			if err != nil {
				t.Fatalf("%v\n%s", err, s.text)
			}
		}
		siblings := func(parent, not string) []string {
			out := []string{"", First}
			for _, f := range rows {
				if f.parent == parent && f.id != not {
					out = append(out, f.id)
				}
			}
			return out
		}
		if len(s.ids) == 0 {
			out, err := Add(data, "codebook.yaml", "", Theme{ID: "new"}, "")
			fail(err)
			s.survives(t, out, nil, nil)
			s.compare(t, "add", out, []flat{flatten(New("", []*Theme{{ID: "new", Status: Active}}))[0]})
			return
		}
		switch op := rapid.SampledFrom([]string{"add", "set", "list", "move", "rename", "merge", "split", "retire"}).Draw(t, "op"); op {
		case "add":
			parent := any("parent", "")
			after := rapid.SampledFrom(siblings(parent, "")).Draw(t, "after")
			theme := Theme{ID: "new", Name: "A new one", Definition: "It's \"new\": very", Examples: []string{"- one", "two, three"}, Status: Active}
			out, err := Add(data, "codebook.yaml", parent, theme, after)
			fail(err)
			s.survives(t, out, nil, nil)
			s.compare(t, op, out, put(rows, flatten(New("", []*Theme{&theme})), parent, after))
		case "set":
			id := any("theme")
			key := rapid.SampledFrom([]string{"name", "definition", "include", "exclude", "memo", "colour"}).Draw(t, "key")
			value := "#112233"
			if key != "colour" {
				value = rapid.SampledFrom([]string{"", "short", "two\nlines", "a\n\n  b: \"c\" # d", strings.Repeat("long enough to fold ", 9) + "\nand on", "tab\there", "line\u2028sep", "null"}).Draw(t, "value")
			}
			out, err := Set(data, "codebook.yaml", id, key, value)
			fail(err)
			s.survives(t, out, []string{id}, nil)
			at, _ := branch(rows, id)
			rows[at] = setField(rows[at], book, func(t *Theme) { *t.text(key) = value })
			s.compare(t, op+" "+id+" "+key, out, rows)
		case "list":
			id := any("theme")
			key := rapid.SampledFrom([]string{"examples", "cues"}).Draw(t, "key")
			values := rapid.SampledFrom([][]string{nil, {"one"}, {"a, b", "- c", "d: e", "'f'"}, {"two\nlines", strings.Repeat("long ", 30) + "end"}}).Draw(t, "values")
			out, err := Set(data, "codebook.yaml", id, key, values...)
			fail(err)
			s.survives(t, out, []string{id}, nil)
			at, _ := branch(rows, id)
			rows[at] = setField(rows[at], book, func(t *Theme) { *t.list(key) = values })
			s.compare(t, op, out, rows)
		case "move":
			id := any("theme")
			from, to := branch(rows, id)
			parents := []string{""}
			for i, f := range rows {
				if i < from || i >= to {
					parents = append(parents, f.id)
				}
			}
			parent := rapid.SampledFrom(parents).Draw(t, "parent")
			after := rapid.SampledFrom(siblings(parent, id)).Draw(t, "after")
			out, err := Move(data, "codebook.yaml", id, parent, after)
			fail(err)
			var moved []string
			for _, f := range rows[from:to] {
				moved = append(moved, f.id)
			}
			s.survives(t, out, nil, moved)
			taken := slices.Clone(rows[from:to])
			rest := slices.Delete(slices.Clone(rows), from, to)
			s.compare(t, op, out, put(rest, taken, parent, after))
		case "rename":
			id := any("theme")
			name := rapid.SampledFrom([]string{"", "a new name"}).Draw(t, "name")
			out, err := Rename(data, "codebook.yaml", id, "renamed", name)
			fail(err)
			s.survives(t, out, []string{id}, nil)
			at, end := branch(rows, id)
			old, _ := book.Find(id)
			stub := flatten(New("", []*Theme{{ID: id, Name: old.Name, Status: Retired, ReplacedBy: "renamed"}}))[0]
			stub.parent = rows[at].parent
			rows[at] = setField(rows[at], book, func(t *Theme) {
				if t.ID = "renamed"; name != "" {
					t.Name = name
				} else if t.Name == id {
					t.Name = "renamed"
				}
			})
			for i := at + 1; i < end; i++ {
				if rows[i].parent == id {
					rows[i].parent = "renamed"
				}
			}
			s.compare(t, op, out, slices.Insert(rows, end, stub))
			back, err := Rename(out, "codebook.yaml", "renamed", id, "")
			fail(err)
			if got, ok := mustParse(t, back).Resolve("renamed"); !ok || got.ID != id {
				t.Fatalf("renamed back, but renamed is %v", got)
			}
		case "merge":
			from, into := any("from"), any("into")
			f, _ := book.Find(from)
			g, _ := book.Find(into)
			if g.Within(f) {
				return
			}
			out, err := Merge(data, "codebook.yaml", []string{from}, into)
			fail(err)
			var moved []string
			for _, d := range f.Branch()[1:] {
				moved = append(moved, d.ID)
			}
			// A retired parent may have lost its `themes:` line, no more.
			s.survives(t, out, []string{from}, moved)
			want := slices.Clone(rows)
			for _, c := range f.Children {
				if c.ID == into {
					continue
				}
				a, b := branch(want, c.ID)
				taken := slices.Clone(want[a:b])
				want = put(slices.Delete(want, a, b), taken, into, "")
			}
			at, _ := branch(want, from)
			want[at] = setField(want[at], book, func(t *Theme) { t.Status, t.ReplacedBy = Retired, into })
			s.compare(t, op, out, want)
		case "split":
			id := any("theme")
			out, err := Split(data, "codebook.yaml", id, []Theme{{Name: "Part One"}, {Name: "Part Two"}})
			fail(err)
			s.survives(t, out, nil, nil)
			parts := flatten(New("", []*Theme{{ID: "part-one", Name: "Part One", Status: Active}, {ID: "part-two", Name: "Part Two", Status: Active}}))
			at, _ := branch(rows, id)
			want := put(rows, parts[:1], rows[at].parent, id)
			s.compare(t, op, out, put(want, parts[1:], rows[at].parent, "part-one"))
		case "retire":
			id := any("theme")
			out, err := Retire(data, "codebook.yaml", id, "")
			fail(err)
			s.survives(t, out, []string{id}, nil)
			at, _ := branch(rows, id)
			rows[at] = setField(rows[at], book, func(t *Theme) { t.Status = Retired })
			s.compare(t, op, out, rows)
		}
	})
}
