package bench

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// seed changes when the material does.
const seed = 20190501

var (
	cycles   = []string{"2019-05", "2019-11"}
	coders   = []string{"ash", "rowan"}
	roles    = []string{"Pod Leader", "Floating Support client", "operations staff", "volunteer", "placement student"}
	services = []string{"Pods", "Floating Support"}
)

// WriteStudy writes a study of n invented interviews into dir, which must not
// exist: transcripts of about 6,000 words (34 kB), a participant each, 25
// themes, and 60 codings in each interview, 30 by either of two coders, every
// anchor exact. The same n gives the same bytes, and a larger study begins
// with the interviews of a smaller one. There is no vault, since nothing in it
// was ever identifiable.
func WriteStudy(dir string, n int) error {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	for _, sub := range []string{"transcripts", "memos", "codings/ash", "codings/rowan"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(sub)), 0o755); err != nil {
			return err
		}
	}
	words := newVocabulary()
	var next atomic.Int64
	var wait sync.WaitGroup
	failed := make(chan error, runtime.GOMAXPROCS(0))
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := writeInterview(dir, words, i); err != nil {
					failed <- err
					return
				}
			}
		})
	}
	wait.Wait()
	close(failed)
	if err := <-failed; err != nil {
		return err
	}
	for name, text := range map[string]string{
		"participants.csv": participants(n), "codebook.yaml": codebookText(words), "mitten.yaml": configText(),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// writeInterview writes transcript and journals of interview i. They depend on
// i alone.
func writeInterview(dir string, words vocabulary, i int) error {
	rnd := rand.New(rand.NewPCG(seed, uint64(i)+1))
	var key [32]byte
	copy(key[:], documentID(i))
	ids := rand.NewChaCha8(key)
	d, err := interview(words, rnd, i)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "transcripts", d.ID+".md"), d.Render(), 0o644); err != nil {
		return err
	}
	start := time.Date(2019, 6, 1, 9, 0, 0, 0, time.UTC).Add(time.Duration(i) * time.Hour)
	for k, coder := range coders {
		lines := journal(d, coder, rnd, ids, start.Add(time.Duration(k)*30*24*time.Hour))
		if err := os.WriteFile(filepath.Join(dir, "codings", coder, d.ID+".jsonl"), lines, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func participants(n int) string {
	var b strings.Builder
	b.WriteString("id,role,service,pod,consent\n")
	for i := range n {
		fmt.Fprintf(&b, "%s,%s,%s,Pod %d,yes\n", participantID(i), roles[i*7%len(roles)], services[i%len(services)], i%11+1)
	}
	return b.String()
}

// codebookText is 25 themes: five roots, each with four themes below it.
func codebookText(words vocabulary) string {
	var b strings.Builder
	b.WriteString("codebook: 1\nname: Generated themes\nthemes:\n")
	for i := range themeCount {
		indent := "  "
		if i%5 > 0 {
			indent = "      "
		}
		fmt.Fprintf(&b, "%s- id: %s\n%s  name: %s %s\n", indent, themeID(i), indent, words[40+i], words[90+i])
		fmt.Fprintf(&b, "%s  definition: When %s is said of %s.\n", indent, words[140+i], words[190+i])
		if i%5 == 0 {
			b.WriteString("    themes:\n")
		}
	}
	return b.String()
}

func configText() string {
	return fmt.Sprintf("mitten: 1\nname: Generated study\ncycles: [%s]\nattributes:\n  role: [%s]\n  service: [%s]\ncoders: [%s]\nattribution: \"{service} {role}\"\n",
		strings.Join(cycles, ", "), strings.Join(roles, ", "), strings.Join(services, ", "), strings.Join(coders, ", "))
}
