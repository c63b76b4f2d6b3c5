package bench

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// childEnv names what a copy of this test binary is to do instead of testing.
// References run in processes of their own, as mitten does, and the process
// that measures stays small: Linux counts the memory of whoever starts a
// process into that process's peak.
const childEnv = "MITTEN_BENCH_CHILD"

// keepEnv names a folder in which the studies stay for the next run, and for
// looking at with a profiler.
const keepEnv = "MITTEN_BENCH_DIR"

// place is where studies, indexes and the program are made.
var place string

func TestMain(m *testing.M) {
	if task, ok := children[os.Getenv(childEnv)]; ok {
		if err := task(os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(run(m))
}

func run(m *testing.M) int {
	place = os.Getenv(keepEnv)
	if place == "" {
		dir, err := os.MkdirTemp("", "mitten-bench-")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(dir)
		place = dir
	}
	code := m.Run()
	printRows(os.Stdout)
	return code
}

// children are the tasks of other processes, by name.
var children = map[string]func(args []string) error{
	"write":    childWrite,
	"bare":     childBare,
	"decode":   childDecode,
	"amend":    childAmend,
	"files":    childFiles,
	"store":    childStore,
	"scan":     childScan,
	"turnover": childTurnover,
	"people":   childPeople,
	"unread":   childUnread,
	"unpack":   childUnpack,
}

func childWrite(args []string) error {
	var n int
	if _, err := fmt.Sscan(args[1], &n); err != nil {
		return err
	}
	return WriteStudy(args[0], n)
}

// child is this binary, about to do a task.
func child(task string, args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), childEnv+"="+task)
	return cmd
}

// ask runs a child and reads the JSON that it prints into answer.
func ask(b *testing.B, answer any, task string, args ...string) {
	b.Helper()
	cmd := child(task, args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err == nil && answer != nil {
		err = json.Unmarshal(out, answer)
	}
	if err != nil {
		b.Fatalf("%s: %v", task, err)
	}
}

// tell prints what ask reads.
func tell(answer any) error { return json.NewEncoder(os.Stdout).Encode(answer) }

// studyOf gives the folder of the study of n interviews, made on first use.
func studyOf(b *testing.B, n int) string {
	b.Helper()
	dir := filepath.Join(place, fmt.Sprintf("study-%d-%d", seed, n))
	if _, err := os.Stat(dir); err == nil {
		return dir
	}
	unfinished := dir + "-unfinished"
	if err := os.RemoveAll(unfinished); err != nil {
		b.Fatal(err)
	}
	ask(b, nil, "write", unfinished, fmt.Sprint(n))
	if err := os.Rename(unfinished, dir); err != nil {
		b.Fatal(err)
	}
	return dir
}

// mitten gives the program, built once a run.
func mitten(b *testing.B) string {
	b.Helper()
	if program == "" {
		path := filepath.Join(place, "mitten")
		buildInto(b, path, "github.com/mitten-qda/mitten/cmd/mitten")
		program = path
	}
	return program
}

var program string

// buildInto builds a program as `make release` does.
func buildInto(b *testing.B, path, what string) {
	b.Helper()
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, what)
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("build %s: %v\n%s", what, err, out)
	}
}

// verb is a call of the program on a study.
func verb(b *testing.B, dir string, args ...string) func() sample {
	return process(b, mitten(b), append([]string{"-C", dir}, args...)...)
}
