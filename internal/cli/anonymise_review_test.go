package cli

import (
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

const walkTalk = `Interviewer: So, Bogna, was Tess Hathersedge there, and Gwilym?

Bogna: Tess was. Gwilym said that Gwilym and Tess Hathersedge went to Dortmund. And we saw Ewart in Zsombek.

Interviewer: I met Gwilym in Dortmund, with a Moss.

Bogna: The Moss grows. I like Moss, and Moss likes me.
`

// reviewStudy makes a study of one talk, and decides who speaks.
func reviewStudy(t *testing.T) (dir string) {
	t.Helper()
	root := t.TempDir()
	dir = filepath.Join(root, "study")
	typed(t, dir, "", "init", ".")
	file := filepath.Join(root, "walk.txt")
	if err := os.WriteFile(file, []byte(walkTalk), 0o644); err != nil {
		t.Fatal(err)
	}
	typed(t, dir, "", "import", file, "--yes", "--speaker", "Bogna=P01")
	typed(t, dir, "", "anonymise", "decide", "Bogna", "--as", "person", "--role", "a walker")
	return dir
}

func transcriptOf(t *testing.T, dir string) string {
	t.Helper()
	typed(t, dir, "", "anonymise", "apply")
	data, err := os.ReadFile(filepath.Join(dir, "transcripts", "T01.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// answers types, for each form that is asked about, what the map says; "covered"
// for one that is not, since an answer before has settled it.
func answers(t *testing.T, dir string, by map[string]string) string {
	t.Helper()
	out, _ := typed(t, dir, "", "anonymise", "list", "--undecided")
	var typedIn strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(out), "\n")[1:] {
		form, _, _ := strings.Cut(line, "\t")
		if answer := by[form]; answer != "covered" {
			typedIn.WriteString(answer + "\n")
		}
	}
	return typedIn.String()
}

func TestReviewDecidesOneByOne(t *testing.T) {
	dir := reviewStudy(t)
	in := answers(t, dir, map[string]string{
		"Gwilym": "z\np the postman", "Tess Hathersedge": "p", "Tess": "covered", "Dortmund": "l a large city; a region",
		"Zsombek": "k\nall of them live there", "Ewart": "n", "Moss": "m\np\ny\nn\ny\ny",
	})
	_, said := typed(t, dir, in, "anonymise", "review")
	for _, want := range []string{
		"Gwilym", "4 times in T01", "T01:1  ...", "**Gwilym**", `"z" is none of the letters`, `"p" is none of the letters`, "printed as [the postman]", "Dortmund: place, printed as [a large city]",
		"why may it stay?", "Ewart: no identifier; it stays", "an identifier here?", "0 forms wait for a decision",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("lacks %q:\n%s", want, said)
		}
	}
	text := regexp.MustCompile(`\[(Person|Place) \d\]`).ReplaceAllString(transcriptOf(t, dir), "[somebody]") // in what order, and as what, the layers say
	for _, want := range []string{
		"was [somebody] there, and [the postman]?", "[somebody] was. [the postman] said that [the postman] and [somebody] went to [a large city]. And we saw Ewart in Zsombek.",
		"with a [somebody].", "The Moss grows. I like [somebody], and [somebody] likes me.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
	if _, said = typed(t, dir, "", "anonymise", "review"); !strings.Contains(said, "nothing waits for a decision") {
		t.Errorf("a second review:\n%s", said)
	}
	if _, said := typed(t, dir, "", "anonymise", "apply", "--dry-run"); strings.Contains(said, "for a decision") {
		t.Errorf("apply:\n%s", said)
	}
}

func TestReviewGoesOnWhereItWasLeft(t *testing.T) {
	dir := reviewStudy(t)
	_, first := typed(t, dir, "p\n\nq\n", "anonymise", "review")
	if !strings.Contains(first, "1 form decided") {
		t.Fatalf("first:\n%s", first)
	}
	asked := regexp.MustCompile(`1 of \d+: (.+)`).FindStringSubmatch(first)
	before := transcriptOf(t, dir)
	// one answer, taken back, and given otherwise
	_, second := typed(t, dir, "p\nu\no the mill\nq\n", "anonymise", "review")
	if !strings.Contains(second, "taken back") || !strings.Contains(second, "printed as [the mill]") || strings.Contains(second, "*"+asked[1]+"*") {
		t.Errorf("second:\n%s", second)
	}
	typed(t, dir, "", "anonymise", "undo")
	if after := transcriptOf(t, dir); after != before {
		t.Errorf("undone:\n%s\nbefore:\n%s", after, before)
	}
}

// What was said of the places before the review was left is kept.
func TestReviewLeftInTheMiddleOfAForm(t *testing.T) {
	dir := reviewStudy(t)
	in := answers(t, dir, map[string]string{"Moss": "m\nn\nn\nq"})
	_, said := typed(t, dir, in[:strings.Index(in, "q\n")+2]+"p\n", "anonymise", "review")
	if !strings.Contains(said, "no identifier at 2 places") || !strings.Contains(said, "1 form decided") {
		t.Errorf("%s", said)
	}
}

func TestReviewOffersWhatAFormIsAPartOf(t *testing.T) {
	dir := reviewStudy(t)
	typed(t, dir, "", "anonymise", "decide", "Ewart Zsombek Moss", "--as", "place", "--print", "a farm")
	same := "s\n" // and Enter, which takes what is offered
	in := answers(t, dir, map[string]string{"Ewart": same, "Zsombek": same})
	_, said := typed(t, dir, in, "anonymise", "review")
	if !strings.Contains(said, "Enter for Ewart Zsombek Moss") {
		t.Errorf("%s", said)
	}
	if text := transcriptOf(t, dir); !strings.Contains(text, "we saw [a farm] in [a farm]") {
		t.Errorf("%s", text)
	}
}

// An answer is there for others, and so after kill -9, as soon as it is given;
// and while somebody reviews nobody else decides.
func TestReviewWritesAtOnceAndAlone(t *testing.T) {
	dir := reviewStudy(t)
	in, keys := io.Pipe()
	var said lockedBuffer
	app := &App{
		Stdin: in, Stdout: io.Discard, Stderr: &said, Now: time.Now, Rand: rand.NewChaCha8([32]byte{2}), Progress: true, Answers: true, Width: 100,
		Getenv: func(name string) string {
			return map[string]string{"MITTEN_CONFIG": filepath.Join(filepath.Dir(dir), "config")}[name]
		},
	}
	ended := make(chan int)
	go func() { ended <- Main([]string{"-C", dir, "anonymise", "review"}, app) }()
	io.WriteString(keys, "l a mill\n")
	for deadline := time.Now().Add(time.Minute); !strings.Contains(said.String(), "2 of "); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("no second question:\n%s", said.String())
		}
	}
	if out, _ := typed(t, dir, "", "anonymise", "list"); !strings.Contains(out, "\tplace\t[a mill]\t") {
		t.Errorf("the first answer is not there yet:\n%s", out)
	}
	other := *app
	other.Stdin, other.Stderr = strings.NewReader("n\n"), io.Discard
	for _, args := range [][]string{{"review"}, {"decide", "Ewart", "--as", "person"}, {"undo"}, {"heard", "--none"}, {"apply"}} {
		if code := Main(append([]string{"-C", dir, "anonymise"}, args...), &other); code != CodeLocked {
			t.Errorf("%s meanwhile: exit code %d", args[0], code)
		}
	}
	keys.Close()
	if code := <-ended; code != 0 {
		t.Errorf("the review ended with exit code %d:\n%s", code, said.String())
	}
}

type lockedBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}
