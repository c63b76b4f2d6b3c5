package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// People and a place that nobody has heard of, so that every one of them on
// disk is a leak.
var secretNames = []string{
	"Thessaly", "Quorrobin", "Tessyquo", "Aldemar", "Vexholt", "Dembovex", "Ysolde", "Brackwyn",
	"Zundelövitch", "Zundelkin", "Nethercropple", "Hobbisquint",
}

// What was said and is in the vault alone: in a document that is never
// anonymised, and where there is a name among any eight words.
const (
	unappliedPassage = "the ferry keeper mended eleven umbrellas before breakfast and never once said whose they had been that winter"
	namedPassage     = "my cousin Ysolde Brackwyn drove the tractor at Nethercropple while Aldemar Vexholt held the gate"
)

// A house is everything that a run of mitten can write to: a home, a folder
// for temporary files, studies; and the real program.
type house struct {
	t                         *testing.T
	root, inputs, study, self string
	env                       []string
	said                      map[string]string // by command line
}

func newHouse(t *testing.T) *house {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, root: filepath.Join(root, "house"), self: filepath.Join(root, "bin", "mitten"), said: map[string]string{}}
	if runtime.GOOS == "windows" {
		h.self += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", h.self, "github.com/mitten-qda/mitten/cmd/mitten").CombinedOutput(); err != nil {
		t.Fatalf("building mitten: %v\n%s", err, out)
	}
	h.inputs, h.study = filepath.Join(h.root, "inputs"), filepath.Join(h.root, "study")
	for _, name := range []string{"inputs", "home", "tmp", "bin"} {
		if err := os.MkdirAll(filepath.Join(h.root, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	home, tmp := filepath.Join(h.root, "home"), filepath.Join(h.root, "tmp")
	h.env = []string{
		"HOME=" + home, "XDG_CONFIG_HOME=" + filepath.Join(home, ".config"), "XDG_CACHE_HOME=" + filepath.Join(home, ".cache"),
		"AppData=" + filepath.Join(home, "AppData"), "LocalAppData=" + filepath.Join(home, "Local"), "USERPROFILE=" + home,
		"TMPDIR=" + tmp, "TMP=" + tmp, "TEMP=" + tmp, "SYSTEMROOT=" + os.Getenv("SYSTEMROOT"),
		"PATH=" + filepath.Join(h.root, "bin") + string(filepath.ListSeparator) + os.Getenv("PATH"),
	}
	return h
}

// input writes a file that somebody brings along.
func (h *house) input(name, text string) string {
	h.t.Helper()
	path := filepath.Join(h.inputs, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		h.t.Fatal(err)
	}
	return path
}

func (h *house) command(args ...string) *exec.Cmd {
	cmd := exec.Command(h.self, append([]string{"-C", h.study}, args...)...)
	cmd.Env, cmd.Dir = h.env, h.root
	return cmd
}

// run wants one of the exit codes, and remembers what was said.
func (h *house) run(codes []int, args ...string) string {
	h.t.Helper()
	cmd := h.command(args...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		h.t.Fatal(err)
	}
	if code := cmd.ProcessState.ExitCode(); !slices.Contains(codes, code) {
		h.t.Fatalf("mitten %s: exit code %d, want %v\n%s", strings.Join(args, " "), code, codes, out.String())
	}
	h.said[strings.Join(args, " ")] = out.String()
	return out.String()
}

func (h *house) must(args ...string) string { h.t.Helper(); return h.run([]int{0}, args...) }

// killed starts mitten and kills it when pattern, below the study, fits at
// least so many files more than before.
func (h *house) killed(more int, pattern string, args ...string) {
	h.t.Helper()
	count := func() int {
		files, _ := filepath.Glob(filepath.Join(h.study, filepath.FromSlash(pattern)))
		return len(files)
	}
	want := count() + more
	cmd := h.command(args...)
	if err := cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	for stop := time.Now().Add(10 * time.Second); count() < want && time.Now().Before(stop); {
		time.Sleep(time.Millisecond)
	}
	cmd.Process.Kill()
	if cmd.Wait() == nil {
		h.t.Errorf("mitten %s came to its end before it was killed", args[0])
	}
}

// search holds every file of the house, but for what was brought along,
// against the traces.
func (h *house) search(when string, traces []trace) {
	h.t.Helper()
	found, files := searchTree(h.t, h.root, func(path string) bool { return path == h.inputs }, traces)
	for _, f := range found {
		h.t.Errorf("%s: %s", when, strings.TrimPrefix(f, h.root))
	}
	sealed, _ := filepath.Glob(filepath.Join(h.study, "vault", "*.age"))
	for _, path := range sealed {
		if data, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(data, []byte("age-encryption.org/v1\n-> X25519 ")) {
			h.t.Errorf("%s: %s is not encrypted to a key", when, filepath.Base(path))
		}
	}
	if files < 20 || len(sealed) < 4 {
		h.t.Errorf("%s: only %d files, %d of the vault", when, files, len(sealed))
	}
}

// A whole study is worked through by the real program, some of it killed in
// mid-write. Names, and words that nobody has anonymised, are in the vault
// alone afterwards.
func TestNothingOfTheVaultIsAnywhereElse(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	h := newHouse(t)
	traces := tracesOf(secretNames, []string{unappliedPassage, namedPassage})
	paragraph := func(label, words string) string {
		return fmt.Sprintf("<w:p><w:r><w:t>%s: %s</w:t></w:r></w:p>", label, words)
	}
	word := h.input("Interview Thessaly Quorrobin final.docx", docx(t, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`,
		paragraph("Interviewer", "Hello, Tessyquo. How was the summer in Nethercropple?")+paragraph("Thessaly", "Long. "+namedPassage+", and the kettle was never good enough for Dembovex.")+
			paragraph("Interviewer", "And then?")+paragraph("Thessaly", "Then nobody mended the gate at Hobbisquint.")+paragraph("Field Zundelkin", "I would not say so."), 1, `</w:body></w:document>`))
	text := h.input("talk with aldemar_vexholt.txt", "Interviewer: And you?\n\nAldemar Vexholt: It was good enough for me. Zundelövitch said it would be.\n\nThessaly: He did say so.\n")
	unapplied := h.input("T90.txt", "Interviewer: And you?\n\nThessaly: So "+unappliedPassage+".\n")
	people := h.input("people.csv", "name,aliases,participant,label\nThessaly Quorrobin,Tessyquo,P01,\nAldemar Vexholt,Dembovex,P02,\nYsolde Brackwyn,,,a cousin\nZundelövitch,Zundelkin,,a neighbour\n")

	h.must("init", ".", "--coder", "ash", "--cycle", "2026-05")
	config := filepath.Join(h.study, "mitten.yaml")
	if text, err := os.ReadFile(config); err != nil || os.WriteFile(config, append(text, "disclosure: {k: 1}\n"...), 0o644) != nil {
		t.Fatal(err)
	}
	h.must("import", word, text, unapplied, "--cycle", "2026-05", "--yes")
	h.must("anonymise", "scan")
	h.run([]int{0}, "anonymise", "apply", "T01", "T02", "--people", people, "--remove", "Nethercropple = the village", "--remove", "Hobbisquint")
	h.must("codebook", "add", "good enough", "--definition", "left unfinished on purpose")
	h.must("code", "add", "T01", "good-enough", "--coder", "ash", "--quote", "the kettle was never good enough")
	h.must("code", "add", "T02", "good-enough", "--coder", "ash", "--quote", "It was good enough for me", "--memo", "see the kettle")
	h.must("participants", "set", "P01", "role=Volunteer")
	h.must("index")
	for _, name := range secretNames { // the index packs its words, so it is asked for them
		if out := h.must("search", name, "--json"); strings.Contains(out, `"document"`) {
			t.Errorf("the index finds %s", name)
		}
		delete(h.said, "search "+name+" --json")
	}
	h.must("search", "good enough")
	h.must("quotes", "good-enough")
	for _, file := range []string{"quotes.md", "quotes.docx", "quotes.html", "quotes.json"} {
		h.must("export", "quotes", "-o", filepath.Join(h.root, file))
	}
	h.must("export", "frequencies", "-o", filepath.Join(h.root, "frequencies.xlsx"))
	h.must("check")
	h.must("doctor")
	h.search("after a whole run", traces)

	// A program that is started is told nothing by its arguments.
	if runtime.GOOS != "windows" {
		tool := "#!/bin/sh\necho \"$0 $*\" > ../asked\nenv >> ../asked\ncat > /dev/null\nprintf 'Interviewer: And?\\n\\nP07: Yes.\\n'\n"
		if err := os.WriteFile(filepath.Join(h.root, "bin", "pdftotext"), []byte(tool), 0o755); err != nil {
			t.Fatal(err)
		}
		cmd := h.command("import", h.input("scan of Vexholt.pdf", "%PDF-1.4\nThessaly Quorrobin\n"), "--pdf-tool", "pdftotext", "--yes")
		cmd.Dir = filepath.Join(h.root, "tmp")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if data, err := os.ReadFile(filepath.Join(h.root, "asked")); err != nil || !bytes.Contains(data, []byte("pdftotext -layout")) {
			t.Fatalf("the program was not started: %v", err)
		}
		h.search("after another program read a file", traces)
	}

	// Many files, so that it can be caught in the middle.
	many := filepath.Join(h.inputs, "many")
	if err := os.Mkdir(many, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range 80 {
		h.input(fmt.Sprintf("many/Vexholt %02d.txt", i), fmt.Sprintf("Interviewer: And?\n\nAldemar Vexholt: Number %d, Brackwyn. %s\n", i, strings.Repeat("Then the gate at Hobbisquint stuck. ", 300)))
	}
	h.killed(5, "vault/*.original.age", "import", many, "--yes")
	h.search("after an import that was killed", traces)
	h.must("import", many, "--yes")
	everything := []string{"anonymise", "apply"}
	ids := strings.Fields("T01 T02")
	sealed, _ := filepath.Glob(filepath.Join(h.study, "vault", "*.identifiable.age"))
	for _, path := range sealed {
		if id, _, _ := strings.Cut(filepath.Base(path), "."); id != "T90" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	everything = append(everything, ids...)
	h.killed(5, "transcripts/*.md", everything...)
	h.search("after an apply that was killed", traces)
	h.must(everything...)
	h.must("search", "stuck")
	h.must("participants", "withdraw", "P02", "--yes")
	h.run([]int{0}, "check")
	h.search("after somebody withdrew", traces)

	for line, said := range h.said { // import and scan say in their help that they show names
		if verb, _, _ := strings.Cut(line, " "); verb == "import" || strings.HasPrefix(line, "anonymise scan") {
			continue
		}
		for _, known := range []string{word, text, people, h.root} { // what was typed may be said again
			said = strings.ReplaceAll(said, known, "")
		}
		if text := in([]byte(said), traces); text != "" {
			t.Errorf("mitten %s says %q:\n%s", line, text, said)
		}
	}
}
